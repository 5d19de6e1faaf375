package recipe

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"dev.isem.erp/images/internal/rootfs"
	"dev.isem.erp/images/internal/store"
)

// pluginLayer is kubectl-erp: whoever is on call may have nothing but kubectl exec.
func (k *Kitchen) pluginLayer(ctx context.Context) (ingredient, error) {
	source := filepath.Join(k.Project, "kubectl-erp")
	inputs, err := pluginSources(source)
	if err != nil {
		return ingredient{}, err
	}
	key := store.Key(append([]string{"kubectl-erp", recipeVersion, runtime.Version()}, inputs...)...)
	return ingredient{key: key, make: func() (*rootfs.Tree, error) { return k.buildPlugin(ctx, source) }}, nil
}

// pluginSources lists the files that the program is made from, each followed by what is in it.
func pluginSources(source string) ([]string, error) {
	var inputs []string
	err := filepath.WalkDir(source, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if entry.Name() == "testdata" || entry.Name() == "it" {
				return filepath.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(path, "_test.go") || !entry.Type().IsRegular() {
			return nil
		}
		body, err := os.ReadFile(path)
		inputs = append(inputs, path[len(source):], string(body))
		return err
	})
	return inputs, err
}

func (k *Kitchen) buildPlugin(ctx context.Context, source string) (*rootfs.Tree, error) {
	dir, err := k.Store.WorkDir("kubectl-erp")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "kubectl-erp")
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", program, ".")
	build.Dir = source
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=-mod=readonly")
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build of %s: %w\n%s", source, err, out)
	}
	body, err := os.ReadFile(program)
	if err != nil {
		return nil, err
	}
	tree := rootfs.NewTree()
	tree.Put("usr/bin/kubectl-erp", rootfs.Node{Mode: 0o755, Body: body})
	return tree, nil
}
