package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"dev.isem.erp/kubectl-erp/api"
)

func newApprove(t *tools) *cobra.Command {
	var hash string
	cmd := &cobra.Command{
		Use:               "approve NAME",
		Short:             "Let the plan of a supervised migration or of an adoption run",
		Long:              "Shows the plan of a supervised migration, or of the adoption of tables that were loaded by hand, and approves exactly it, by its hash. Should other scripts be planned meanwhile, they wait for another approval.",
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
			plan := vertical.Status.Plan
			if plan == nil || plan.Hash == "" {
				return fmt.Errorf("%s has no plan to approve: %s. Nothing was changed", name, noPlan(vertical))
			}
			printPlan(t.screen(), name, client.Namespace, plan)
			switch {
			case hash != "" && hash != plan.Hash:
				return fmt.Errorf("the plan of %s has the hash %s, not %s: look at it again. Nothing was changed", name, plan.Hash, hash)
			case plan.Approved:
				fmt.Fprintf(t.Out, "\n%s was approved before; nothing was changed.\n", plan.Hash)
				return nil
			}
			if _, err := client.Annotate(cmd.Context(), name, api.Approve, plan.Hash); err != nil {
				return err
			}
			fmt.Fprintf(t.Out, "\n%s is approved. Follow it with: kubectl erp why %s -n %s\n", plan.Hash, name, client.Namespace)
			return nil
		},
	}
	cmd.Flags().StringVar(&hash, "hash", "", "approve only if the plan still has this hash, as kubectl erp plan showed it")
	return cmd
}

func noPlan(vertical *api.Vertical) string {
	switch {
	case vertical.State().Reason == api.Unseen:
		return "the operator has not looked at its manifest yet"
	case vertical.IsReady():
		return "it is ready"
	case vertical.Spec.Migration.Policy != "Supervised":
		return "spec.migration.policy is not Supervised, so its scripts run by themselves"
	default:
		return vertical.State().Reason + ", " + vertical.State().Message
	}
}
