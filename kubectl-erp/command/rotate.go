package command

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"dev.isem.erp/kubectl-erp/api"
	"dev.isem.erp/kubectl-erp/story"
)

func newRotate(t *tools) *cobra.Command {
	var timeout time.Duration
	var wait bool
	cmd := &cobra.Command{
		Use:   "rotate NAME",
		Short: "Replace the database passwords of a vertical, without a failed request",
		Long: "Asks the operator by the annotation " + api.Rotate + " for new passwords of a vertical's database roles, and follows until the old ones are refused.\n" +
			"Old and new are valid together until the last pod with the old one is gone. What waits goes on without this command. Exit code 3 when it cannot go on.",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: t.completeVerticals,
		RunE: func(cmd *cobra.Command, arguments []string) error {
			client, err := t.connect()
			if err != nil {
				return err
			}
			asked := t.now().UTC().Format(time.RFC3339)
			vertical, err := client.Annotate(cmd.Context(), arguments[0], api.Rotate, asked)
			if err != nil {
				return err
			}
			if !wait {
				fmt.Fprintf(t.Out, "%s=%s is set on %s. Follow it with: kubectl erp why %s -n %s\n", api.Rotate, asked, vertical.Name, vertical.Name, client.Namespace)
				return nil
			}
			return t.until(cmd.Context(), client, vertical.Name, timeout, func(now *api.Vertical) (bool, error) { return t.rotated(now, asked) })
		},
	}
	cmd.Flags().BoolVar(&wait, "wait", true, "follow until the old passwords are refused")
	cmd.Flags().DurationVar(&timeout, "timeout", 15*time.Minute, "how long to follow")
	return cmd
}

func (t *tools) rotated(now *api.Vertical, asked string) (bool, error) {
	rotation := now.Status.Rotation
	switch {
	case rotation != nil && rotation.Request == asked && rotation.Phase == "Done":
		fmt.Fprintf(t.Out, "The passwords of %s are replaced, and the old ones are refused.\n", now.Name)
		if rotation.Replaces == nil {
			// Those that were made first belong to the vertical itself, and the operator may not delete a Secret.
			fmt.Fprintf(t.Out, "Nothing reads the Secrets %[1]s-db-app and %[1]s-db-migrator any more: they may be deleted.\n", now.Name)
		}
		return true, nil
	case now.State().Reason == story.Suspended:
		return false, &answer{exitNo, now.Name + " is suspended, so the rotation waits until spec.suspend is gone."}
	case now.IsStalled():
		return false, &answer{exitNo, refusal(now)}
	}
	return false, nil
}
