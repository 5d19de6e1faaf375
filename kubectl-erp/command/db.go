package command

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"dev.isem.erp/kubectl-erp/access"
	"dev.isem.erp/kubectl-erp/api"
	"dev.isem.erp/kubectl-erp/screen"
	"dev.isem.erp/kubectl-erp/story"
)

func newDB(t *tools) *cobra.Command {
	cmd := &cobra.Command{Use: "db", Short: "The one database: who owns which schema; is it still as the manifests say"}
	cmd.AddCommand(newSchemas(t), newDrift(t))
	return cmd
}

func newSchemas(t *tools) *cobra.Command {
	return t.withJSON(&cobra.Command{
		Use:               "schemas [SUITE]",
		Short:             "The owner of every schema, its release, and who needs which tables",
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: t.completeSuites,
		RunE: func(cmd *cobra.Command, arguments []string) error {
			seen, err := t.look(cmd)
			if err != nil {
				return err
			}
			suite, err := oneSuite(seen, arguments)
			if err != nil {
				return err
			}
			schemas := seen.Schemas(suite)
			if t.output == "json" {
				return t.printJSON(schemas)
			}
			printSchemas(t.screen(), schemas)
			return nil
		},
	})
}

func printSchemas(s *screen.Screen, schemas []story.Schema) {
	rows := [][]screen.Text{}
	for _, each := range schemas {
		owner, version, look := each.Owner, "", screen.Plain
		if owner == "" {
			owner, look = "nobody", screen.Bad
		}
		if each.Version != nil {
			version = fmt.Sprint(*each.Version)
		}
		rows = append(rows, []screen.Text{{Text: each.Name}, {Text: owner, Style: look}, {Text: version}, {Text: each.Release}, {Text: each.Use()}})
	}
	s.Table([]string{"SCHEMA", "OWNER", "VERSION", "RELEASE", "NEEDED BY"}, rows)
}

func newDrift(t *tools) *cobra.Command {
	var timeout time.Duration
	cmd := &cobra.Command{
		Use:   "check NAME",
		Short: "Compare the database with a vertical's manifest: roles, grants, row-level security, keys",
		Long: "Asks the operator by the annotation " + api.Check + " to run the database steps of a vertical that is ready once more: rights, row-level security and\n" +
			"keys are compared with the manifest; scripts that ran are not run again. Exit code 3 when something was changed by hand.",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: t.completeVerticals,
		RunE: func(cmd *cobra.Command, arguments []string) error {
			client, err := t.connect()
			if err != nil {
				return err
			}
			name := arguments[0]
			vertical, err := client.Vertical(cmd.Context(), name)
			if err != nil {
				return err
			}
			asked, err := t.askForRun(cmd.Context(), client, vertical)
			if err != nil {
				return err
			}
			return t.until(cmd.Context(), client, name, timeout, func(now *api.Vertical) (bool, error) {
				return t.verdict(now, asked)
			})
		},
	}
	cmd.Flags().DurationVar(&timeout, "timeout", 5*time.Minute, "how long to wait for the answer")
	return cmd
}

// askForRun asks the operator to run the database steps of what it keeps serving once more, and returns what the answer will name.
func (t *tools) askForRun(ctx context.Context, client *access.Client, vertical *api.Vertical) (string, error) {
	if !vertical.IsReady() || vertical.State().Reason == story.Suspended {
		return "", fmt.Errorf("%s is not ready or is suspended, and the steps run again only for what the operator keeps serving: kubectl erp why %s -n %s. Nothing was asked for", vertical.Name, vertical.Name, client.Namespace)
	}
	asked := t.now().UTC().Format(time.RFC3339)
	_, err := client.Annotate(ctx, vertical.Name, api.Check, asked)
	return asked, err
}

func (t *tools) verdict(now *api.Vertical, asked string) (bool, error) {
	ran := now.Status.Migration
	if ran == nil || ran.Check != asked {
		return false, nil
	}
	if ran.IsSuccess() {
		fmt.Fprintf(t.Out, "The database is as the manifest of %s says (Job %s).\n", now.Name, ran.Job)
		return true, nil
	}
	words := ran.Outcome + " in the step " + ran.Step
	if ran.Error != nil {
		words = ran.Error.Message + "\n" + ran.Error.Hint
	}
	return false, &answer{exitNo, words}
}
