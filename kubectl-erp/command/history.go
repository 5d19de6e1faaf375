package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"dev.isem.erp/kubectl-erp/screen"
)

func newHistory(t *tools) *cobra.Command {
	return t.withJSON(&cobra.Command{
		Use:               "history NAME",
		Short:             "Versions that served, newest first",
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
				return t.printJSON(vertical.Status.History)
			}
			rows := [][]screen.Text{}
			for _, served := range vertical.Status.History {
				schema, mark := "", ""
				if served.SchemaVersion != nil {
					schema = fmt.Sprint(*served.SchemaVersion)
				}
				if len(rows) == 0 && served.Version == vertical.Status.Version {
					mark = "serves"
				}
				rows = append(rows, []screen.Text{{Text: served.Version}, {Text: schema}, {Text: served.Since},
					{Text: screen.AgeOf(served.Since, t.now())}, {Text: mark, Style: screen.Good}})
			}
			if len(rows) == 0 {
				fmt.Fprintf(t.Out, "No version of %s has served yet: kubectl erp why %s -n %s\n", vertical.Name, vertical.Name, client.Namespace)
				return nil
			}
			t.screen().Table([]string{"VERSION", "SCHEMA", "SINCE", "AGE", "NOW"}, rows)
			return nil
		},
	})
}
