package recipe

import (
	"context"
	"os"
	"path"
	"path/filepath"

	"dev.isem.erp/images/internal/debian"
	"dev.isem.erp/images/internal/rootfs"
	"dev.isem.erp/images/internal/store"
)

// loader is the dynamic linker, through which the tools are started: the image's own C library is older than theirs.
const loader = "usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2"

// toolsLayer is pg_dump and pg_restore with every library that they need, C library included, in a folder that nothing else looks into.
func (k *Kitchen) toolsLayer(ctx context.Context) (ingredient, error) {
	suite := k.Debian.OfSuite(toolsSuite)
	packages, err := suite.Resolve(ctx, debian.Request{Names: []string{"postgresql-client-" + PostgresTag, "libc6"}, Without: []string{"libreadline8t64"}})
	if err != nil {
		return ingredient{}, err
	}
	return ingredient{key: store.Key("postgres-tools", recipeVersion, checksums(packages)), make: func() (*rootfs.Tree, error) {
		from, err := suite.Unpack(ctx, packages)
		if err != nil {
			return nil, err
		}
		return makeTools(from)
	}}, nil
}

func makeTools(from *rootfs.Tree) (*rootfs.Tree, error) {
	found, tree := rootfs.NewTree(), rootfs.NewTree()
	programs := []string{postgresHome + "/bin/pg_dump", postgresHome + "/bin/pg_restore"}
	if err := found.CopyClosure(from, rootfs.NewTree(), nil, append(programs, loader)...); err != nil {
		return nil, err
	}
	for _, program := range programs {
		node, _, _ := found.Get(program)
		tree.Put(program, node)
		found.Remove(program)
	}
	for _, name := range found.Names() {
		node, _, ok := found.Get(name)
		if !ok || node.Mode.IsDir() {
			continue
		}
		tree.Put(path.Join(postgresHome, "lib", path.Base(name)), rootfs.Node{Mode: node.Mode, Body: rootfs.Strip(node.Body)})
	}
	return tree, nil
}

// Tools writes the tools' layer into a folder of this machine, for tests that back up and restore.
func (k *Kitchen) Tools(ctx context.Context, folder string) error {
	layer, err := k.toolsLayer(ctx)
	if err != nil {
		return err
	}
	tree, err := layer.make()
	if err != nil {
		return err
	}
	draft := folder + ".draft"
	if err := os.RemoveAll(draft); err != nil {
		return err
	}
	if err := os.MkdirAll(draft, 0o755); err != nil {
		return err
	}
	if err := tree.Unpack(draft); err != nil {
		return err
	}
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	return os.Rename(draft, filepath.Clean(folder))
}
