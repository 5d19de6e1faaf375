package sandbox

import (
	"context"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dev.isem.erp/images/internal/rootfs"
)

// TestMain plays the two other parts that this program has inside a sandbox: the one that enters, and the one that runs there.
func TestMain(m *testing.M) {
	switch {
	case len(os.Args) > 1 && os.Args[1] == Verb:
		fmt.Fprintln(os.Stderr, Enter(os.Args[2:]))
		os.Exit(1)
	case len(os.Args) > 1 && os.Args[1] == "report":
		fmt.Println("uid", os.Getuid(), "pid", os.Getpid(), "names", names("/"), "variables", os.Environ(), "itself", reachesItself(), "interfaces", interfaces())
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func names(dir string) string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err.Error()
	}
	var all []string
	for _, entry := range entries {
		all = append(all, entry.Name())
	}
	return strings.Join(all, ",")
}

func reachesItself() error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer listener.Close()
	connection, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		return err
	}
	return connection.Close()
}

func interfaces() string {
	all, err := net.Interfaces()
	if err != nil {
		return err.Error()
	}
	var up []string
	for _, each := range all {
		if each.Flags&net.FlagUp != 0 {
			up = append(up, each.Name)
		}
	}
	return strings.Join(up, ",")
}

func TestProgramSeesOnlyItsRootReachesOnlyItselfAndRunsAsTheImagesUser(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root may become another user")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	body, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	tree, root := rootfs.NewTree(), t.TempDir()
	for _, dir := range []string{"proc", "dev", "tmp"} {
		tree.Put(dir, rootfs.Node{Mode: fs.ModeDir | 0o755})
	}
	tree.Put("program", rootfs.Node{Mode: 0o755, Body: body})
	addLibraries(t, tree, body)
	if err := tree.Unpack(root); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(root, 0o755); err != nil {
		t.Fatal(err)
	}
	out, err := Run(context.Background(), root, []string{"/program", "report"}, []string{"DB_PORT=5432"})
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if want := "uid 10001 pid 1 names dev,lib,lib64,proc,program,tmp,usr variables [DB_PORT=5432] itself <nil> interfaces lo\n"; !strings.HasPrefix(out, want) {
		t.Errorf("got %s, want %s", out, want)
	}
	if entries, err := os.ReadDir(filepath.Join(root, "proc")); err != nil || len(entries) > 0 {
		t.Errorf("a mount stayed behind: %v, %v", entries, err)
	}
}

// addLibraries adds what a program needs that was linked with cgo.
func addLibraries(t *testing.T, tree *rootfs.Tree, program []byte) {
	t.Helper()
	tree.Symlink("lib", "usr/lib")
	tree.Symlink("lib64", "usr/lib64")
	files := []string{"/lib64/ld-linux-x86-64.so.2"}
	for _, soname := range rootfs.Needed(program) {
		files = append(files, "/lib/x86_64-linux-gnu/"+soname)
	}
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		tree.Put(file, rootfs.Node{Mode: 0o755, Body: body})
	}
}
