// Package charts holds what the charts render against what was recorded, what a hardened cluster lets in, and what a
// real API server accepts.
package charts

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/yaml"
)

const (
	operatorChart = "../../erp-operator"
	suiteChart    = "../../erp-suite"
)

var golden = flag.String("golden", "", "write: record what is rendered now; the difference is the review")

// helm runs the helm on the PATH and returns its output, or an error that ends with what it said.
func helm(env []string, arguments ...string) (string, error) {
	command := exec.Command("helm", arguments...)
	command.Env = append(os.Environ(), env...)
	var out, complaint bytes.Buffer
	command.Stdout, command.Stderr = &out, &complaint
	if err := command.Run(); err != nil {
		return "", fmt.Errorf("helm %s: %w\n%s", strings.Join(arguments, " "), err, complaint.String())
	}
	return out.String(), nil
}

// render gives the manifests of the release erp-operator in erp-system, or of the suite isem in erp.
func render(t *testing.T, chart string, arguments ...string) string {
	t.Helper()
	release := map[string][]string{operatorChart: {"erp-operator", "erp-system"}, suiteChart: {"isem", "erp"}}[chart]
	out, err := helm(nil, append([]string{"template", release[0], chart, "-n", release[1]}, arguments...)...)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func objects(t *testing.T, manifests string) []unstructured.Unstructured {
	t.Helper()
	var found []unstructured.Unstructured
	for _, document := range strings.Split("\n"+manifests, "\n---") {
		var object map[string]any
		if err := yaml.Unmarshal([]byte(document), &object); err != nil {
			t.Fatalf("%v in\n%s", err, document)
		}
		if object != nil {
			found = append(found, unstructured.Unstructured{Object: object})
		}
	}
	return found
}

// isRecorded compares with the file, or writes it.
func isRecorded(t *testing.T, file, now string) {
	t.Helper()
	if *golden == "write" {
		if err := os.WriteFile(file, []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(before) != now {
		t.Errorf("%s is stale: go -C helm/test test ./charts -golden=write, then review the difference", filepath.Clean(file))
	}
}

// cases are the folders of recorded renderings, by name.
func cases(t *testing.T) map[string]string {
	t.Helper()
	folders, err := filepath.Glob(operatorChart + "/tests/*/values.yaml")
	if err != nil || len(folders) == 0 {
		t.Fatal("no recorded renderings found", err)
	}
	found := map[string]string{}
	for _, values := range folders {
		found[filepath.Base(filepath.Dir(values))] = values
	}
	return found
}
