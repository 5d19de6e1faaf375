package command

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"
	"k8s.io/apimachinery/pkg/util/version"

	"dev.isem.erp/kubectl-erp/access"
	"dev.isem.erp/kubectl-erp/api"
	"dev.isem.erp/kubectl-erp/screen"
	"dev.isem.erp/kubectl-erp/story"
)

// change is an edit of spec.version, up or down.
type change struct {
	*tools
	to      string
	dryRun  bool
	wait    bool
	timeout time.Duration
}

func newRollback(t *tools) *cobra.Command {
	c := &change{tools: t}
	cmd := &cobra.Command{
		Use:   "rollback NAME --to VERSION",
		Short: "Ask for an older version of a vertical",
		Long: `Ask for an older version by an edit of spec.version.

The database is never migrated back. The older version is let in if every script that ran since declares that its code may stay; otherwise it is
refused before anything changes, what serves serves on, and the oldest safe version is named. Exit code 3 with --wait when it is refused.`,
		Example:           "  kubectl erp history construccion\n  kubectl erp rollback construccion --to 1.1.0 --wait",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: t.completeVerticals,
		RunE: func(cmd *cobra.Command, arguments []string) error {
			return c.run(cmd.Context(), arguments[0], func(vertical *api.Vertical) error {
				from := vertical.Spec.Version
				order, err := compare(c.to, from)
				if err != nil {
					return fmt.Errorf("%w. Nothing was changed", err)
				}
				if order >= 0 {
					return fmt.Errorf("%s is not older than %s, which %s asks for: use set-version. Nothing was changed", c.to, from, vertical.Name)
				}
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&c.to, "to", "", "the version to ask for")
	_ = cmd.MarkFlagRequired("to")
	_ = cmd.RegisterFlagCompletionFunc("to", c.completeServed)
	return c.withFlags(cmd)
}

func newSetVersion(t *tools) *cobra.Command {
	c := &change{tools: t}
	return c.withFlags(&cobra.Command{
		Use:               "set-version NAME VERSION",
		Short:             "Ask for another version of a vertical, newer or older",
		Long:              "Ask for another version by an edit of spec.version. Exit code 3 with --wait when it is refused or fails.",
		Args:              cobra.ExactArgs(2),
		ValidArgsFunction: t.completeVerticals,
		RunE: func(cmd *cobra.Command, arguments []string) error {
			c.to = arguments[1]
			return c.run(cmd.Context(), arguments[0], func(*api.Vertical) error { return nil })
		},
	})
}

func (c *change) withFlags(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().BoolVar(&c.dryRun, "dry-run", false, "let the API server judge the edit and keep nothing")
	cmd.Flags().BoolVar(&c.wait, "wait", false, "follow it until the version serves or is refused")
	cmd.Flags().DurationVar(&c.timeout, "timeout", 10*time.Minute, "with --wait: how long to follow it")
	return cmd
}

func (c *change) completeServed(cmd *cobra.Command, arguments []string, _ string) ([]string, cobra.ShellCompDirective) {
	client, err := c.connect()
	if err != nil || len(arguments) == 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	vertical, err := client.Vertical(cmd.Context(), arguments[0])
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var versions []string
	for _, served := range vertical.Status.History {
		if served.Version != vertical.Spec.Version {
			versions = append(versions, served.Version)
		}
	}
	return versions, cobra.ShellCompDirectiveNoFileComp
}

func (c *change) run(ctx context.Context, name string, judge func(*api.Vertical) error) error {
	client, seen, err := c.lookAround(ctx)
	if err != nil {
		return err
	}
	vertical, err := seen.Find(name)
	if err != nil {
		return err
	}
	if asked := seen.AskedByRelease(vertical); asked != "" {
		return fmt.Errorf("the release of suite %[1]s decides for %[2]s and asks for %[3]s, so an edit of spec.version would do nothing: "+
			"edit spec.release.versions of the suite, or take %[2]s out of it first. Nothing was changed", vertical.Spec.SuiteRef.Name, name, asked)
	}
	if err := judge(vertical); err != nil {
		return err
	}
	c.describe(seen, vertical)
	if vertical.Spec.Version == c.to {
		fmt.Fprintf(c.Out, "%s asks for %s already; nothing was changed.\n", name, c.to)
	} else if vertical, err = c.edit(ctx, client, vertical); err != nil || c.dryRun {
		return err
	}
	if !c.wait {
		fmt.Fprintf(c.Out, "Follow it with: kubectl erp why %s -n %s\n", name, client.Namespace)
		return nil
	}
	return c.follow(ctx, client, vertical)
}

// edit writes only onto what was shown: the resourceVersion makes an edit by somebody else in between a conflict.
func (c *change) edit(ctx context.Context, client *access.Client, shown *api.Vertical) (*api.Vertical, error) {
	changed, err := client.Patch(ctx, shown.Name, map[string]any{
		"metadata": map[string]any{"resourceVersion": shown.ResourceVersion},
		"spec":     map[string]any{"version": c.to}}, c.dryRun)
	switch {
	case err != nil:
		return nil, err
	case c.dryRun:
		fmt.Fprintln(c.Out, "The API server accepts the edit; with --dry-run nothing was changed.")
	default:
		fmt.Fprintf(c.Out, "spec.version of %s is %s now.\n", shown.Name, c.to)
	}
	return changed, nil
}

// describe says before the edit what is known of it.
func (c *change) describe(seen *story.Snapshot, vertical *api.Vertical) {
	s := c.screen()
	from, status := vertical.Spec.Version, vertical.Status
	s.Field(vertical.Name, from+" → "+c.to, screen.Loud)
	if status.SchemaVersion != nil {
		s.Field("schema", fmt.Sprintf("%d, by the newest script that ran", *status.SchemaVersion), screen.Plain)
	}
	if order, err := compare(c.to, from); err == nil && order < 0 {
		s.Field("served", servedBefore(vertical, c.to), screen.Plain)
		s.Field("mind", "the database stays as it is. Whether "+c.to+" may run on it is known by the scripts that ran since; if not, it is refused before anything changes.", screen.Soon)
	}
	if readers := seen.Order(vertical.Spec.SuiteRef.Name).NeededBy(vertical.Name); len(readers) > 0 {
		s.Field("read by", join(readers), screen.Plain)
	}
	if manager := gitManager(vertical); manager != "" {
		s.Field("mind", "spec.version is applied by "+manager+": if that applies again by itself, it sets its own version again. Then edit the version there.", screen.Soon)
	}
	s.Print("\n")
}

func servedBefore(vertical *api.Vertical, to string) string {
	for _, served := range vertical.Status.History {
		if served.Version != to {
			continue
		}
		if served.SchemaVersion == nil {
			return "since " + served.Since
		}
		return fmt.Sprintf("since %s, on schema %d", served.Since, *served.SchemaVersion)
	}
	return "not among the last versions that served (kubectl erp history " + vertical.Name + ")"
}

// compare is negative where a is older than b.
func compare(a, b string) (int, error) {
	parsed, err := version.ParseSemantic(a)
	if err != nil {
		return 0, err
	}
	return parsed.Compare(b)
}
