package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"dev.isem.erp/kubectl-erp/api"
	"dev.isem.erp/kubectl-erp/screen"
	"dev.isem.erp/kubectl-erp/story"
)

func newPlan(t *tools) *cobra.Command {
	return t.withJSON(&cobra.Command{
		Use:               "plan [NAME]",
		Short:             "What comes next and in which order; the scripts that wait for an approval",
		Long:              "What comes next for every vertical, or for one, in the order in which they go; and what a supervised migration would run.",
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: t.completeVerticals,
		RunE: func(cmd *cobra.Command, arguments []string) error {
			seen, err := t.look(cmd)
			if err != nil {
				return err
			}
			steps, err := stepsOf(seen, arguments)
			if err != nil {
				return err
			}
			if t.output == "json" {
				return t.printJSON(steps)
			}
			PrintNext(t.screen(), seen.Namespace, steps)
			return nil
		},
	})
}

func stepsOf(seen *story.Snapshot, arguments []string) ([]story.Step, error) {
	steps := []story.Step{}
	for _, suite := range seen.SuiteNames() {
		for _, step := range seen.Next(suite) {
			if len(arguments) == 0 || arguments[0] == step.Name {
				steps = append(steps, step)
			}
		}
	}
	if len(arguments) > 0 && len(steps) == 0 {
		return nil, seen.NoVertical(arguments[0])
	}
	return steps, nil
}

var stateStyles = map[string]screen.Style{"done": screen.Good, "goes on": screen.Soon, "waits": screen.Soon, "stopped": screen.Bad}

// PrintNext shows what comes next, then every plan that waits for a person.
func PrintNext(s *screen.Screen, namespace string, steps []story.Step) {
	rows := [][]screen.Text{}
	for _, step := range steps {
		schema := ""
		if step.Schema != nil {
			schema = fmt.Sprint(*step.Schema)
		}
		rows = append(rows, []screen.Text{{Text: fmt.Sprint(step.Place)}, {Text: step.Name}, {Text: step.Serves}, {Text: step.Asked},
			{Text: schema}, {Text: step.State, Style: stateStyles[step.State]}, {Text: step.Next}})
	}
	s.Table([]string{"ORDER", "VERTICAL", "SERVES", "ASKED", "SCHEMA", "STATE", "NEXT"}, rows)
	for _, step := range steps {
		if step.Plan != nil {
			s.Print("\n")
			printPlan(s, step.Name, namespace, step.Plan)
		}
	}
}

// printPlan shows what a migration would run, what takes something away first.
func printPlan(s *screen.Screen, name, namespace string, plan *api.Plan) {
	schema := ""
	if plan.From != nil && plan.To != nil {
		schema = fmt.Sprintf(", schema %d → %d", *plan.From, *plan.To)
	}
	s.Field("plan", fmt.Sprintf("%s to %s%s, hash %s", name, plan.Version, schema, plan.Hash), screen.Loud)
	if plan.Adoption != nil {
		printAdoption(s, plan.Adoption)
	}
	for i, each := range plan.Destructive {
		s.Field(first(i, "takes away"), each, screen.Bad)
	}
	for i, script := range plan.Scripts {
		s.Field(first(i, "runs"), script, screen.Plain)
	}
	for i, script := range plan.Held {
		s.Field(first(i, "holds back"), script+" until no pod of an older version lives", screen.Plain)
	}
	if plan.Rehearsal != nil {
		s.Field("rehearsed", fmt.Sprintf("on a clone, in %d ms", plan.Rehearsal.Millis), screen.Plain)
		for i, each := range plan.Rehearsal.Rows {
			s.Field(first(i, "rows"), each, screen.Plain)
		}
	}
	if plan.Approved {
		s.Field("approved", "yes; it runs by itself", screen.Good)
		return
	}
	s.Field("approved", "no; nothing runs until somebody does", screen.Soon)
	s.Line("kubectl erp approve " + name + " --hash " + plan.Hash + " -n " + namespace)
}

// printAdoption shows what would be taken over as it is, and what would run behind it.
func printAdoption(s *screen.Screen, adoption *api.Adoption) {
	s.Field("adopts", fmt.Sprintf("tables that were loaded by hand, as at script %d", adoption.Schema), screen.Plain)
	s.Field("differences", fmt.Sprint(adoption.DifferencesInAll), screen.Plain)
	for _, each := range adoption.Differences {
		s.Field("", each, screen.Bad)
	}
	for i, script := range adoption.Scripts {
		s.Field(first(i, "runs then"), script, screen.Plain)
	}
}

func first(i int, label string) string {
	if i > 0 {
		return ""
	}
	return label
}
