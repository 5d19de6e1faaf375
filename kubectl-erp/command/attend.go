package command

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/wait"

	"dev.isem.erp/kubectl-erp/access"
	"dev.isem.erp/kubectl-erp/api"
	"dev.isem.erp/kubectl-erp/story"
)

// After its deadline a Job still ends its pod, which has its time to stop.
const toEnd = 2 * time.Minute

// attendance is to stand beside a Job of one pod: its log goes to the output, all else that is worth telling to the error output.
type attendance struct {
	*tools
	client    *access.Client
	job, what string
	timeout   time.Duration

	hasStarted bool
	printed    int64 // bytes of the log
	isRead     bool  // up to the log's end
	unread     error // why the log was not read
	told       string
}

// untilItEnds ends as the Job does. A server that does not answer for a moment ends nothing, nor does the end of this command.
func (a *attendance) untilItEnds(ctx context.Context) error {
	limited, cancel := context.WithTimeout(ctx, a.timeout+toEnd)
	defer cancel()
	var unreachable error
	err := wait.PollUntilContextCancel(limited, lookAgain, true, func(ctx context.Context) (bool, error) {
		job, err := a.client.Job(ctx, a.job)
		if err != nil {
			unreachable = err
			return false, nil
		}
		if job == nil {
			return false, &answer{exitNo, fmt.Sprintf("Job %s was deleted before it ended. What it did until then stays.", a.job)}
		}
		// The pod is read after the Job, so that a Job that ended has said everything.
		pod, err := a.client.PodOf(ctx, a.job)
		if err != nil {
			unreachable = err
			return false, nil
		}
		unreachable = nil
		a.attend(ctx, pod)
		return a.judge(job, pod)
	})
	var ended *answer
	switch {
	case err == nil || errors.As(err, &ended):
		return err
	case ctx.Err() != nil:
		return &answer{exitFailed, fmt.Sprintf("Job %s goes on without this command, for %s at most.\nFollow it with: %s\nEnd it with: kubectl delete job/%s -n %s",
			a.job, a.timeout, a.howToRead("-f "), a.job, a.client.Namespace)}
	default:
		return &answer{exitTimeout, fmt.Sprintf("Whether Job %s ended is not known after %s. Last seen: %v", a.job, a.timeout+toEnd, unreachable)}
	}
}

// attend prints what the pod logs, or why it does not start.
func (a *attendance) attend(ctx context.Context, pod *corev1.Pod) {
	container := containerOf(pod)
	if container == nil || container.State.Waiting != nil {
		a.tell(a.trouble(ctx, pod))
		return
	}
	a.hasStarted = true
	if a.isRead {
		return
	}
	printed, err := a.client.Follow(ctx, pod.Name, api.Command, a.printed, a.Out)
	a.printed += printed
	a.unread = err
	// A connection may break before the container ends; then the rest is read once more.
	a.isRead = err == nil && container.State.Terminated != nil
}

func containerOf(pod *corev1.Pod) *corev1.ContainerStatus {
	if pod == nil {
		return nil
	}
	found := slices.IndexFunc(pod.Status.ContainerStatuses, func(each corev1.ContainerStatus) bool { return each.Name == api.Command })
	if found < 0 {
		return nil
	}
	return &pod.Status.ContainerStatuses[found]
}

// trouble is what the pod says of itself, or else the newest warning: of a Secret that is missing, of a quota that is used up.
func (a *attendance) trouble(ctx context.Context, pod *corev1.Pod) string {
	object := a.job
	if pod != nil {
		if words := story.TroubleOf(pod); words != string(corev1.PodPending) {
			return words
		}
		object = pod.Name
	}
	warnings, err := a.client.Warnings(ctx, object)
	// That the time is over says nothing of why.
	warnings = slices.DeleteFunc(warnings, func(each corev1.Event) bool { return each.Reason == batchv1.JobReasonDeadlineExceeded })
	if err != nil || len(warnings) == 0 {
		return ""
	}
	newest := story.Sorted(warnings)[len(warnings)-1]
	return newest.Reason + ": " + newest.Message
}

func (a *attendance) tell(words string) {
	if words != "" && words != a.told {
		fmt.Fprintf(a.ErrOut, "%s  %s\n", a.now().Format(time.TimeOnly), words)
		a.told = words
	}
}

func (a *attendance) judge(job *batchv1.Job, pod *corev1.Pod) (bool, error) {
	for _, condition := range job.Status.Conditions {
		switch {
		case condition.Status != corev1.ConditionTrue:
		case condition.Type == batchv1.JobComplete:
			fmt.Fprintf(a.ErrOut, "%s is done.%s\n", a.what, a.ofTheLog(""))
			return true, nil
		case condition.Type == batchv1.JobFailed && condition.Reason == batchv1.JobReasonDeadlineExceeded:
			return false, &answer{exitTimeout, fmt.Sprintf("%s was ended after %s, its --timeout. %s", a.what, a.timeout, a.leftBehind())}
		case condition.Type == batchv1.JobFailed:
			return false, &answer{exitNo, fmt.Sprintf("%s %s. %s%s", a.what, a.cause(pod, condition.Message), a.leftBehind(),
				a.ofTheLog(" Its log is above."))}
		}
	}
	return false, nil
}

func (a *attendance) cause(pod *corev1.Pod, otherwise string) string {
	if pod == nil {
		return "failed: " + otherwise
	}
	if container := containerOf(pod); container != nil && container.State.Terminated != nil {
		return story.Ended(container.State.Terminated)
	}
	return "failed: " + story.TroubleOf(pod)
}

func (a *attendance) leftBehind() string {
	switch {
	case a.hasStarted:
		return "What it did until then stays."
	case a.told != "":
		return "It did not start: " + a.told + "."
	default:
		return "It did not start."
	}
}

// ofTheLog says where the log is, if it is not above.
func (a *attendance) ofTheLog(above string) string {
	switch {
	case !a.hasStarted:
		return ""
	case a.unread != nil:
		return fmt.Sprintf(" Its log could not be read (%s); for an hour it is in: %s", strings.TrimSpace(a.unread.Error()), a.howToRead(""))
	case above == "":
		return ""
	default:
		return fmt.Sprintf("%s For an hour it is also in: %s", above, a.howToRead(""))
	}
}

func (a *attendance) howToRead(flags string) string {
	return fmt.Sprintf("kubectl logs %sjob/%s -n %s", flags, a.job, a.client.Namespace)
}
