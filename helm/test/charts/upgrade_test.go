package charts

import (
	"encoding/json"
	"reflect"
	"testing"
)

// The chart as it was before its latest change of substance, packaged, and the samples of that time. No release was tagged yet: the first one
// takes its place.
const before = "testdata/before.tgz"

const stored = `{"status": {"observedGeneration": 1, "version": "1.0.0", "schemaVersion": 10,
	"conditions": [{"type": "Ready", "status": "True", "reason": "Ready", "message": "1.0.0 serves", "lastTransitionTime": "2026-03-01T11:00:00Z"}]}}`

// A user's cluster, from the chart before to this one and to none: what they declared stays readable throughout.
func TestUpgradeKeepsWhatWasDeclared(t *testing.T) {
	cluster := startCluster(t)
	cluster.helm("install", "erp-operator", before, "-n", "erp-system", "--create-namespace")
	cluster.kubectl("wait", "--for=condition=Established", "--timeout=60s", "crd/erpsuites.erp.isem.dev", "crd/erpverticals.erp.isem.dev")
	cluster.kubectl("create", "namespace", "erp")
	cluster.kubectl("apply", "-f", "testdata/before-suite.yaml", "-f", "testdata/before-erp-core.yaml")
	cluster.kubectl("patch", "erpv", "erp-core", "-n", "erp", "--subresource=status", "--type=merge", "-p", stored)
	declared := cluster.declared()

	cluster.helm("upgrade", "erp-operator", operatorChart, "-n", "erp-system", "--set", "replicas=2")
	cluster.kubectl("wait", "--for=condition=Established", "--timeout=60s", "crd/erpsuites.erp.isem.dev", "crd/erpverticals.erp.isem.dev")
	isKept := func(since string) {
		t.Helper()
		for name, object := range declared {
			lost(t, since+", "+name, object, cluster.declared()[name])
		}
	}
	isKept("since the upgrade")
	// They can still be written, and what the API server refuses it refuses by this version's rules.
	cluster.kubectl("apply", "-f", "testdata/before-suite.yaml", "-f", "testdata/before-erp-core.yaml")

	cluster.helm("uninstall", "erp-operator", "-n", "erp-system", "--wait")
	isKept("since the release is gone")

	// Whoever installs again finds them: Helm takes back the CRDs that it left.
	cluster.helm("install", "erp-operator", operatorChart, "-n", "erp-system")
	isKept("since it is installed again")
	// And written as they are today.
	cluster.kubectl("apply", "-f", "../../../samples/suite.yaml", "-f", "../../../samples/verticals/erp-core.yaml")
}

// declared is what there is of suites and verticals.
func (c cluster) declared() map[string]any {
	c.t.Helper()
	found := map[string]any{}
	for _, name := range []string{"erps/isem", "erpv/erp-core"} {
		var object map[string]any
		if err := json.Unmarshal([]byte(c.kubectl("get", name, "-n", "erp", "-o", "json")), &object); err != nil {
			c.t.Fatal(err)
		}
		metadata := object["metadata"].(map[string]any)
		object["metadata"] = map[string]any{"uid": metadata["uid"], "generation": metadata["generation"]}
		found[name] = object
	}
	return found
}

// lost names what was there before and is not as it was. What a newer CRD adds by default is no loss.
func lost(t *testing.T, at string, before, after any) {
	t.Helper()
	fields, isObject := before.(map[string]any)
	if now, isStill := after.(map[string]any); isObject && isStill {
		for name, value := range fields {
			lost(t, at+"."+name, value, now[name])
		}
		return
	}
	if !reflect.DeepEqual(before, after) {
		t.Errorf("%s was %v and is %v", at, before, after)
	}
}

// The oracle of a hardened cluster: admission itself, of the pods that controllers make.
func TestPodsAreLetIntoARestrictedNamespace(t *testing.T) {
	cluster := startCluster(t)
	cluster.kubectl("create", "namespace", "erp-system")
	cluster.kubectl("label", "namespace", "erp-system", "pod-security.kubernetes.io/enforce=restricted")
	for _, namespace := range []string{"erp", "erp-staging", "monitoring"} {
		cluster.kubectl("create", "namespace", namespace)
	}
	cluster.kubectl("apply", "-f", cluster.file("class.yaml", `
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: {name: erp-operator}
value: 1000
`))
	// What needs the CRDs of the Prometheus operator is rendered, not installed.
	cluster.helm("install", "erp-operator", operatorChart, "-n", "erp-system", "-f", operatorChart+"/tests/everything/values.yaml",
		"--set", "crds.enabled=true,metrics.serviceMonitor.enabled=false,metrics.podMonitor.enabled=false,metrics.rules.enabled=false")
	cluster.await("2", "get", "deployment", "erp-operator", "-n", "erp-system", "-o", "jsonpath={.status.replicas}")

	// Two releases in one namespace, each with its own names.
	cluster.helm("install", "second", operatorChart, "-n", "erp-system", "--set", "crds.enabled=false,watchNamespaces={erp,erp-staging}")
	cluster.await("1", "get", "deployment", "second-erp-operator", "-n", "erp-system", "-o", "jsonpath={.status.replicas}")
	lease := cluster.kubectl("get", "deployment", "second-erp-operator", "-n", "erp-system",
		"-o", `jsonpath={.spec.template.spec.containers[0].env[?(@.name=="ERP_LEASE_NAME")].value}`)
	if lease != "second-erp-operator" {
		t.Errorf("the second release fights for the lease %q", lease)
	}
}
