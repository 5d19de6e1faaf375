package command

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/wait"

	"dev.isem.erp/kubectl-erp/access"
	"dev.isem.erp/kubectl-erp/api"
	"dev.isem.erp/kubectl-erp/reason"
	"dev.isem.erp/kubectl-erp/story"
)

const lookAgain = time.Second

// follow prints every change until the version of the edit serves or is refused.
func (c *change) follow(ctx context.Context, client *access.Client, edited *api.Vertical) error {
	err := c.until(ctx, client, edited.Name, c.timeout, func(now *api.Vertical) (bool, error) {
		switch {
		case now.Generation > edited.Generation && now.Spec.Version != edited.Spec.Version:
			return false, &answer{exitNo, fmt.Sprintf("Somebody asked for %s meanwhile; %s is not followed any more.", now.Spec.Version, edited.Spec.Version)}
		case now.State().Reason == story.Suspended:
			return false, &answer{exitNo, now.Name + " is suspended, so nothing comes of the edit before spec.suspend is gone."}
		case now.IsReady() && now.Status.Version == edited.Spec.Version:
			return true, nil
		case now.IsStalled():
			return false, &answer{exitNo, refusal(now)}
		}
		return false, nil
	})
	if err == nil {
		fmt.Fprintf(c.Out, "%s serves %s.\n", edited.Name, edited.Spec.Version)
	}
	return err
}

func refusal(vertical *api.Vertical) string {
	state := vertical.State()
	serves := "Nothing serves."
	if vertical.Status.Version != "" {
		serves = vertical.Status.Version + " serves on."
	}
	return fmt.Sprintf("%s %s: %s\n%s What to do: %s", vertical.Name, state.Reason, state.Message, serves, reason.Of(state.Reason).Remedy)
}

// until looks again and again, prints a line for every change of Ready, and ends with exit code 4 when the time is over.
// A server that does not answer for a moment ends nothing.
func (t *tools) until(ctx context.Context, client *access.Client, name string, timeout time.Duration, done func(*api.Vertical) (bool, error)) error {
	before := ""
	var unreachable error
	err := wait.PollUntilContextTimeout(ctx, lookAgain, timeout, true, func(ctx context.Context) (bool, error) {
		now, err := client.Vertical(ctx, name)
		if err != nil {
			unreachable = err
			return false, nil
		}
		unreachable = nil
		if line := lineOf(now.State()); line != before {
			fmt.Fprintf(t.Out, "%s  %s\n", t.now().Format(time.TimeOnly), line)
			before = line
		}
		return done(now)
	})
	if errors.Is(err, context.DeadlineExceeded) || wait.Interrupted(err) && ctx.Err() == nil {
		if unreachable != nil {
			before = unreachable.Error()
		}
		return &answer{exitTimeout, fmt.Sprintf("%s is not there after %s; it goes on without this command. Last seen: %s", name, timeout, before)}
	}
	return err
}

func lineOf(state metav1.Condition) string {
	return strings.TrimSuffix(state.Reason+": "+state.Message, ".")
}

// gitManager is who applies spec.version on the server's side, which is how tools that follow a repository do it.
func gitManager(vertical *api.Vertical) string {
	for _, entry := range vertical.ManagedFields {
		isApply := entry.Operation == metav1.ManagedFieldsOperationApply
		if isApply && entry.FieldsV1 != nil && strings.Contains(string(entry.FieldsV1.Raw), `"f:version":{}`) && entry.Subresource == "" {
			return entry.Manager
		}
	}
	return ""
}
