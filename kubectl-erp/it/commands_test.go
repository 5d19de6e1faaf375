//go:build it

package it

import (
	"archive/zip"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The tests share one suite and run in this order: those that only look, then those that change it.

func TestViewIsEnoughToSeeEverything(t *testing.T) {
	as(t, "viewer", "status").is(t, 3, "1 of 3 verticals ready", "└─ construccion", "   └─ retail", "AwaitingApproval", "1.1.0 → 1.2.0")
	as(t, "viewer", "why", "retail").is(t, 3, "because of  construccion AwaitingApproval", "kubectl erp approve construccion", "ImagePullBackOff: no such image", "MigrationRetrying")
	as(t, "viewer", "why", "erp-core").is(t, 0, "ready since")
	as(t, "viewer", "plan").is(t, 0, "V102__author.sql: DROP COLUMN", "9c1f22ab04", "waits for construccion")
	as(t, "viewer", "history", "construccion").is(t, 0, "1.1.0", "serves", "2026-11-01T10:00:00Z")
	as(t, "viewer", "db", "schemas").is(t, 0, "retail: *", "construccion: tenants")
	as(t, "viewer", "graph", "-o", "svg").is(t, 0, "<svg", "1 schema")
	as(t, "viewer", "__complete", "why", "").is(t, 0, "construccion\nerp-core\nretail\n")
}

func TestJSONIsForPrograms(t *testing.T) {
	for _, words := range []string{"status", "why retail", "plan", "history construccion", "db schemas", "graph", "check --resolve-to 127.0.0.1:1"} {
		said := as(t, "viewer", append(strings.Fields(words), "-o", "json")...)
		if !json.Valid([]byte(said.out)) {
			t.Errorf("%s says %s%s", words, said.out, said.err)
		}
	}
}

func TestAWrongQuestionSaysWhatThereIs(t *testing.T) {
	as(t, "viewer", "why", "nobody").is(t, 1, "there are construccion, erp-core, retail")
	as(t, "viewer", "status", "other").is(t, 1, "there is isem")
	as(t, "viewer", "status", "-n", "elsewhere").is(t, 1, "forbidden")
	as(t, "system:admin", "status", "-n", "default", "--as-group", "system:masters").is(t, 1, "no ErpSuite", "there is one with -n it")
	as(t, "stranger", "status").is(t, 1, "forbidden")
	as(t, "viewer", "why").is(t, 2)
}

func TestHealthComesFromThePublicAddresses(t *testing.T) {
	ingress := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "at "+r.Host) }))
	defer ingress.Close()
	as(t, "viewer", "check", "--resolve-to", strings.TrimPrefix(ingress.URL, "http://")).
		is(t, 3, "at api.construccion.erp.example", "at erp.example", "no address yet") // retail never served
}

func TestAReportHoldsNoSecret(t *testing.T) {
	file := filepath.Join(t.TempDir(), "bundle.zip")
	as(t, "viewer", "report", "-f", file).is(t, 0, "without Secrets", "The operator was left out: pods is forbidden") // it is in another namespace
	as(t, "viewer", "report", "-f", file).is(t, 1, "exists")
	archive, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	var names, all strings.Builder
	for _, entry := range archive.File {
		content, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		names.WriteString(entry.Name + "\n")
		if _, err := io.Copy(&all, content); err != nil {
			t.Fatal(err)
		}
	}
	for _, kept := range []string{"verticals/retail.yaml", "suites/isem.yaml", "pods/retail-migrate-1-x.yaml", "configmaps/retail-frontend.yaml", "why/retail.txt", "events.txt"} {
		if !strings.Contains(names.String(), "bundle/"+kept+"\n") {
			t.Errorf("%s is not in it:\n%s", kept, names.String())
		}
	}
	for _, hidden := range []string{"only-in-a-secret", base64.StdEncoding.EncodeToString([]byte("only-in-a-secret")),
		"only-in-a-key", base64.StdEncoding.EncodeToString([]byte("only-in-a-key")), "in-a-pod-by-mistake",
		"in-the-manifest-by-mistake", "in-an-event-by-mistake", "managedFields"} {
		if strings.Contains(all.String(), hidden) {
			t.Errorf("%s is in it", hidden)
		}
	}
	if !strings.Contains(all.String(), "SMTP_PASSWORD") {
		t.Error("the pod's variables are not there at all, so nothing was proved of their values")
	}
}

func TestApprovingTakesTheRightToEdit(t *testing.T) {
	as(t, "viewer", "approve", "construccion").is(t, 1, "forbidden")
	as(t, "editor", "approve", "construccion", "--hash", "0000").is(t, 1, "9c1f22ab04, not 0000")
	as(t, "editor", "approve", "retail").is(t, 1, "no plan to approve", "Nothing was changed")
	if got := annotation("construccion", "approve"); got != "" {
		t.Fatalf("refused, and %q is set all the same", got)
	}
	as(t, "editor", "approve", "construccion").is(t, 0, "takes away  V102__author.sql: DROP COLUMN", "is approved")
	if got := annotation("construccion", "approve"); got != "9c1f22ab04" {
		t.Errorf("%q is set", got)
	}
}

func TestARetryIsAskedForByTheTime(t *testing.T) {
	as(t, "editor", "retry", "retail").is(t, 0, "erp.isem.dev/retry=")
	if _, err := time.Parse(time.RFC3339, annotation("retail", "retry")); err != nil {
		t.Error(err)
	}
}

func TestABackupIsBroughtBackWithItsVersion(t *testing.T) {
	as(t, "viewer", "backups", "retail").is(t, 0, "There is no backup of retail", "spec.migration.backup is not set")
	as(t, "editor", "backup", "retail").is(t, 1, "no copy would be made", "Nothing was asked for")
	as(t, "viewer", "backups", "erp-core").is(t, 0, "20261101-081512", "BYTES")
	as(t, "editor", "restore", "erp-core", "--backup", "19990101-000000").is(t, 1, "there is no backup", "Nothing was changed")
	as(t, "viewer", "restore", "erp-core", "--backup", "20261101-081512").is(t, 1, "forbidden")
	as(t, "editor", "restore", "erp-core", "--backup", "20261101-081512", "--dry-run").is(t, 0, "nothing was changed")
	if got := annotation("erp-core", "restore"); got != "" {
		t.Fatalf("it asks for %s", got)
	}
	as(t, "editor", "restore", "erp-core", "--backup", "20261101-081512").is(t, 0, "Rows written since 2026-11-01T08:15:12Z are lost")
	if got := annotation("erp-core", "restore"); !strings.HasPrefix(got, "20261101-081512/") {
		t.Errorf("it asks for %q", got)
	}
}

func TestARotationIsFollowedUntilTheOldPasswordIsRefused(t *testing.T) {
	as(t, "viewer", "rotate", "erp-core").is(t, 1, "forbidden")
	as(t, "editor", "rotate", "erp-core", "--wait=false").is(t, 0, "erp.isem.dev/rotate=", "kubectl erp why erp-core")
	as(t, "editor", "rotate", "erp-core", "--timeout", "1s").is(t, 4, "it goes on without this command")
	first := annotation("erp-core", "rotate")
	time.Sleep(time.Second) // within the same second it would be the same request
	operator := whenAnnotated("erp-core", "rotate", first, `{"status":{"rotation":{"request":%q,"phase":"Done","login":{"slot":2,"id":"a1"}}}}`)
	as(t, "editor", "rotate", "erp-core", "--timeout", "1m").is(t, 0, "the old ones are refused", "erp-core-db-app and erp-core-db-migrator any more")
	<-operator
}

func TestASigningKeyIsAskedForWherePeopleSignIn(t *testing.T) {
	as(t, "editor", "rotate", "--signing-keys", "other").is(t, 1, "there is no ErpSuite other")
	as(t, "editor", "rotate").is(t, 2)
	operator := whenAnnotated("erp-core", "rotate-signing-key", "", `{"status":{"signing":{"request":%q,"phase":"Done","key":"a1"}}}`)
	as(t, "editor", "rotate", "--signing-keys", "--timeout", "1m").is(t, 0, "The signing key of isem is replaced")
	<-operator
}

func TestARollbackIsJudgedBeforeItIsAskedFor(t *testing.T) {
	as(t, "editor", "rollback", "construccion", "--to", "1.3.0").is(t, 1, "not older")
	as(t, "editor", "set-version", "construccion", "latest").is(t, 1, "was not changed", "spec.version")
	as(t, "editor", "rollback", "construccion", "--to", "1.0.0", "--dry-run").
		is(t, 0, "on schema 3", "read by     retail", "spec.version is applied by kubectl", "nothing was changed")
	if got := version("construccion"); got != "1.2.0" {
		t.Fatalf("it asks for %s", got)
	}
}

func TestARefusedRollbackIsPrintedAndFails(t *testing.T) {
	operator := whenAsked("construccion", "1.0.0", `{"status":{"observedGeneration":%d,"conditions":[
		{"type":"Ready","status":"False","reason":"RollbackRefused","message":"1.0.0 cannot run on schema 101","lastTransitionTime":"2026-11-28T02:00:00Z"},
		{"type":"Stalled","status":"True","reason":"RollbackRefused","message":"1.0.0 cannot run on schema 101","lastTransitionTime":"2026-11-28T02:00:00Z"}]}}`)
	as(t, "editor", "rollback", "construccion", "--to", "1.0.0", "--wait", "--timeout", "1m").is(t, 3, "1.0.0 cannot run on schema 101", "1.1.0 serves on", "oldest safe version")
	<-operator
}

func TestAVersionThatServesEndsTheWait(t *testing.T) {
	operator := whenAsked("construccion", "1.1.0", `{"status":{"observedGeneration":%d,"version":"1.1.0","plan":null,"conditions":[
		{"type":"Ready","status":"True","reason":"Ready","message":"1.1.0 serves","lastTransitionTime":"2026-11-28T02:00:00Z"}]}}`)
	as(t, "editor", "set-version", "construccion", "1.1.0", "--wait", "--timeout", "1m").is(t, 0, "construccion serves 1.1.0")
	<-operator
}

// Ready says of a suspended vertical that what serves serves on, not that the edit was followed.
func TestASuspendedVerticalIsNotWaitedFor(t *testing.T) {
	operator := whenAsked("construccion", "1.4.0", `{"status":{"observedGeneration":%d,"conditions":[
		{"type":"Ready","status":"True","reason":"Suspended","message":"1.1.0 serves","lastTransitionTime":"2026-11-28T02:00:00Z"}]}}`)
	as(t, "editor", "set-version", "construccion", "1.4.0", "--wait", "--timeout", "1m").is(t, 3, "is suspended")
	<-operator
	as(t, "editor", "db", "check", "construccion").is(t, 1, "is suspended")
	setStatus("erpvertical/construccion", `{"status":{"version":"1.4.0","conditions":[
		{"type":"Ready","status":"True","reason":"Ready","message":"1.4.0 serves","lastTransitionTime":"2026-11-28T02:00:00Z"}]}}`)
}

func TestAWaitEndsByItsTime(t *testing.T) {
	as(t, "editor", "set-version", "retail", "1.0.1", "--wait", "--timeout", "2s").is(t, 4, "NotSeenYet", "not there after 2s")
}

func TestDriftIsFoundByTheOperator(t *testing.T) {
	as(t, "editor", "db", "check", "retail").is(t, 1, "not ready")
	for outcome, code := range map[string]int{"Current": 0, "Failed": 3} {
		before := annotation("construccion", "check")
		done := make(chan struct{})
		go func() {
			defer close(done)
			for range 200 {
				if asked := annotation("construccion", "check"); asked != before {
					setStatus("erpvertical/construccion", fmt.Sprintf(`{"status":{"migration":{"outcome":%q,"check":%q,"step":"link","error":{"message":"a policy of construccion.projects is gone"}}}}`, outcome, asked))
					return
				}
			}
		}()
		said := as(t, "editor", "db", "check", "construccion", "--timeout", "1m").is(t, code)
		<-done
		if drifted := strings.Contains(said.err, "a policy of construccion.projects is gone"); drifted != (code == 3) {
			t.Errorf("%s: %s%s", outcome, said.out, said.err)
		}
		time.Sleep(time.Second) // a second check within the same second would be the same request
	}
}

func TestAReleaseDecidesForThoseThatItNames(t *testing.T) {
	before := version("erp-core")
	kubectl("", "patch", "erpsuite/isem", "-n", namespace, "--type=merge", "-p", `{"spec":{"release":{"versions":{"erp-core":"1.9.0"}}}}`)
	defer kubectl("", "patch", "erpsuite/isem", "-n", namespace, "--type=merge", "-p", `{"spec":{"release":null}}`)
	as(t, "editor", "set-version", "erp-core", "1.8.0").is(t, 1, "the release of suite isem decides for erp-core and asks for 1.9.0", "Nothing was changed")
	as(t, "editor", "rollback", "erp-core", "--to", "0.9.0").is(t, 1, "the release of suite isem decides")
	as(t, "editor", "restore", "erp-core", "--backup", "20261101-081512").is(t, 1, "asks for 1.9.0 of erp-core", "Nothing was changed")
	if got := version("erp-core"); got != before {
		t.Errorf("it asks for %s", got)
	}
}

// whenAsked writes a status, as the operator would, once the manifest asks for the version.
func whenAsked(name, wanted, status string) chan struct{} {
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range 200 {
			if version(name) == wanted {
				var generation int
				fmt.Sscan(kubectl("", "get", "erpvertical", name, "-n", namespace, "-o", "jsonpath={.metadata.generation}"), &generation)
				setStatus("erpvertical/"+name, fmt.Sprintf(status, generation))
				return
			}
		}
	}()
	return done
}

// whenAnnotated writes a status, as the operator would, once an annotation has another value than before.
func whenAnnotated(name, which, before, status string) chan struct{} {
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range 200 {
			if asked := annotation(name, which); asked != before {
				setStatus("erpvertical/"+name, fmt.Sprintf(status, asked))
				return
			}
		}
	}()
	return done
}

func version(name string) string {
	return kubectl("", "get", "erpvertical", name, "-n", namespace, "-o", "jsonpath={.spec.version}")
}

func annotation(name, which string) string {
	return kubectl("", "get", "erpvertical", name, "-n", namespace, "-o", `jsonpath={.metadata.annotations.erp\.isem\.dev/`+which+`}`)
}
