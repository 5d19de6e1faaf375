package charts

import (
	"strings"
	"testing"
)

func TestMistakesInValuesAreRefused(t *testing.T) {
	for _, mistake := range []struct{ chart, set, says string }{
		{operatorChart, "replica=2", "'replica' not allowed"},
		{operatorChart, "image.name=x", "'name' not allowed"},
		{operatorChart, "metrics.serviceMonitor.enable=true", "'enable' not allowed"},
		{operatorChart, "replicas=many", "/replicas"},
		{operatorChart, "image.tag=latest", "/image/tag"},
		{operatorChart, "image.digest=abc", "/image/digest"},
		{operatorChart, "images.postgres=erp-postgres:latest", "/images/postgres"},
		{operatorChart, "images.redis=erp-redis", "/images/redis"},
		{operatorChart, "log.level=loud", "/log/level"},
		{operatorChart, "watchNamespaces={Erp}", "/watchNamespaces/0"},
		{operatorChart, "extraEnv[0].name=ERP_LEASE_NAME", "/extraEnv/0/name"},
		{operatorChart, "podDisruptionBudget.maxUnavailable=0", "/podDisruptionBudget/maxUnavailable"},
		{operatorChart, "commonLabels.app\\.kubernetes\\.io/name=other", "'app.kubernetes.io/name'"},
		{suiteChart, "suites.domain=erp.localhost", "'suites' not allowed"},
		{suiteChart, "suite.ingress.className=contour", "'domain'"},
		{suiteChart, "verticals.Retail.version=1.0.0", "Retail"},
		{suiteChart, "verticals.retail.title=Retail", "'version'"},
	} {
		t.Run(mistake.set, func(t *testing.T) {
			_, err := helm(nil, "template", "x", mistake.chart, "--set", mistake.set)
			if err == nil || !strings.Contains(err.Error(), mistake.says) {
				t.Errorf("want a refusal that names %q, got %v", mistake.says, err)
			}
		})
	}
}

func TestChartsPassStrictLint(t *testing.T) {
	for _, arguments := range [][]string{{operatorChart}, {suiteChart}, {suiteChart, "-f", "../../../samples/suite-values.yaml"}} {
		if _, err := helm(nil, append([]string{"lint", "--strict", "--quiet"}, arguments...)...); err != nil {
			t.Error(err)
		}
	}
	for name, values := range cases(t) {
		if _, err := helm(nil, "lint", "--strict", "--quiet", operatorChart, "-f", values); err != nil {
			t.Error(name, err)
		}
	}
}
