package command

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	appsv1 "k8s.io/api/apps/v1"
	"k8s.io/apimachinery/pkg/api/equality"
	"k8s.io/cli-runtime/pkg/genericiooptions"
	"sigs.k8s.io/yaml"

	"dev.isem.erp/kubectl-erp/api"
	"dev.isem.erp/kubectl-erp/screen"
)

// What the Job has of the back end, and what it must not have: labels by which it were a pod of the Service or a migration,
// probes, ports, the grace of a server.
func TestACommandRunsInAPodLikeThoseOfTheBackEnd(t *testing.T) {
	const given = "testdata/run/backend.yaml"
	text, err := os.ReadFile(given)
	if err != nil {
		t.Fatal(err)
	}
	backend := one[appsv1.Deployment](t, string(text))
	vertical := one[api.Vertical](t, "metadata: {name: construccion, namespace: erp, uid: uid-construccion}")
	for golden, arguments := range map[string]string{
		"demo.yaml": "construccion --mount erp-demo=/etc/erp/demo --env ERP_DEMO_PASSWORD_FILE=/etc/erp/demo/password -- demo",
		"reindex.yaml": "construccion --timeout 2h --env DB_POOL_SIZE=2 --env OPTIONS=a=b --mount s3=/etc/s3 --mount mail=/etc/mail -- " +
			"reindex --env=not-ours projects",
	} {
		typed := &run{tools: &tools{}}
		cmd := typed.command()
		if err := errors.Join(cmd.ParseFlags(strings.Fields(arguments)), cmd.ValidateArgs(cmd.Flags().Args())); err != nil {
			t.Fatal(err)
		}
		is(t, given, golden, func(s *screen.Screen) {
			printed, err := yaml.Marshal(jobOf(vertical, backend, typed.task))
			if err != nil {
				t.Fatal(err)
			}
			_, _ = s.Out.Write(printed)
		})
	}
	if !equality.Semantic.DeepEqual(backend, one[appsv1.Deployment](t, string(text))) {
		t.Error("the back end itself was changed")
	}
}

func TestACommandThatIsNotOneIsWrongUsage(t *testing.T) {
	for _, arguments := range []string{
		"run", "run construccion", "run construccion demo", "run construccion --", "run -- demo", "run a b -- demo",
		"run construccion --env NAME -- demo", "run construccion --env =value -- demo", "run construccion --timeout 0s -- demo",
		"run construccion --mount erp-demo -- demo", "run construccion --mount erp-demo=etc -- demo", "run construccion --mount =/etc -- demo",
	} {
		var out, said bytes.Buffer
		code := Run(t.Context(), strings.Fields(arguments), genericiooptions.IOStreams{Out: &out, ErrOut: &said})
		if code != exitUsage {
			t.Errorf("%s ends with %d: %s", arguments, code, said.String())
		}
	}
}
