package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"dev.isem.erp/kubectl-erp/api"
	"dev.isem.erp/kubectl-erp/draw"
	"dev.isem.erp/kubectl-erp/order"
	"dev.isem.erp/kubectl-erp/screen"
)

func newGraph(t *tools) *cobra.Command {
	return t.withOutput(&cobra.Command{
		Use:               "graph [SUITE]",
		Short:             "Who needs whom, by the ownership of schemas: text, dot, svg or json",
		Example:           "  kubectl erp graph -o svg > suite.svg",
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
			sorted := seen.Order(suite)
			look := func(name string) string { return lookOf(sorted.Find(name)) }
			lines := func(name string) []string { return linesOf(sorted.Find(name)) }
			switch t.output {
			case "json":
				return t.printJSON(graphOf(suite, sorted))
			case "dot":
				return draw.DOT(t.Out, sorted, look, lines)
			case "svg":
				return draw.SVG(t.Out, draw.Layout(sorted, lines), "suite "+suite, look)
			}
			PrintGraph(t.screen(), sorted)
			return nil
		},
	}, "dot", "svg", "json")
}

func lookOf(vertical *api.Vertical) string {
	switch state := vertical.State(); {
	case state.Reason == api.Unseen:
		return "unknown"
	case vertical.IsReady():
		return "ready"
	case vertical.IsStalled():
		return "stopped"
	default:
		return "going"
	}
}

func linesOf(vertical *api.Vertical) []string {
	version := vertical.Status.Version
	if version == "" {
		version = vertical.Asked() + " asked"
	}
	if schema := vertical.Status.SchemaVersion; schema != nil {
		version += fmt.Sprintf(", schema %d", *schema)
	}
	return []string{version, vertical.State().Reason}
}

// PrintGraph shows for every vertical whom it needs and for what.
func PrintGraph(s *screen.Screen, sorted *order.Order) {
	styles := map[string]screen.Style{"ready": screen.Good, "going": screen.Soon, "stopped": screen.Bad}
	for _, vertical := range sorted.Verticals {
		s.Print("%s\n", s.Paint(vertical.Name, styles[lookOf(vertical)]))
		if sorted.InCircle(vertical.Name) {
			s.Print("  needs itself over others, so it can never come first\n")
		}
		for _, edge := range sorted.Needs(vertical.Name) {
			s.Print("  needs %s: %s\n", edge.To, join(edge.Tables))
			if len(edge.Writes) > 0 {
				s.Print("  writes %s\n", join(edge.Writes))
			}
		}
		for _, schema := range sorted.Missing(vertical.Name) {
			s.Print("  needs %s, which nobody owns\n", s.Paint(schema, screen.Bad))
		}
	}
}

type node struct {
	Name    string   `json:"name"`
	Look    string   `json:"look"`
	Depth   int      `json:"depth"`
	Schemas []string `json:"schemas"`
	Missing []string `json:"missingSchemas,omitempty"`
}

type graph struct {
	Suite     string       `json:"suite"`
	Verticals []node       `json:"verticals"`
	Needs     []order.Edge `json:"needs"`
}

func graphOf(suite string, sorted *order.Order) graph {
	g := graph{Suite: suite, Verticals: []node{}, Needs: []order.Edge{}}
	for _, vertical := range sorted.Verticals {
		g.Verticals = append(g.Verticals, node{vertical.Name, lookOf(vertical), sorted.Depth(vertical.Name), vertical.Spec.Schemas, sorted.Missing(vertical.Name)})
		g.Needs = append(g.Needs, sorted.Needs(vertical.Name)...)
	}
	return g
}
