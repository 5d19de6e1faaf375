// Package monitoring holds the alerts and dashboards to what is really shown, to Prometheus' own checker, and to the
// pages that people are sent to.
package monitoring

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"
)

const (
	alerts   = "../../erp-operator/files/alerts.yaml"
	runbooks = "../../../docs/runbooks"
)

type query struct{ from, text string }

type rule struct {
	Alert, Expr string
	Annotations map[string]string
}

func TestAlertsFireAndStaySilentAsTheirCasesSay(t *testing.T) {
	promtool(t, "check", "rules", alerts)
	promtool(t, append([]string{"test", "rules"}, caseFiles(t)...)...)
}

// The chart writes other selectors into the rules: they must be rules still.
func TestTheChartsRenderingOfTheAlertsIsSound(t *testing.T) {
	recorded, err := os.ReadFile("../../erp-operator/tests/everything/rendered.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, document := range strings.Split(string(recorded), "\n---\n") {
		var object struct {
			Kind string
			Spec map[string]any
		}
		if err := yaml.Unmarshal([]byte(document), &object); err != nil || object.Kind != "PrometheusRule" {
			continue
		}
		rules, _ := yaml.Marshal(object.Spec)
		file := filepath.Join(t.TempDir(), "rules.yaml")
		if err := os.WriteFile(file, rules, 0o644); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(rules), `job="erp-operator", namespace="erp-system"`) {
			t.Error("the rules do not speak of the release's own operator")
		}
		promtool(t, "check", "rules", file)
		return
	}
	t.Error("the chart renders no alerts")
}

func TestEveryAlertHasACaseInWhichItFiresAndOneInWhichItDoesNot(t *testing.T) {
	fires, silent := map[string]bool{}, map[string]bool{}
	for _, file := range caseFiles(t) {
		var cases struct {
			Tests []struct {
				AlertRuleTest []struct {
					Alertname string
					ExpAlerts []any `json:"exp_alerts"`
				} `json:"alert_rule_test"`
			}
		}
		decode(t, file, &cases)
		for _, each := range cases.Tests {
			for _, expected := range each.AlertRuleTest {
				fires[expected.Alertname] = fires[expected.Alertname] || len(expected.ExpAlerts) > 0
				silent[expected.Alertname] = silent[expected.Alertname] || len(expected.ExpAlerts) == 0
			}
		}
	}
	for _, rule := range rules(t) {
		if !fires[rule.Alert] || !silent[rule.Alert] {
			t.Errorf("%s fires in a case: %v, stays silent in one: %v", rule.Alert, fires[rule.Alert], silent[rule.Alert])
		}
	}
}

func TestEveryAlertHasItsPage(t *testing.T) {
	var wanted []string
	for _, rule := range rules(t) {
		wanted = append(wanted, rule.Alert+".md")
		if rule.Annotations["runbook_url"] != "https://erp.isem.dev/docs/runbooks/"+rule.Alert+".md" {
			t.Errorf("%s sends people to %q", rule.Alert, rule.Annotations["runbook_url"])
		}
		page, err := os.ReadFile(filepath.Join(runbooks, rule.Alert+".md"))
		if err != nil {
			t.Error(err)
			continue
		}
		for _, part := range []string{"# " + rule.Alert + "\n", "\n## Meaning\n", "\n## Impact\n", "\n## Diagnosis\n\n    kubectl ", "\n## Mitigation\n"} {
			if !strings.Contains(string(page), part) {
				t.Errorf("%s.md lacks %q", rule.Alert, strings.TrimSpace(part))
			}
		}
	}
	pages, err := filepath.Glob(runbooks + "/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pages {
		if !slices.Contains(wanted, filepath.Base(page)) {
			t.Errorf("%s is the page of no alert", page)
		}
	}
}

func promtool(t *testing.T, arguments ...string) {
	t.Helper()
	program := os.Getenv("PROMTOOL")
	if program == "" {
		t.Fatal("PROMTOOL is not set: ./erp test unit brings promtool and sets it")
	}
	if out, err := exec.Command(program, arguments...).CombinedOutput(); err != nil {
		t.Errorf("promtool %s: %v\n%s", strings.Join(arguments, " "), err, out)
	}
}

func rules(t *testing.T) (found []rule) {
	t.Helper()
	var file struct{ Groups []struct{ Rules []rule } }
	decode(t, alerts, &file)
	for _, group := range file.Groups {
		found = append(found, group.Rules...)
	}
	if len(found) == 0 {
		t.Fatal("no alerts in " + alerts)
	}
	return found
}

func alertQueries(t *testing.T) (found []query) {
	t.Helper()
	for _, rule := range rules(t) {
		found = append(found, query{rule.Alert, rule.Expr})
	}
	return found
}

func caseFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/alerts/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	return files
}

func decode(t *testing.T, file string, into any) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}
