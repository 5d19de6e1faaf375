package recipe

import (
	"testing"

	"dev.isem.erp/images/internal/rootfs"
)

func TestToolsAreAloneInTheirFolder(t *testing.T) {
	from := rootfs.NewTree()
	for _, name := range []string{postgresHome + "/bin/pg_dump", postgresHome + "/bin/pg_restore", postgresHome + "/bin/psql", loader} {
		from.Put(name, rootfs.Node{Mode: 0o755, Body: []byte(name)})
	}
	tree, err := makeTools(from)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"bin/pg_dump", "bin/pg_restore", "lib/ld-linux-x86-64.so.2"} {
		if _, _, ok := tree.Get(postgresHome + "/" + name); !ok {
			t.Errorf("%s is missing among %v", name, tree.Names())
		}
	}
	// The image's own C library, under every other program, must stay its own.
	if found := tree.Match("usr/lib/x86_64-linux-gnu"); len(found) > 0 {
		t.Errorf("outside the folder: %v", found)
	}
}
