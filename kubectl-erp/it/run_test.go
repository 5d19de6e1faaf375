//go:build it

package it

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// These come last: they give construccion a back end. Without a kubelet its pods never start; those of commands a stand-in runs.

func TestACommandNeedsABackEndOfTheVertical(t *testing.T) {
	as(t, "editor", "run", "nobody", "--", "demo").is(t, 1, "there are construccion, erp-core, retail")
	setStatus("erpvertical/retail", `{"status":{"observedGeneration":99}}`)
	as(t, "editor", "run", "retail", "--", "demo").is(t, 1, "DependenciesReady: WaitingForRequirement: construccion has not been migrated",
		"Nothing was run", "kubectl erp why retail")
	applyBackend(t, false)
	as(t, "editor", "run", "construccion", "--timeout", "4s", "--", "demo").is(t, 1, "no back end that serves")
	applyBackend(t, true)
	as(t, "viewer", "run", "construccion", "--", "demo").is(t, 1, "nothing was run", "forbidden")
	if jobs := jobsOf("command"); jobs != "" {
		t.Errorf("there is %s", jobs)
	}
}

// The given back end's pods have a service account and a priority that this cluster does not know yet.
func TestACommandThatDoesNotStartSaysWhyAndEndsByItsTime(t *testing.T) {
	as(t, "editor", "run", "construccion", "--timeout", "4s", "--", "demo").
		is(t, 4, "demo of construccion was ended after 4s, its --timeout. It did not start: FailedCreate: ", `serviceaccount "erp" not found`)
	kubectl("", "create", "priorityclass", "business", "--value=1")
	kubectl("", "create", "serviceaccount", "erp", "-n", namespace)
}

func TestACommandsLogIsPrintedToItsEndAndNothingElse(t *testing.T) {
	for _, breaks := range []bool{false, true} {
		n := &node{log: "loading\n2 tenants\ndone\n", breaks: breaks}
		ended := n.runNext(t)
		said := as(t, "editor", "run", "construccion", "--mount", "erp-demo=/etc/erp/demo", "--env", "A=b", "--", "demo").
			is(t, 0, "runs demo of construccion", "demo of construccion is done.")
		if said.out != n.log {
			t.Errorf("breaks: %t, the output is %q", breaks, said.out)
		}
		<-ended
	}
	// The operator takes what is managed by it for its own, and Jobs of it for migrations.
	if ours := kubectl("", "get", "jobs", "-n", namespace, "-l", "app.kubernetes.io/managed-by=erp-operator", "-o", "name"); ours != "" {
		t.Errorf("%s would be taken for a migration", ours)
	}
}

func TestACommandThatFailsSaysWithWhichCodeAndWhereItsLogStays(t *testing.T) {
	n := &node{log: "no such tenant\n", code: 7}
	ended := n.runNext(t)
	said := as(t, "editor", "run", "construccion", "--", "demo", "norte").
		is(t, 3, "demo norte of construccion ended with exit code 7. What it did until then stays. Its log is above.", "kubectl logs job/construccion-run-")
	if said.out != n.log {
		t.Errorf("the output is %q", said.out)
	}
	<-ended
	deaf := &node{isDeaf: true}
	ended = deaf.runNext(t)
	as(t, "editor", "run", "construccion", "--", "demo").is(t, 0, "is done. Its log could not be read")
	<-ended
}

func TestACommandGoesOnWithoutUsAndMayBeDeleted(t *testing.T) {
	as(t, "editor", "run", "construccion", "--wait=false", "--", "demo").is(t, 0, "Follow it with: kubectl logs -f job/construccion-run-")
	before := jobsOf("command")
	deleted := make(chan struct{})
	go func() {
		defer close(deleted)
		for range 200 {
			for job := range strings.FieldsSeq(jobsOf("command")) {
				if !strings.Contains(before, job) {
					kubectl("", "delete", job, "-n", namespace)
					return
				}
			}
		}
	}()
	as(t, "editor", "run", "construccion", "--timeout", "1m", "--", "demo").is(t, 3, "was deleted before it ended")
	<-deleted
	// With the vertical its commands go too.
	kubectl("", "delete", "erpvertical", "construccion", "-n", namespace)
	for range 60 {
		if jobsOf("command") == "" {
			return
		}
		time.Sleep(time.Second)
	}
	t.Errorf("%s outlived its vertical", jobsOf("command"))
}

func jobsOf(component string) string {
	return kubectl("", "get", "jobs", "-n", namespace, "-l", "app.kubernetes.io/component="+component, "-o", "name")
}

// applyBackend makes the given back end one of construccion, or somebody else's of that name.
func applyBackend(t *testing.T, isOurs bool) {
	t.Helper()
	manifest, err := os.ReadFile("../command/testdata/run/backend.yaml")
	if err != nil {
		t.Fatal(err)
	}
	uid := kubectl("", "get", "erpvertical", "construccion", "-n", namespace, "-o", "jsonpath={.metadata.uid}")
	text := strings.NewReplacer("namespace: erp", "namespace: "+namespace, "uid-construccion", uid,
		"controller: true", fmt.Sprintf("controller: %t", isOurs)).Replace(string(manifest))
	kubectl(text, "apply", "-f", "-")
}
