package story

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"dev.isem.erp/kubectl-erp/api"
)

// Trouble is a pod that does not do what it is for, and why in Kubernetes' own words.
type Trouble struct {
	Pod    string `json:"pod"`
	Reason string `json:"reason"`
}

// serving counts the ready pods of back end and front end, and the pods that the manifest, or the autoscaler, asks for.
func (s *Snapshot) serving(vertical *api.Vertical) (ready, wanted int) {
	for _, pod := range s.Pods {
		component := pod.Labels[api.Component]
		if pod.Labels[api.Instance] == vertical.Name && (component == "backend" || component == "frontend") && isReady(&pod) {
			ready++
		}
	}
	wanted = vertical.Spec.Backend.Replicas
	if vertical.Spec.Backend.Autoscaling != nil {
		wanted = vertical.Status.Replicas
	}
	return ready, wanted + vertical.Spec.Frontend.Replicas
}

// Troubles are the pods of an instance (a vertical or a suite) that are not ready, oldest first.
// Of ended migrations only the last one counts: what an earlier one said is history. A person's command keeps nothing from serving.
func (s *Snapshot) Troubles(instance, lastJob string) []Trouble {
	pods := slices.Clone(s.Pods)
	slices.SortFunc(pods, func(a, b corev1.Pod) int {
		return cmp.Or(a.CreationTimestamp.Time.Compare(b.CreationTimestamp.Time), strings.Compare(a.Name, b.Name))
	})
	var all []Trouble
	for _, pod := range pods {
		isOld := pod.Status.Phase == corev1.PodFailed && pod.Labels[api.Component] == "migration" && pod.Labels["job-name"] != lastJob
		if pod.Labels[api.Instance] != instance || pod.Labels[api.Component] == api.Command || isOld || !InTrouble(&pod) {
			continue
		}
		all = append(all, Trouble{Pod: pod.Name, Reason: TroubleOf(&pod)})
	}
	return all
}

// InTrouble tells whether a pod neither is ready nor ended well.
func InTrouble(pod *corev1.Pod) bool { return pod.Status.Phase != corev1.PodSucceeded && !isReady(pod) }

func isReady(pod *corev1.Pod) bool {
	return slices.ContainsFunc(pod.Status.Conditions, func(c corev1.PodCondition) bool {
		return c.Type == corev1.PodReady && c.Status == corev1.ConditionTrue
	})
}

// TroubleOf says what keeps a pod, in Kubernetes' own words; its phase where nothing more is known.
func TroubleOf(pod *corev1.Pod) string {
	for _, container := range slices.Concat(pod.Status.InitContainerStatuses, pod.Status.ContainerStatuses) {
		if words := ofContainer(container); words != "" {
			return words
		}
	}
	for _, condition := range pod.Status.Conditions {
		if condition.Type == corev1.PodScheduled && condition.Status == corev1.ConditionFalse {
			return condition.Reason + ": " + condition.Message
		}
	}
	if pod.DeletionTimestamp != nil {
		return "is ending"
	}
	if pod.Status.Phase == corev1.PodRunning {
		return "runs and is not ready" + restarts(pod)
	}
	return strings.TrimSuffix(string(pod.Status.Phase)+": "+pod.Status.Message, ": ")
}

func ofContainer(container corev1.ContainerStatus) string {
	waiting, ended := container.State.Waiting, container.State.Terminated
	if ended != nil && ended.ExitCode != 0 {
		return container.Name + " " + Ended(ended)
	}
	if waiting == nil || waiting.Reason == "" || waiting.Reason == "PodInitializing" || waiting.Reason == "ContainerCreating" {
		return ""
	}
	words := container.Name + " " + waiting.Reason
	if last := container.LastTerminationState.Terminated; last != nil {
		return fmt.Sprintf("%s, restarted %d times; it %s", words, container.RestartCount, Ended(last))
	}
	return strings.TrimSuffix(words+": "+waiting.Message, ": ")
}

// Ended says with which code a container ended.
func Ended(ended *corev1.ContainerStateTerminated) string {
	words := fmt.Sprintf("ended with exit code %d", ended.ExitCode)
	if ended.Reason != "" && ended.Reason != "Error" {
		words += " (" + ended.Reason + ")"
	}
	return words
}

func restarts(pod *corev1.Pod) string {
	for _, container := range pod.Status.ContainerStatuses {
		if container.RestartCount > 0 {
			return fmt.Sprintf(", restarted %d times", container.RestartCount)
		}
	}
	return ""
}
