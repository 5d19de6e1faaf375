package command

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dev.isem.erp/kubectl-erp/api"
)

func newRestore(t *tools) *cobra.Command {
	var backup, to string
	var dryRun, wait bool
	var timeout time.Duration
	cmd := &cobra.Command{
		Use:   "restore NAME --backup ID",
		Short: "Bring back a copy of a vertical's schemas; rows written since are lost",
		Long: `Asks the operator by the annotation ` + api.Restore + ` to bring a copy back, together with the version that made it unless --to names another one.

The pods of the vertical end first. Foreign keys of other verticals stay whole, or nothing is changed and their names are told. Exit code 3 with --wait when it is refused.`,
		Example:           "  kubectl erp backups construccion\n  kubectl erp restore construccion --backup 20261128-081512 --wait",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: t.completeVerticals,
		RunE: func(cmd *cobra.Command, arguments []string) error {
			client, seen, err := t.lookAround(cmd.Context())
			if err != nil {
				return err
			}
			vertical, err := seen.Find(arguments[0])
			if err != nil {
				return err
			}
			found := slices.IndexFunc(vertical.Status.Backups, func(each api.Backup) bool { return each.ID == backup })
			if found < 0 {
				return fmt.Errorf("there is no backup %s of %s: kubectl erp backups %s -n %s. Nothing was changed", backup, vertical.Name, vertical.Name, client.Namespace)
			}
			version := to
			if version == "" {
				version = vertical.Status.Backups[found].Version
			}
			if asked := seen.AskedByRelease(vertical); asked != "" && asked != version {
				return fmt.Errorf("the release of suite %s asks for %s of %s, so %s would not run on the copy: edit spec.release.versions of the suite first. Nothing was changed",
					vertical.Spec.SuiteRef.Name, asked, vertical.Name, version)
			}
			// The same copy can be asked for again: the operator carries out each value once.
			request := backup + "/" + strings.ToLower(t.now().UTC().Format("20060102t150405z"))
			changed, err := client.Patch(cmd.Context(), vertical.Name, map[string]any{
				"metadata": map[string]any{"resourceVersion": vertical.ResourceVersion, "annotations": map[string]any{api.Restore: request}},
				"spec":     map[string]any{"version": version}}, dryRun)
			if err != nil {
				return err
			}
			if dryRun {
				fmt.Fprintf(t.Out, "The API server accepts the restore of %s with version %s; with --dry-run nothing was changed.\n", backup, version)
				return nil
			}
			fmt.Fprintf(t.Out, "%s is asked to bring back %s with version %s. Rows written since %s are lost.\n", changed.Name, backup, version, vertical.Status.Backups[found].At)
			if !wait {
				fmt.Fprintf(t.Out, "Follow it with: kubectl erp why %s -n %s\n", changed.Name, client.Namespace)
				return nil
			}
			return t.until(cmd.Context(), client, changed.Name, timeout, func(now *api.Vertical) (bool, error) {
				switch {
				case now.Status.Restored == request && now.IsReady():
					fmt.Fprintf(t.Out, "%s serves %s on what was restored.\n", now.Name, now.Status.Version)
					return true, nil
				case now.IsStalled():
					return false, &answer{exitNo, refusal(now)}
				}
				return false, nil
			})
		},
	}
	cmd.Flags().StringVar(&backup, "backup", "", "the copy, by its name in kubectl erp backups")
	cmd.Flags().StringVar(&to, "to", "", "the version that shall run on it (the one that brought its schema)")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "let the API server judge the edit and keep nothing")
	cmd.Flags().BoolVar(&wait, "wait", false, "follow it until the vertical serves again or the restore is refused")
	cmd.Flags().DurationVar(&timeout, "timeout", 15*time.Minute, "with --wait: how long to follow it")
	_ = cmd.MarkFlagRequired("backup")
	return cmd
}
