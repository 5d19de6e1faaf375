package rootfs

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// machine is a tree with a dynamically linked program of the machine that runs the test, and the libraries it needs.
func machine(t *testing.T) *Tree {
	t.Helper()
	tree := NewTree()
	for _, file := range []string{"/bin/ls", "/lib/x86_64-linux-gnu/libselinux.so.1", "/lib/x86_64-linux-gnu/libpcre2-8.so.0",
		"/lib/x86_64-linux-gnu/libc.so.6", "/lib64/ld-linux-x86-64.so.2"} {
		body, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		tree.Put(file, Node{Mode: 0o755, Body: body})
	}
	loader, _, _ := tree.Get("/lib64/ld-linux-x86-64.so.2")
	tree.Put("/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2", loader)
	return tree
}

func TestClosureFollowsLibrariesOfLibraries(t *testing.T) {
	tree := NewTree()
	if err := tree.CopyClosure(machine(t), NewTree(), nil, "usr/bin/ls"); err != nil {
		t.Fatal(err)
	}
	for _, soname := range []string{"libselinux.so.1", "libpcre2-8.so.0", "libc.so.6"} {
		if find(tree, soname, libraryDirs) == "" {
			t.Errorf("%s is missing; there is %v", soname, tree.Names())
		}
	}
}

func TestClosureLeavesOutWhatTheBaseHas(t *testing.T) {
	base, tree := NewTree(), NewTree()
	for _, soname := range []string{"libc.so.6", "ld-linux-x86-64.so.2"} {
		base.File("usr/lib/x86_64-linux-gnu/"+soname, "")
	}
	if err := tree.CopyClosure(machine(t), base, nil, "usr/bin/ls"); err != nil {
		t.Fatal(err)
	}
	if names := tree.Names(); slices.ContainsFunc(names, func(name string) bool { return filepath.Base(name) == "libc.so.6" }) {
		t.Errorf("the C library came along: %v", names)
	}
}

func TestClosureNamesTheLibraryThatNobodyHas(t *testing.T) {
	from := machine(t)
	from.Remove("usr/lib/x86_64-linux-gnu/libpcre2-8.so.0")
	err := NewTree().CopyClosure(from, NewTree(), nil, "usr/bin/ls")
	if err == nil || !strings.Contains(err.Error(), "libpcre2-8.so.0") {
		t.Errorf("got %v", err)
	}
}

func TestStrippedProgramStillRuns(t *testing.T) {
	self, err := os.Executable() // a Go test binary has symbols
	if err != nil {
		t.Fatal(err)
	}
	body, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	stripped := Strip(body)
	if len(stripped) >= len(body) {
		t.Fatalf("nothing was stripped of %d bytes", len(body))
	}
	file := filepath.Join(t.TempDir(), "program")
	if err := os.WriteFile(file, stripped, 0o755); err != nil {
		t.Fatal(err)
	}
	if out, err := runTests(file, "-test.list", "^TestStripped"); err != nil || !strings.Contains(out, "TestStrippedProgramStillRuns") {
		t.Errorf("%v: %s", err, out)
	}
}

func TestStripLeavesOtherFilesAlone(t *testing.T) {
	if got := string(Strip([]byte("#!/bin/sh\n"))); got != "#!/bin/sh\n" {
		t.Errorf("got %q", got)
	}
}

func runTests(file string, args ...string) (string, error) {
	out, err := exec.Command(file, args...).CombinedOutput()
	return string(out), err
}
