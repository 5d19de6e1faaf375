package command

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dev.isem.erp/kubectl-erp/api"
	"dev.isem.erp/kubectl-erp/screen"
	"dev.isem.erp/kubectl-erp/story"
)

func newWhy(t *tools) *cobra.Command {
	return t.withJSON(&cobra.Command{
		Use:               "why NAME",
		Short:             "Why a vertical is not ready: the culprit, the chain of causes, what to do",
		Long:              "Why a vertical is as it is, on one screen. Who waits for somebody is followed to the root.\nExit code 3 when it is not ready.",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: t.completeVerticals,
		RunE: func(cmd *cobra.Command, arguments []string) error {
			seen, err := t.lookCloser(cmd)
			if err != nil {
				return err
			}
			explanation, err := seen.Why(arguments[0])
			if err != nil {
				return err
			}
			if t.output == "json" {
				err = t.printJSON(explanation)
			} else {
				PrintWhy(t.screen(), explanation, t.now())
			}
			if err == nil && !explanation.IsReady() {
				return notReady
			}
			return err
		},
	})
}

// PrintWhy shows an explanation on one screen: the answer first, then what it rests on.
func PrintWhy(s *screen.Screen, e *story.Explanation, now time.Time) {
	words := "not ready"
	switch {
	case e.IsReady():
		words = "ready"
	case e.Stalled:
		words = "stopped"
	case e.Ready == "Unknown":
		words = "not seen yet"
	}
	since := ""
	if e.Since != nil {
		since = " since " + screen.Age(*e.Since, now)
	}
	look := style(e.Ready, e.Stalled)
	s.Print("%s   %s%s   %s\n\n", s.Paint(e.Name, screen.Loud), s.Paint(words, look), since, s.Paint("suite "+e.Suite+", namespace "+e.Namespace, screen.Dim))
	s.Field("asked", asked(e), screen.Plain)
	s.Field("serves", serves(e), screen.Plain)
	if !e.IsReady() {
		s.Field("in the way", e.InTheWay.Type+": "+e.InTheWay.Reason, look)
	}
	if e.InTheWay.Reason != api.Unseen { // what it means says the same
		s.Field("message", e.InTheWay.Message, screen.Plain)
	}
	if !e.IsReady() {
		s.Field("meaning", e.Meaning, screen.Dim)
		printCauses(s, e)
		printRemedies(s, e)
	}
	if e.Plan != nil {
		printPlan(s, e.Name, e.Namespace, e.Plan)
	}
	s.Field("migration", migration(e, now), screen.Plain)
	printPods(s, e)
	printEvents(s, e, now)
}

func asked(e *story.Explanation) string {
	words := e.Asked
	if e.Written != e.Asked {
		words += " by the release of suite " + e.Suite + "; spec.version " + e.Written + " does not count"
	}
	if e.Observed < e.Generation {
		words += fmt.Sprintf("   (generation %d; the operator has seen %d)", e.Generation, e.Observed)
	}
	return words
}

func serves(e *story.Explanation) string {
	words := fmt.Sprintf("%d of %d pods ready", e.PodsReady, e.PodsWanted)
	if e.Serves == "" {
		return "nothing yet, " + words
	}
	if e.Schema != nil {
		words = fmt.Sprintf("on schema %d, %s", *e.Schema, words)
	}
	return strings.TrimSuffix(fmt.Sprintf("%s %s, %s", e.Serves, words, e.URL), ", ")
}

func printCauses(s *screen.Screen, e *story.Explanation) {
	var walk func(causes []story.Cause, depth int)
	walk = func(causes []story.Cause, depth int) {
		for _, cause := range causes {
			word := ""
			if depth == 0 {
				word = "because of"
			}
			text := strings.TrimSpace(cause.Title()+" "+cause.Reason) + ": " + cause.Message
			s.Branch(word, strings.Repeat("   ", max(0, depth-1))+arrow(depth), text, screen.Plain)
			walk(cause.Causes, depth+1)
		}
	}
	walk(e.Causes, 0)
}

func arrow(depth int) string {
	if depth == 0 {
		return ""
	}
	return "└─ "
}

// printRemedies says what to do at the root: doing something about those in between would change nothing.
func printRemedies(s *screen.Screen, e *story.Explanation) {
	roots := story.Roots(e.Causes)
	if len(roots) == 0 {
		s.Field("what to do", e.Remedy, screen.Loud)
		commands(s, e.Do)
		return
	}
	for _, root := range roots {
		s.Field("what to do", root.Title()+": "+root.Remedy, screen.Loud)
		commands(s, root.Do)
	}
}

func commands(s *screen.Screen, lines []string) {
	for _, line := range lines {
		s.Line(line)
	}
}

func migration(e *story.Explanation, now time.Time) string {
	m := e.Migration
	if m == nil {
		return ""
	}
	words := fmt.Sprintf("%s %s", m.Version, m.Outcome)
	if !m.IsSuccess() && m.Step != "" {
		words += " in the step " + m.Step
	}
	if m.From != nil && m.To != nil && *m.From != *m.To {
		words += fmt.Sprintf(", schema %d → %d", *m.From, *m.To)
	}
	if len(m.Scripts) > 0 {
		words += fmt.Sprintf(", %d scripts", len(m.Scripts))
	}
	if ago := screen.AgeOf(m.FinishedAt, now); ago != "" {
		words += ", " + ago + " ago"
	}
	if m.Attempts > 1 {
		words += fmt.Sprintf(", attempt %d", m.Attempts)
	}
	return words + ", Job " + m.Job
}

func printPods(s *screen.Screen, e *story.Explanation) {
	for i, trouble := range e.Troubles {
		word := ""
		if i == 0 {
			word = "pods"
		}
		s.Field(word, trouble.Pod+": "+trouble.Reason, screen.Plain)
	}
}

func printEvents(s *screen.Screen, e *story.Explanation, now time.Time) {
	if len(e.Events) == 0 {
		return
	}
	s.Print("\n")
	rows := [][]screen.Text{}
	for _, event := range e.Events {
		look := screen.Plain
		if event.Warning {
			look = screen.Soon
		}
		object := event.Object
		if object == "erpvertical/"+e.Name {
			object = ""
		}
		rows = append(rows, []screen.Text{{Text: screen.Age(event.At, now)}, {Text: event.Reason, Style: look}, {Text: object}, {Text: strings.Join(strings.Fields(event.Message), " ")}})
	}
	s.Table([]string{"AGO", "EVENT", "OBJECT", "MESSAGE"}, rows)
}
