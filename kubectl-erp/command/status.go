package command

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dev.isem.erp/kubectl-erp/screen"
	"dev.isem.erp/kubectl-erp/story"
)

func newStatus(t *tools) *cobra.Command {
	return t.withJSON(&cobra.Command{
		Use:               "status [SUITE]",
		Short:             "A suite and its verticals in the order in which they depend on each other",
		Long:              "A suite and its verticals as a tree: a vertical stands below the last one to come of those whose tables it needs.\nExit code 3 when not all of it is ready.",
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: t.completeSuites,
		RunE: func(cmd *cobra.Command, arguments []string) error {
			seen, err := t.lookCloser(cmd)
			if err != nil {
				return err
			}
			names, err := suitesOf(seen, arguments)
			if err != nil {
				return err
			}
			overviews, ready := []*story.Overview{}, true
			for _, name := range names {
				overview := seen.Status(name)
				overviews, ready = append(overviews, overview), ready && overview.IsReady()
			}
			if t.output == "json" {
				err = t.printJSON(overviews)
			} else {
				for i, overview := range overviews {
					if i > 0 {
						fmt.Fprintln(t.Out)
					}
					PrintStatus(t.screen(), overview)
				}
			}
			if err == nil && !ready {
				return notReady
			}
			return err
		},
	})
}

// PrintStatus shows a suite on one screen.
func PrintStatus(s *screen.Screen, o *story.Overview) {
	done := 0
	for _, vertical := range o.Verticals {
		if vertical.Ready == "True" {
			done++
		}
	}
	s.Print("%s %s   namespace %s", s.Paint("Suite", screen.Dim), s.Paint(o.Suite, screen.Loud), o.Namespace)
	if o.Domain != "" {
		s.Print("   %s", o.Domain)
	}
	s.Print("   %s\n", s.Paint(fmt.Sprintf("%d of %d verticals ready", done, len(o.Verticals)), style(boolWord(o.IsReady()), false)))
	switch {
	case !o.Exists:
		s.Paragraph("There is no ErpSuite of this name: the verticals below wait for it.", screen.Bad)
	case o.Ready == "True":
		s.Print("%s\n", s.Paint("database "+o.Database+"   redis "+o.Redis, screen.Dim))
	default:
		s.Paragraph(o.Reason+": "+o.Message, screen.Soon)
	}
	if o.Release != nil {
		s.Print("release %s   %s\n", o.Release.Progress, o.Release.State)
	}
	s.Print("\n")
	rows := [][]screen.Text{}
	for _, v := range o.Verticals {
		schema := ""
		if v.Schema != nil {
			schema = fmt.Sprint(*v.Schema)
		}
		look := style(v.Ready, v.Stalled)
		reason := v.Reason
		if reason == "Ready" {
			reason = ""
		}
		if v.Deleted {
			reason = strings.TrimSuffix("being deleted, "+reason, ", ")
		}
		rows = append(rows, []screen.Text{{Text: v.Branch + v.Name}, {Text: v.Version()}, {Text: schema}, {Text: v.Ready, Style: look},
			{Text: fmt.Sprintf("%d/%d", v.PodsReady, v.PodsWanted), Style: pods(v)}, {Text: reason, Style: look},
			{Text: join(v.WaitingFor)}, {Text: v.AlsoNeeds(), Style: screen.Dim}})
	}
	s.Table([]string{"VERTICAL", "VERSION", "SCHEMA", "READY", "PODS", "REASON", "WAITING-FOR", "ALSO-NEEDS"}, rows)
	printTroubles(s, o)
}

func printTroubles(s *screen.Screen, o *story.Overview) {
	for _, v := range o.Verticals {
		if v.Ready == "True" {
			continue
		}
		s.Print("\n")
		s.Paragraph(v.Name+": "+v.Message, screen.Plain)
		s.Print("  %s\n", s.Paint("kubectl erp why "+v.Name+" -n "+o.Namespace, screen.Dim))
	}
}

func style(ready string, stalled bool) screen.Style {
	switch {
	case ready == "True":
		return screen.Good
	case stalled:
		return screen.Bad
	default:
		return screen.Soon
	}
}

func pods(v story.Summary) screen.Style {
	if v.PodsReady < v.PodsWanted {
		return screen.Soon
	}
	return screen.Plain
}

func boolWord(is bool) string {
	if is {
		return "True"
	}
	return "False"
}
