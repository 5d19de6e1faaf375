package monitoring

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/promql/parser"
)

// What Prometheus adds to what it reads: of every target, and by the PodMonitor of the back ends.
var targetLabels = []string{"job", "instance", "pod", "namespace", "vertical", "suite", "version", "le", model.MetricNameLabel}

func TestAlertsAndDashboardsAskForWhatIsThere(t *testing.T) {
	shown := record(t)
	asked := 0
	for _, query := range append(alertQueries(t), dashboardQueries(t)...) {
		expression, err := parser.ParseExpr(query.text)
		if err != nil {
			t.Errorf("%s: %v", query.from, err)
			continue
		}
		var grouping []string
		metrics := map[string]bool{}
		parser.Inspect(expression, func(node parser.Node, _ []parser.Node) error {
			switch node := node.(type) {
			case *parser.VectorSelector:
				metrics[node.Name] = true
				asked++
				isThere(t, query, node.Name, names(node.LabelMatchers), shown)
			case *parser.AggregateExpr:
				grouping = append(grouping, node.Grouping...)
			}
			return nil
		})
		for metric := range metrics {
			isThere(t, query, metric, grouping, shown)
		}
	}
	if asked < 40 {
		t.Errorf("only %d selectors were found", asked)
	}
}

func isThere(t *testing.T, query query, metric string, wanted []string, shown map[string][]string) {
	t.Helper()
	labels, isShown := shown[metric]
	if !isShown {
		t.Errorf("%s asks for %s, which no back end and no operator shows", query.from, metric)
		return
	}
	for _, label := range wanted {
		if !slices.Contains(labels, label) && !slices.Contains(targetLabels, label) {
			t.Errorf("%s asks for the label %s, which %s has not", query.from, label, metric)
		}
	}
}

func names(matchers []*labels.Matcher) (found []string) {
	for _, matcher := range matchers {
		found = append(found, matcher.Name)
	}
	return found
}

// record is what the real endpoints showed, metric to labels. MetricsIT holds operator.metrics to a running operator, the
// e2e story of the same name holds backend.metrics to running back ends.
func record(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	for _, file := range []string{"testdata/operator.metrics", "testdata/backend.metrics"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Fields(string(text)) {
			name, labels, _ := strings.Cut(strings.TrimSuffix(line, "}"), "{")
			found[name] = append(found[name], strings.Split(labels, ",")...)
		}
	}
	return found
}

func dashboardQueries(t *testing.T) (found []query) {
	t.Helper()
	files, err := filepath.Glob("../../erp-operator/dashboards/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no dashboards", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var dashboard struct {
			Panels []struct {
				Title   string
				Targets []struct{ Expr string }
			}
			Templating struct {
				List []struct{ Name, Query string }
			}
		}
		if err := json.Unmarshal(text, &dashboard); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for _, panel := range dashboard.Panels {
			for _, target := range panel.Targets {
				found = append(found, query{filepath.Base(file) + ", " + panel.Title, target.Expr})
			}
		}
		for _, variable := range dashboard.Templating.List {
			// label_values(selector, label) is Grafana's own.
			if of, isQuery := strings.CutPrefix(variable.Query, "label_values("); isQuery {
				found = append(found, query{filepath.Base(file) + ", $" + variable.Name, of[:strings.LastIndex(of, ",")]})
			}
		}
	}
	return found
}
