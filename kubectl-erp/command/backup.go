package command

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"dev.isem.erp/kubectl-erp/api"
	"dev.isem.erp/kubectl-erp/screen"
)

func newBackups(t *tools) *cobra.Command {
	return t.withJSON(&cobra.Command{
		Use:               "backups NAME",
		Short:             "Copies of a vertical's schemas that can be restored, newest first",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: t.completeVerticals,
		RunE: func(cmd *cobra.Command, arguments []string) error {
			client, err := t.connect()
			if err != nil {
				return err
			}
			vertical, err := client.Vertical(cmd.Context(), arguments[0])
			if err != nil {
				return err
			}
			if t.output == "json" {
				return t.printJSON(vertical.Status.Backups)
			}
			if len(vertical.Status.Backups) == 0 {
				fmt.Fprintf(t.Out, "There is no backup of %s. %s\n", vertical.Name, advice(vertical))
				return nil
			}
			rows := [][]screen.Text{}
			for _, each := range vertical.Status.Backups {
				rows = append(rows, []screen.Text{{Text: each.ID}, {Text: each.Version}, {Text: fmt.Sprint(each.Schema)},
					{Text: fmt.Sprint(each.Rows)}, {Text: fmt.Sprint(each.Bytes)}, {Text: screen.AgeOf(each.At, t.now())}})
			}
			t.screen().Table([]string{"BACKUP", "VERSION", "SCHEMA", "ROWS", "BYTES", "AGE"}, rows)
			return nil
		},
	})
}

func advice(vertical *api.Vertical) string {
	if vertical.Spec.Migration.Backup == nil {
		return "spec.migration.backup is not set: with {} every run of the database steps makes one first."
	}
	return "The next run of the database steps makes one."
}

func newBackup(t *tools) *cobra.Command {
	var timeout time.Duration
	cmd := &cobra.Command{
		Use:   "backup NAME",
		Short: "Copy a vertical's schemas now",
		Long: "Asks the operator by the annotation " + api.Check + " to run the database steps of a vertical once more; with spec.migration.backup they make a copy\n" +
			"before anything else. Scripts that ran are not run again. Exit code 3 when the copy could not be made.",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: t.completeVerticals,
		RunE: func(cmd *cobra.Command, arguments []string) error {
			client, err := t.connect()
			if err != nil {
				return err
			}
			name := arguments[0]
			before, err := client.Vertical(cmd.Context(), name)
			if err != nil {
				return err
			}
			if before.Spec.Migration.Backup == nil {
				return fmt.Errorf("spec.migration.backup of %s is not set, so no copy would be made: docs/backup.md. Nothing was asked for", name)
			}
			newest := before.Status.NewestBackup()
			if _, err := t.askForRun(cmd.Context(), client, before); err != nil {
				return err
			}
			return t.until(cmd.Context(), client, name, timeout, func(now *api.Vertical) (bool, error) {
				if made := now.Status.NewestBackup(); made != newest {
					fmt.Fprintf(t.Out, "%s is the backup %s.\n", name, made)
					return true, nil
				}
				if now.IsStalled() {
					return false, &answer{exitNo, refusal(now)}
				}
				return false, nil
			})
		},
	}
	cmd.Flags().DurationVar(&timeout, "timeout", 10*time.Minute, "how long to wait for the copy")
	return cmd
}
