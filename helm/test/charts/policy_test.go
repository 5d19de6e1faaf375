package charts

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	policyv1 "k8s.io/api/policy/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
)

func TestPodsAreHardenedInEveryRendering(t *testing.T) {
	forEachRendering(t, func(t *testing.T, all []unstructured.Unstructured) {
		pods := 0
		for _, object := range all {
			switch object.GetKind() {
			case "Deployment":
				pods++
				deployment := as[appsv1.Deployment](t, object)
				hardened(t, deployment.Spec.Template.Spec)
				probed(t, deployment.Spec.Template.Spec.Containers[0])
				spread(t, deployment)
			case "Pod":
				pods++
				hardened(t, as[corev1.Pod](t, object).Spec)
			}
		}
		if pods != 2 {
			t.Errorf("the operator and its test were expected, found %d pods", pods)
		}
	})
}

func TestRightsAreNarrowInEveryRendering(t *testing.T) {
	forEachRendering(t, func(t *testing.T, all []unstructured.Unstructured) {
		for _, object := range all {
			if object.GetKind() != "Role" && object.GetKind() != "ClusterRole" {
				continue
			}
			for _, rule := range as[rbacv1.Role](t, object).Rules {
				said := fmt.Sprint(object.GetName(), rule.APIGroups, rule.Resources, rule.Verbs)
				words := slices.Concat(rule.APIGroups, rule.Resources, rule.Verbs)
				for _, forbidden := range []string{"*", "escalate", "bind", "impersonate", "pods/exec", "nodes", "roles", "clusterroles"} {
					if slices.Contains(words, forbidden) {
						t.Errorf("%s allows %s", said, forbidden)
					}
				}
				if slices.Contains(rule.Resources, "secrets") && !slices.Equal(rule.Verbs, []string{"create"}) {
					t.Errorf("%s allows more of Secrets than to make them", said)
				}
			}
		}
	})
}

// What the Prometheus operator's own types do not know, it would not do.
func TestMonitorsAndRulesAreThePrometheusOperatorsOwn(t *testing.T) {
	found := 0
	for _, object := range objects(t, render(t, operatorChart, "-f", cases(t)["everything"])) {
		switch object.GetKind() {
		case "ServiceMonitor":
			as[monitoringv1.ServiceMonitor](t, object)
		case "PodMonitor":
			as[monitoringv1.PodMonitor](t, object)
		case "PrometheusRule":
			as[monitoringv1.PrometheusRule](t, object)
		default:
			continue
		}
		found++
	}
	if found != 3 {
		t.Errorf("%d objects of the Prometheus operator, not three", found)
	}
}

func TestNothingDanglesInAnyRendering(t *testing.T) {
	forEachRendering(t, func(t *testing.T, all []unstructured.Unstructured) {
		operator := as[appsv1.Deployment](t, only(t, all, "Deployment"))
		pods := labels.Set(operator.Spec.Template.Labels)
		test := labels.Set(as[corev1.Pod](t, only(t, all, "Pod")).Labels)
		budgets, isTwo := 0, *operator.Spec.Replicas > 1
		selects := func(object unstructured.Unstructured, selector map[string]string, testToo bool) {
			if !labels.SelectorFromSet(selector).Matches(pods) || labels.SelectorFromSet(selector).Matches(test) != testToo {
				t.Errorf("%s %s selects the wrong pods by %v", object.GetKind(), object.GetName(), selector)
			}
		}
		selects(unstructured.Unstructured{}, operator.Spec.Selector.MatchLabels, false)
		for _, object := range all {
			switch object.GetKind() {
			case "Service":
				selects(object, as[corev1.Service](t, object).Spec.Selector, false)
			case "PodDisruptionBudget":
				budgets++
				selects(object, as[policyv1.PodDisruptionBudget](t, object).Spec.Selector.MatchLabels, false)
			case "NetworkPolicy":
				selects(object, as[networkingv1.NetworkPolicy](t, object).Spec.PodSelector.MatchLabels, true)
			case "ServiceMonitor":
				selector, _, _ := unstructured.NestedStringMap(object.Object, "spec", "selector", "matchLabels")
				service := only(t, all, "Service")
				if !labels.SelectorFromSet(selector).Matches(labels.Set(service.GetLabels())) {
					t.Errorf("the ServiceMonitor selects no Service by %v", selector)
				}
			case "RoleBinding", "ClusterRoleBinding":
				if subject := as[rbacv1.RoleBinding](t, object).Subjects[0]; subject.Name != operator.Spec.Template.Spec.ServiceAccountName {
					t.Errorf("%s gives rights to %s, which the operator is not", object.GetName(), subject.Name)
				}
			}
		}
		if isTwo != (budgets == 1) {
			t.Errorf("%d disruption budgets for %d replicas", budgets, *operator.Spec.Replicas)
		}
	})
}

func forEachRendering(t *testing.T, check func(*testing.T, []unstructured.Unstructured)) {
	for name, values := range cases(t) {
		t.Run(name, func(t *testing.T) { check(t, objects(t, render(t, operatorChart, "-f", values))) })
	}
}

// hardened is the restricted Pod Security Standard, and what linters ask beyond it.
func hardened(t *testing.T, pod corev1.PodSpec) {
	t.Helper()
	asked := map[string]bool{
		"a user that is not root":                     pod.SecurityContext.RunAsNonRoot != nil && *pod.SecurityContext.RunAsNonRoot && *pod.SecurityContext.RunAsUser >= 10001 && *pod.SecurityContext.RunAsGroup >= 10001,
		"the runtime's seccomp profile":               pod.SecurityContext.SeccompProfile.Type == corev1.SeccompProfileTypeRuntimeDefault,
		"nothing of the host":                         !pod.HostPID && !pod.HostIPC && !pod.HostNetwork,
		"no addresses of Services in its environment": pod.EnableServiceLinks != nil && !*pod.EnableServiceLinks,
		"an account of its own":                       pod.ServiceAccountName != "" && pod.ServiceAccountName != "default",
	}
	for _, volume := range pod.Volumes {
		asked["a size limit on "+volume.Name] = volume.EmptyDir != nil && volume.EmptyDir.SizeLimit != nil
	}
	for _, container := range pod.Containers {
		context := container.SecurityContext
		asked["no way to more rights"] = context.AllowPrivilegeEscalation != nil && !*context.AllowPrivilegeEscalation && context.Privileged == nil
		asked["a file system that is read-only"] = context.ReadOnlyRootFilesystem != nil && *context.ReadOnlyRootFilesystem
		asked["no capability"] = slices.Equal(context.Capabilities.Drop, []corev1.Capability{"ALL"}) && len(context.Capabilities.Add) == 0
		asked["requests, and a memory limit"] = !container.Resources.Requests.Cpu().IsZero() && !container.Resources.Requests.Memory().IsZero() && !container.Resources.Limits.Memory().IsZero()
		asked["an image of one version"] = (strings.Contains(container.Image, "@sha256:") || strings.Count(container.Image, ":") > 0) && !strings.HasSuffix(container.Image, ":latest")
		names := map[string]bool{}
		for _, variable := range container.Env {
			if names[variable.Name] {
				t.Errorf("%s is set twice", variable.Name)
			}
			names[variable.Name] = true
			asked["no Secret in its environment"] = variable.ValueFrom == nil || variable.ValueFrom.SecretKeyRef == nil
		}
	}
	for what, isSo := range asked {
		if !isSo {
			t.Errorf("the pod lacks %s", what)
		}
	}
}

func probed(t *testing.T, container corev1.Container) {
	t.Helper()
	if container.StartupProbe == nil || container.LivenessProbe == nil || container.ReadinessProbe == nil ||
		container.LivenessProbe.HTTPGet.Path == container.ReadinessProbe.HTTPGet.Path {
		t.Error("being alive and being ready are two questions, and starting is a third")
	}
}

func spread(t *testing.T, deployment appsv1.Deployment) {
	t.Helper()
	pod := deployment.Spec.Template.Spec
	if *deployment.Spec.Replicas > 1 && len(pod.TopologySpreadConstraints) == 0 && pod.Affinity == nil {
		t.Error("both replicas may stand on one node")
	}
}

// as is the typed object; a field that Kubernetes does not know is an error.
func as[T any](t *testing.T, object unstructured.Unstructured) T {
	t.Helper()
	var typed T
	if err := runtime.DefaultUnstructuredConverter.FromUnstructuredWithValidation(object.Object, &typed, true); err != nil {
		t.Fatalf("%s %s: %v", object.GetKind(), object.GetName(), err)
	}
	return typed
}

func only(t *testing.T, all []unstructured.Unstructured, kind string) unstructured.Unstructured {
	t.Helper()
	var found []unstructured.Unstructured
	for _, object := range all {
		if object.GetKind() == kind {
			found = append(found, object)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d objects of kind %s, not one", len(found), kind)
	}
	return found[0]
}
