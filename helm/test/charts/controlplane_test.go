package charts

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A cluster is a real API server with etcd and controllers, without a node.
type cluster struct {
	t          *testing.T
	kubeconfig string
}

func startCluster(t *testing.T) cluster {
	t.Helper()
	program := os.Getenv("ERP_CLUSTER")
	if program == "" {
		t.Fatal("ERP_CLUSTER is not set: ./erp test it builds the cluster's programs and sets it")
	}
	command := exec.Command(program, "control-plane", "--dir", t.TempDir())
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	// It ends, with all its children, when its standard input closes.
	input, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		input.Close()
		command.Wait()
	})
	for lines := bufio.NewScanner(output); lines.Scan(); {
		if kubeconfig, isReady := strings.CutPrefix(lines.Text(), "ready KUBECONFIG="); isReady {
			return cluster{t, kubeconfig}
		}
	}
	t.Fatal("the control plane did not become ready")
	return cluster{}
}

func (c cluster) helm(arguments ...string) {
	c.t.Helper()
	if _, err := helm([]string{"KUBECONFIG=" + c.kubeconfig}, arguments...); err != nil {
		c.t.Fatal(err)
	}
}

func (c cluster) kubectl(arguments ...string) string {
	c.t.Helper()
	out, err := c.try(arguments...)
	if err != nil {
		c.t.Fatalf("kubectl %s: %v\n%s", strings.Join(arguments, " "), err, out)
	}
	return out
}

func (c cluster) try(arguments ...string) (string, error) {
	command := exec.Command("kubectl", arguments...)
	command.Env = append(os.Environ(), "KUBECONFIG="+c.kubeconfig)
	var out bytes.Buffer
	command.Stdout, command.Stderr = &out, &out
	err := command.Run()
	return out.String(), err
}

// await waits until kubectl prints what is wanted.
func (c cluster) await(want string, arguments ...string) {
	c.t.Helper()
	var last string
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(200 * time.Millisecond) {
		if last, _ = c.try(arguments...); strings.Contains(last, want) {
			return
		}
	}
	c.t.Fatalf("waited a minute for %q from kubectl %s, got\n%s", want, strings.Join(arguments, " "), last)
}

func (c cluster) file(name, content string) string {
	c.t.Helper()
	path := filepath.Join(c.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		c.t.Fatal(err)
	}
	return path
}
