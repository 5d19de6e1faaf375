//go:build it

// Package it runs every command against a real API server, with the rights of the roles that the chart gives to people.
package it

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"k8s.io/cli-runtime/pkg/genericiooptions"

	"dev.isem.erp/kubectl-erp/command"
)

const namespace = "it"

var kubeconfig, tools string

// ERP_CLUSTER is the program erp-cluster; kubectl and helm lie beside it.
func TestMain(m *testing.M) {
	program := os.Getenv("ERP_CLUSTER")
	if program == "" {
		panic("ERP_CLUSTER must name the program erp-cluster: ./erp test it builds it and sets it")
	}
	tools = filepath.Dir(program)
	os.Exit(run(m, program))
}

func run(m *testing.M, program string) int {
	folder, err := os.MkdirTemp("", "control-plane")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	cluster := exec.Command(program, "control-plane", "--dir", folder)
	// It ends, with all its children, when its standard input closes: also when this process is killed.
	stdin, err := cluster.StdinPipe()
	if err != nil {
		panic(err)
	}
	stdout, err := cluster.StdoutPipe()
	if err != nil {
		panic(err)
	}
	cluster.Stderr = os.Stderr
	if err := cluster.Start(); err != nil {
		panic(err)
	}
	defer cluster.Wait()
	defer stdin.Close()
	for lines := bufio.NewScanner(stdout); kubeconfig == "" && lines.Scan(); {
		kubeconfig, _ = strings.CutPrefix(lines.Text(), "ready KUBECONFIG=")
	}
	if kubeconfig == "" {
		panic("the control plane did not become ready")
	}
	prepare()
	return m.Run()
}

// prepare installs what an administrator would: the CRDs, the chart's roles for people, and two people with them.
func prepare() {
	kubectl("", "apply", "--server-side", "-f", "../../crds/manifests")
	kubectl("", "wait", "--for=condition=Established", "crd/erpsuites.erp.isem.dev", "crd/erpverticals.erp.isem.dev")
	roles, err := exec.Command(filepath.Join(tools, "helm"), "template", "erp-operator", "../../helm/erp-operator", "-s", "templates/user-roles.yaml").Output()
	if err != nil {
		panic(err)
	}
	kubectl(string(roles), "apply", "-f", "-")
	kubectl("", "create", "namespace", namespace)
	kubectl("", "create", "rolebinding", "viewer", "-n", namespace, "--clusterrole=view", "--user=viewer")
	kubectl("", "create", "rolebinding", "editor", "-n", namespace, "--clusterrole=edit", "--user=editor")
	// The controllers copy the chart's rules into view and edit, and make the account that pods need.
	kubectl("", "wait", "--for=create", "-n", namespace, "serviceaccount/default")
	for range 60 {
		if strings.Contains(kubectl("", "get", "clusterroles", "view", "edit", "-o", "yaml"), "erpverticals/scale") {
			break
		}
	}
	manifests, err := os.ReadFile("testdata/suite.yaml")
	if err != nil {
		panic(err)
	}
	kubectl(string(manifests), "apply", "--server-side", "-n", namespace, "-f", "-")
	for _, each := range []string{"erpsuite/isem", "erpvertical/erp-core", "erpvertical/construccion", "erpvertical/retail", "pod/retail-migrate-1-x"} {
		status, err := os.ReadFile("testdata/status-" + each[strings.Index(each, "/")+1:] + ".yaml")
		if err != nil {
			panic(err)
		}
		setStatus(each, string(status))
	}
}

func setStatus(object, status string) {
	kubectl("", "patch", object, "-n", namespace, "--subresource=status", "--type=merge", "-p", status)
}

func kubectl(input string, arguments ...string) string {
	cmd := exec.Command(filepath.Join(tools, "kubectl"), append([]string{"--kubeconfig", kubeconfig}, arguments...)...)
	cmd.Stdin = strings.NewReader(input)
	var errors bytes.Buffer
	cmd.Stderr = &errors
	out, err := cmd.Output()
	if err != nil {
		panic(strings.Join(arguments, " ") + ": " + errors.String())
	}
	return string(out)
}

// said is what a command printed and its exit code.
type said struct {
	out, err string
	code     int
}

// as runs the plugin with a person's rights.
func as(t *testing.T, user string, arguments ...string) said {
	t.Helper()
	var out, errors bytes.Buffer
	code := command.Run(t.Context(), append([]string{"--kubeconfig", kubeconfig, "--as", user, "-n", namespace}, arguments...),
		genericiooptions.IOStreams{In: strings.NewReader(""), Out: &out, ErrOut: &errors})
	return said{out.String(), errors.String(), code}
}

func (s said) is(t *testing.T, code int, parts ...string) said {
	t.Helper()
	if s.code != code {
		t.Errorf("exit code %d instead of %d", s.code, code)
	}
	for _, part := range parts {
		if !strings.Contains(s.out+s.err, part) {
			t.Errorf("%q is not said", part)
		}
	}
	if t.Failed() {
		t.Log(s.out, s.err)
	}
	return s
}
