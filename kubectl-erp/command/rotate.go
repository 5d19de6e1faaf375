package command

import (
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"dev.isem.erp/kubectl-erp/api"
	"dev.isem.erp/kubectl-erp/story"
)

// Schema whose owner signs people in.
const identity = "auth"

// Two roll-outs' worth of minutes, and the time in which every vertical learns of a key and every token of the old one expires.
const (
	passwordsTake = 15 * time.Minute
	keysTake      = 60 * time.Minute
)

func newRotate(t *tools) *cobra.Command {
	var timeout time.Duration
	var wait, keys bool
	cmd := &cobra.Command{
		Use:   "rotate NAME | rotate --signing-keys [SUITE]",
		Short: "Replace database passwords of a vertical, or a suite's signing key, without a failed request",
		Long: "Asks the operator by the annotation " + api.Rotate + " for new passwords of a vertical's database roles, and follows until the old ones are refused.\n" +
			"With --signing-keys it asks by " + api.RotateSigningKey + ", where people sign in, for another key of the suite's tokens: half an hour or so, for\n" +
			"every vertical must know the new key first, and tokens of the old one count until they expire. Old and new are valid together until the end.\n" +
			"What waits goes on without this command. Exit code 3 when it cannot go on.",
		Args: func(cmd *cobra.Command, arguments []string) error {
			if keys {
				return cobra.MaximumNArgs(1)(cmd, arguments)
			}
			return cobra.ExactArgs(1)(cmd, arguments)
		},
		ValidArgsFunction: t.completeVerticals,
		RunE: func(cmd *cobra.Command, arguments []string) error {
			client, err := t.connect()
			if err != nil {
				return err
			}
			name, annotation, isDone, takes := "", api.Rotate, t.passwordsAreRotated, passwordsTake
			if keys {
				annotation, isDone, takes = api.RotateSigningKey, t.keyIsRotated, keysTake
				name, err = t.whereToSignIn(cmd, arguments)
			} else {
				name = arguments[0]
			}
			if err != nil {
				return err
			}
			asked := t.now().UTC().Format(time.RFC3339)
			vertical, err := client.Annotate(cmd.Context(), name, annotation, asked)
			if err != nil {
				return err
			}
			if !wait {
				fmt.Fprintf(t.Out, "%s=%s is set on %s. Follow it with: kubectl erp why %s -n %s\n", annotation, asked, name, name, client.Namespace)
				return nil
			}
			if timeout == 0 {
				timeout = takes
			}
			return t.until(cmd.Context(), client, vertical.Name, timeout, func(now *api.Vertical) (bool, error) {
				switch {
				case isDone(now, asked):
					return true, nil
				case now.State().Reason == story.Suspended:
					return false, &answer{exitNo, now.Name + " is suspended, so it waits until spec.suspend is gone."}
				case now.IsStalled():
					return false, &answer{exitNo, refusal(now)}
				}
				return false, nil
			})
		},
	}
	cmd.Flags().BoolVar(&keys, "signing-keys", false, "the key that signs the suite's tokens")
	cmd.Flags().BoolVar(&wait, "wait", true, "follow until the old one counts no more")
	cmd.Flags().DurationVar(&timeout, "timeout", 0, fmt.Sprintf("how long to follow (default %s for passwords, %s for keys)", passwordsTake, keysTake))
	return cmd
}

// whereToSignIn is the vertical of the suite that signs people in.
func (t *tools) whereToSignIn(cmd *cobra.Command, arguments []string) (string, error) {
	seen, err := t.look(cmd)
	if err != nil {
		return "", err
	}
	suite, err := oneSuite(seen, arguments)
	if err != nil {
		return "", err
	}
	for _, each := range seen.Order(suite).Verticals {
		if slices.Contains(each.Spec.Schemas, identity) {
			return each.Name, nil
		}
	}
	return "", fmt.Errorf("no vertical of %s owns the schema %s, so nobody signs in. Nothing was asked for", suite, identity)
}

func (t *tools) passwordsAreRotated(now *api.Vertical, asked string) bool {
	rotation := now.Status.Rotation
	if rotation == nil || rotation.Request != asked || rotation.Phase != "Done" {
		return false
	}
	fmt.Fprintf(t.Out, "The passwords of %s are replaced, and the old ones are refused.\n", now.Name)
	if rotation.Replaces == nil {
		// Those that were made first belong to the vertical itself, and the operator may not delete a Secret.
		fmt.Fprintf(t.Out, "Nothing reads the Secrets %[1]s-db-app and %[1]s-db-migrator any more: they may be deleted.\n", now.Name)
	}
	return true
}

func (t *tools) keyIsRotated(now *api.Vertical, asked string) bool {
	signing := now.Status.Signing
	if signing == nil || signing.Request != asked || signing.Phase != "Done" {
		return false
	}
	fmt.Fprintf(t.Out, "The signing key of %s is replaced, and the old one counts no more.\n", now.Spec.SuiteRef.Name)
	return true
}
