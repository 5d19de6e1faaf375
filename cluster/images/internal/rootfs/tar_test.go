package rootfs

import (
	"archive/tar"
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestEqualTreesGiveEqualTars(t *testing.T) {
	files := []string{"usr/bin/zsh", "etc/passwd", "app/lib/a.jar", "app/a.jar"}
	forwards, backwards := NewTree(), NewTree()
	for _, name := range files {
		forwards.File(name, name)
	}
	slices.Reverse(files)
	for _, name := range files {
		backwards.File(name, name)
	}
	if !bytes.Equal(tarOf(t, forwards), tarOf(t, backwards)) {
		t.Error("the order of adding shows in the tar")
	}
}

func TestTarTellsNothingOfTheMachine(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "page.html"), []byte("x"), 0o660); err != nil {
		t.Fatal(err)
	}
	tree := NewTree()
	if err := tree.AddDir("srv", dir); err != nil {
		t.Fatal(err)
	}
	for _, header := range headers(t, tarOf(t, tree)) {
		if header.Uid != 0 || header.Uname != "" || !header.ModTime.Equal(Epoch) {
			t.Errorf("%s has owner %d %q and time %v", header.Name, header.Uid, header.Uname, header.ModTime)
		}
		if header.Name == "srv/page.html" && header.Mode != 0o644 {
			t.Errorf("the mode on this machine shows: %o", header.Mode)
		}
	}
}

func TestFoldersComeBeforeWhatIsInThem(t *testing.T) {
	tree := NewTree()
	tree.File("srv/ui/index.html", "")
	tree.Put("tmp", Node{Mode: fs.ModeDir | fs.ModeSticky | 0o777})
	tree.Folder("data", 0o700, true)
	var names []string
	for _, header := range headers(t, tarOf(t, tree)) {
		names = append(names, header.Name)
		if header.Name == "tmp/" && header.Mode != 0o1777 {
			t.Errorf("/tmp has mode %o", header.Mode)
		}
		if header.Name == "data/" && (header.Uid != AppID || header.Mode != 0o700) {
			t.Errorf("/data belongs to %d with mode %o", header.Uid, header.Mode)
		}
	}
	if want := []string{"data/", "srv/", "srv/ui/", "srv/ui/index.html", "tmp/"}; !slices.Equal(names, want) {
		t.Errorf("got %v, want %v", names, want)
	}
}

func TestPackagesOfBeforeTheMergeLandBelowUsr(t *testing.T) {
	var archive bytes.Buffer
	old := NewTree()
	old.nodes["lib/x86_64-linux-gnu/libz.so.1.2"] = Node{Mode: 0o644, Body: []byte("z")}
	old.nodes["lib/x86_64-linux-gnu/libz.so.1"] = Node{Mode: fs.ModeSymlink | 0o777, Link: "libz.so.1.2"}
	if err := old.WriteTar(&archive); err != nil {
		t.Fatal(err)
	}
	tree := NewTree()
	if err := tree.ReadTar("", &archive); err != nil {
		t.Fatal(err)
	}
	if node, at, ok := tree.Get("/lib/x86_64-linux-gnu/libz.so.1"); !ok || string(node.Body) != "z" || at != "usr/lib/x86_64-linux-gnu/libz.so.1.2" {
		t.Errorf("found %q at %s", node.Body, at)
	}
}

func TestUnpackedFilesHaveTheTimeOfTheImage(t *testing.T) {
	tree, dir := NewTree(), t.TempDir()
	tree.File("app/erp-core.jar", "jar")
	if err := tree.Unpack(dir); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, "app", "erp-core.jar"))
	if err != nil || !info.ModTime().Equal(Epoch) {
		t.Errorf("%v, %v: the JVM refuses a cache when the times of jars differ", info, err)
	}
}

func tarOf(t *testing.T, tree *Tree) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := tree.WriteTar(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func headers(t *testing.T, body []byte) []*tar.Header {
	t.Helper()
	var all []*tar.Header
	for in := tar.NewReader(bytes.NewReader(body)); ; {
		header, err := in.Next()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, header)
	}
}
