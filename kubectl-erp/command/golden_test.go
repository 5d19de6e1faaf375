package command

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"

	"dev.isem.erp/kubectl-erp/api"
	"dev.isem.erp/kubectl-erp/draw"
	"dev.isem.erp/kubectl-erp/screen"
	"dev.isem.erp/kubectl-erp/story"
)

var now = time.Date(2026, 11, 28, 3, 0, 0, 0, time.UTC)

// A case is a file of objects; beside it stands what every command prints of them. GOLDEN=write writes that anew, to be reviewed as a diff.
func TestEveryCaseIsPrintedAsRecorded(t *testing.T) {
	cases, err := filepath.Glob("testdata/*/given.yaml")
	if err != nil || len(cases) == 0 {
		t.Fatal("there are no cases", err)
	}
	for _, given := range cases {
		t.Run(filepath.Base(filepath.Dir(given)), func(t *testing.T) {
			seen := read(t, given)
			suite := seen.SuiteNames()[0]
			sorted := seen.Order(suite)
			is(t, given, "status.txt", func(s *screen.Screen) { PrintStatus(s, seen.Status(suite)) })
			is(t, given, "plan.txt", func(s *screen.Screen) { PrintNext(s, seen.Namespace, seen.Next(suite)) })
			is(t, given, "graph.txt", func(s *screen.Screen) { PrintGraph(s, sorted) })
			is(t, given, "graph.svg", func(s *screen.Screen) {
				picture := draw.Layout(sorted, func(name string) []string { return linesOf(sorted.Find(name)) })
				if err := draw.SVG(s.Out, picture, suite, func(name string) string { return lookOf(sorted.Find(name)) }); err != nil {
					t.Error(err)
				}
			})
			for _, vertical := range sorted.Verticals {
				if vertical.IsReady() {
					continue
				}
				is(t, given, "why-"+vertical.Name+".txt", func(s *screen.Screen) {
					explanation, err := seen.Why(vertical.Name)
					if err != nil {
						t.Fatal(err)
					}
					PrintWhy(s, explanation, now)
				})
			}
		})
	}
}

func TestTheDocumentationShowsWhatIsPrinted(t *testing.T) {
	page, err := os.ReadFile("../../docs/kubectl-erp.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"who-waits-is-followed-to-the-root/status.txt", "who-waits-is-followed-to-the-root/why-kiosk.txt",
		"a-refused-rollback-names-the-way-out/why-construccion.txt", "a-supervised-plan-waits-for-a-person/plan.txt"} {
		printed, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		shown := strings.ReplaceAll(strings.ReplaceAll("    "+strings.TrimSpace(string(printed)), "\n", "\n    "), "    \n", "\n")
		if !strings.Contains(string(page), shown) {
			t.Errorf("docs/kubectl-erp.md does not show %s as it is printed", name)
		}
	}
}

func is(t *testing.T, given, name string, print func(*screen.Screen)) {
	t.Helper()
	var out bytes.Buffer
	print(screen.New(&out))
	file := filepath.Join(filepath.Dir(given), name)
	if os.Getenv("GOLDEN") == "write" {
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	recorded, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; run again with GOLDEN=write", err)
	}
	if string(recorded) != out.String() {
		t.Errorf("%s: printed is\n%s\nrecorded was\n%s", name, out.String(), recorded)
	}
}

func read(t *testing.T, file string) *story.Snapshot {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	seen := &story.Snapshot{Namespace: "erp"}
	for document := range strings.SplitSeq(string(text), "\n---\n") {
		var kind struct{ Kind string }
		unmarshal(t, document, &kind)
		switch kind.Kind {
		case "ErpSuite":
			seen.Suites = append(seen.Suites, one[api.Suite](t, document))
		case "ErpVertical":
			seen.Verticals = append(seen.Verticals, one[api.Vertical](t, document))
		case "Pod":
			seen.Pods = append(seen.Pods, *one[corev1.Pod](t, document))
		case "Event":
			seen.Events = append(seen.Events, *one[corev1.Event](t, document))
		default:
			t.Fatalf("%s: nobody reads a %q", file, kind.Kind)
		}
	}
	return seen
}

func one[T any](t *testing.T, document string) *T {
	t.Helper()
	var into T
	unmarshal(t, document, &into)
	return &into
}

func unmarshal(t *testing.T, document string, into any) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(document), into); err != nil {
		t.Fatal(err)
	}
}
