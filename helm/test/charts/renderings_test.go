package charts

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/yaml"
)

func TestRenderingsAreAsRecorded(t *testing.T) {
	for name, values := range cases(t) {
		t.Run(name, func(t *testing.T) {
			isRecorded(t, filepath.Join(filepath.Dir(values), "rendered.yaml"), render(t, operatorChart, "-f", values))
		})
	}
}

func TestInstallYamlIsTheChartsDefault(t *testing.T) {
	isRecorded(t, "../../../deploy/install.yaml", `# The chart erp-operator without Helm, in the namespace erp-system. Generated; its images are on localhost:
#   sed 's#localhost/#registry.example.com/erp/#' deploy/install.yaml | kubectl apply --server-side -f -
apiVersion: v1
kind: Namespace
metadata:
  name: erp-system
`+render(t, operatorChart, "--skip-tests"))
}

func TestChartInstallsTheGeneratedCrds(t *testing.T) {
	manifests, err := filepath.Glob("../../../crds/manifests/*.yaml")
	if err != nil || len(manifests) != 2 {
		t.Fatal("the CRDs are not where they were", manifests, err)
	}
	rendered := map[string]unstructured.Unstructured{}
	for _, object := range objects(t, render(t, operatorChart)) {
		rendered[object.GetName()] = object
	}
	for _, file := range manifests {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		crd := objects(t, string(text))[0]
		found, there := rendered[crd.GetName()]
		if !there || !reflect.DeepEqual(found.Object["spec"], crd.Object["spec"]) {
			t.Errorf("%s is not rendered as it was generated", crd.GetName())
		}
		if found.GetAnnotations()["helm.sh/resource-policy"] != "keep" {
			t.Errorf("%s would go with the release, and every suite with it", crd.GetName())
		}
	}
}

func TestSuiteValuesDeclareWhatTheSamplesDo(t *testing.T) {
	samples, err := filepath.Glob("../../../samples/verticals/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{}
	for _, file := range append(samples, "../../../samples/suite.yaml") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, object := range objects(t, string(text)) {
			want[identity(object)] = object.Object["spec"]
		}
	}
	got := map[string]any{}
	for _, object := range objects(t, render(t, suiteChart, "-f", "../../../samples/suite-values.yaml")) {
		got[identity(object)] = object.Object["spec"]
	}
	for name := range want {
		if !reflect.DeepEqual(want[name], got[name]) {
			t.Errorf("%s differs:\nsamples\n%s\nchart\n%s", name, text(want[name]), text(got[name]))
		}
		delete(got, name)
	}
	if len(got) > 0 {
		t.Errorf("the chart declares what the samples do not: %v", got)
	}
}

func identity(object unstructured.Unstructured) string {
	return strings.Join([]string{object.GetAPIVersion(), object.GetKind(), object.GetNamespace(), object.GetName()}, " ")
}

func text(value any) string {
	out, _ := yaml.Marshal(value)
	return string(out)
}
