package bundle

import (
	"strings"
	"testing"

	"sigs.k8s.io/yaml"
)

const secret = "hunter2hunter2"

func TestNoSecretStaysInAText(t *testing.T) {
	for _, text := range []string{
		"connecting to postgres://erp:" + secret + "@db:5432/erp", "password=" + secret, `{"password": "` + secret + `"}`, "PGPASSWORD=" + secret + " psql",
		"Authorization: Bearer " + secret, "token: " + secret, "api-key = '" + secret + "'", "jdbc:postgresql://db/erp?user=a&password=" + secret + "&ssl=true",
		"cookie eyJhbGciOiJ.eyJzdWIi" + secret + ".sig", "-----BEGIN PRIVATE KEY-----\n" + secret + "\n-----END PRIVATE KEY-----",
	} {
		if got := Text(text); strings.Contains(got, secret) {
			t.Errorf("%q stays in %q", secret, got)
		}
	}
}

func TestAnOrdinaryLineStaysAsItIs(t *testing.T) {
	for _, text := range []string{
		"V003__token_bucket.sql ran in 12 ms", "erp-core has not been migrated yet; auth.tenants comes with it", "GET https://api.erp.example/health 200",
		"secret erp-core-app mounted", "image localhost/erp-core-backend:1.0.0",
	} {
		if got := Text(text); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}

func TestAnObjectLosesValuesOfSecretsAndKeepsNames(t *testing.T) {
	var object map[string]any
	err := yaml.Unmarshal([]byte(`
kind: Pod
metadata:
  name: p
  managedFields: [{manager: kubectl}]
  annotations: {kubectl.kubernetes.io/last-applied-configuration: '{"env":"`+secret+`"}'}
spec:
  volumes: [{name: admin, secret: {secretName: isem-postgres-admin}}]
  containers:
  - args: [--verbose, --admin-password, `+secret+`, "--token=`+secret+`"]
    env:
    - {name: STRIPE_API_KEY, value: `+secret+`}
    - {name: CLIENT_SECRET, value: `+secret+`}
    - {name: DB_PASSWORD_FILE, value: /etc/erp/app/password}
    - {name: DB_HOST, value: db}
    - {name: DATABASE_URL, value: "postgres://erp:`+secret+`@db/erp"}
`), &object)
	if err != nil {
		t.Fatal(err)
	}
	text, _ := yaml.Marshal(Object(object))
	for _, gone := range []string{secret, "managedFields", "last-applied"} {
		if strings.Contains(string(text), gone) {
			t.Errorf("%s stays in\n%s", gone, text)
		}
	}
	for _, kept := range []string{"isem-postgres-admin", "/etc/erp/app/password", "value: db", "STRIPE_API_KEY", "--verbose"} {
		if !strings.Contains(string(text), kept) {
			t.Errorf("%s is gone from\n%s", kept, text)
		}
	}
}

func TestAConfigMapKeepsItsOtherKeys(t *testing.T) {
	object := Object(map[string]any{"kind": "ConfigMap", "data": map[string]any{"smtp-password": secret, "config.json": `{"api":"https://x"}`}})
	data := object["data"].(map[string]any)
	if data["smtp-password"] != redacted || data["config.json"] != `{"api":"https://x"}` {
		t.Error(data)
	}
}
