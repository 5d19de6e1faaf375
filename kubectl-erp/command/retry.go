package command

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"dev.isem.erp/kubectl-erp/api"
)

func newRetry(t *tools) *cobra.Command {
	return &cobra.Command{
		Use:               "retry NAME",
		Short:             "Run the database steps of a vertical again, after a failure was mended",
		Long:              "Asks for another run of the database steps by the annotation " + api.Retry + ". Scripts that ran before are not run again.",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: t.completeVerticals,
		RunE: func(cmd *cobra.Command, arguments []string) error {
			client, err := t.connect()
			if err != nil {
				return err
			}
			at := t.now().UTC().Format(time.RFC3339)
			if _, err := client.Annotate(cmd.Context(), arguments[0], api.Retry, at); err != nil {
				return err
			}
			fmt.Fprintf(t.Out, "%s=%s is set on %s. Follow it with: kubectl erp why %s -n %s\n", api.Retry, at, arguments[0], arguments[0], client.Namespace)
			return nil
		},
	}
}
