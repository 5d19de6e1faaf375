// Package gitops holds the statuses that the operator writes against the tools that read them: Flux and kubectl by
// kstatus, Argo CD by the Lua of samples/gitops.
package gitops

import (
	"os"
	"path/filepath"
	"testing"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/util/json"
	"sigs.k8s.io/yaml"
)

// A written is an object as the API server has it after a pass of the operator.
type written struct {
	name   string
	object unstructured.Unstructured
}

// statuses are those of all the planner's cases, and what was read from a cluster of suites.
func statuses(t *testing.T) []written {
	t.Helper()
	found := verticals(t)
	suites, err := filepath.Glob("testdata/suite-*.yaml")
	if err != nil || len(suites) == 0 {
		t.Fatal("no statuses of suites", err)
	}
	for _, file := range suites {
		found = append(found, written{filepath.Base(file), unstructured.Unstructured{Object: read(t, file)}})
	}
	return found
}

func verticals(t *testing.T) []written {
	t.Helper()
	folders, err := filepath.Glob("../../../operator/src/test/resources/plan/*")
	if err != nil || len(folders) < 40 {
		t.Fatal("the planner's cases are not where they were", len(folders), err)
	}
	var found []written
	for _, folder := range folders {
		status, isWritten := read(t, filepath.Join(folder, "then.yaml"))["status"].(map[string]any)
		if !isWritten { // a vertical that is gone
			continue
		}
		metadata := map[string]any{"name": "construccion", "namespace": "erp", "generation": status["observedGeneration"]}
		if given, _ := read(t, filepath.Join(folder, "given.yaml"))["vertical"].(map[string]any); given["deleted"] == true {
			metadata["deletionTimestamp"] = "2026-03-01T12:00:00Z"
		}
		found = append(found, written{filepath.Base(folder), unstructured.Unstructured{Object: map[string]any{
			"apiVersion": "erp.isem.dev/v1alpha1", "kind": "ErpVertical", "metadata": metadata, "status": status,
		}}})
	}
	return found
}

func read(t *testing.T, file string) map[string]any {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	asJSON, err := yaml.YAMLToJSON(text)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	var document map[string]any
	if err := json.Unmarshal(asJSON, &document); err != nil { // Kubernetes' own: a generation is an integer
		t.Fatalf("%s: %v", file, err)
	}
	return document
}

// is tells whether the object's condition is True.
func (w written) is(condition string) bool {
	conditions, _, _ := unstructured.NestedSlice(w.object.Object, "status", "conditions")
	for _, each := range conditions {
		if found := each.(map[string]any); found["type"] == condition {
			return found["status"] == "True"
		}
	}
	return false
}
