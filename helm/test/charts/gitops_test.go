package charts

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

const repository = "../../.."

// Flux adds images and patches to the Kustomization in the folder, then builds it.
func TestFluxBuildsTheSample(t *testing.T) {
	built := ""
	for _, flux := range sample(t, "flux/erp.yaml", "Kustomization") {
		spec := flux.Object["spec"].(map[string]any)
		folder := t.TempDir()
		if err := os.CopyFS(folder, os.DirFS(filepath.Join(repository, spec["path"].(string)))); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(folder, "kustomization.yaml")
		kustomization, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{"images", "patches"} {
			if added, isAdded := spec[part]; isAdded {
				kustomization = append(kustomization, text(map[string]any{part: added})...)
			}
		}
		if err := os.WriteFile(file, kustomization, 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("kubectl", "kustomize", folder).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", flux.GetName(), err, out)
		}
		built += string(out)
	}
	if strings.Count(built, "registry.example.com/erp/erp-operator:") != 2 || strings.Contains(built, "localhost/erp-operator") {
		t.Error("the image is not set in both places: it stands in its container and in a variable")
	}
	for _, wanted := range []string{"kind: ErpVertical", "domain: erp.example.com", "registry: registry.example.com/erp\n", "className: nginx"} {
		if !strings.Contains(built, wanted) {
			t.Errorf("the build lacks %q", wanted)
		}
	}
}

func TestArgoRendersTheSample(t *testing.T) {
	kinds := map[string]bool{}
	for _, application := range sample(t, "argocd/applications.yaml", "Application") {
		source, _, _ := unstructured.NestedMap(application.Object, "spec", "source")
		values := filepath.Join(t.TempDir(), "values.yaml")
		if err := os.WriteFile(values, []byte(text(source["helm"].(map[string]any)["valuesObject"])), 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := helm(nil, "template", application.GetName(), filepath.Join(repository, source["path"].(string)), "-f", values)
		if err != nil {
			t.Fatal(err)
		}
		for _, object := range objects(t, out) {
			kinds[object.GetKind()] = true
		}
	}
	for _, kind := range []string{"Deployment", "CustomResourceDefinition", "ErpSuite", "ErpVertical"} {
		if !kinds[kind] {
			t.Errorf("the Applications bring no %s", kind)
		}
	}
}

func sample(t *testing.T, file, kind string) (found []unstructured.Unstructured) {
	t.Helper()
	manifests, err := os.ReadFile(filepath.Join(repository, "samples/gitops", file))
	if err != nil {
		t.Fatal(err)
	}
	for _, object := range objects(t, string(manifests)) {
		if object.GetKind() == kind {
			found = append(found, object)
		}
	}
	if len(found) != 2 {
		t.Fatalf("%s has %d objects of kind %s, not two", file, len(found), kind)
	}
	return found
}
