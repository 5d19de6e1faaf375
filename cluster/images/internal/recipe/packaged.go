package recipe

import (
	"context"

	"dev.isem.erp/images/internal/debian"
	"dev.isem.erp/images/internal/rootfs"
	"dev.isem.erp/images/internal/store"
)

// packaged is a layer made of the distribution's packages: the named files with their libraries, then whatever finish adds.
// Inputs beside the packages and recipeVersion go into the key.
func (k *Kitchen) packaged(ctx context.Context, name string, packages debian.Request, inputs []string, finish func(tree, from, base *rootfs.Tree) error) ([]ingredient, error) {
	base, baseTree, err := k.baseLayer(ctx)
	if err != nil {
		return nil, err
	}
	resolved, err := k.Debian.Resolve(ctx, packages)
	if err != nil {
		return nil, err
	}
	key := store.Key(append([]string{name, recipeVersion, base.key, checksums(resolved)}, inputs...)...)
	make := func() (*rootfs.Tree, error) {
		below, err := baseTree()
		if err != nil {
			return nil, err
		}
		from, err := k.Debian.Unpack(ctx, resolved)
		if err != nil {
			return nil, err
		}
		tree := rootfs.NewTree()
		return tree, finish(tree, from, below)
	}
	return []ingredient{base, {key: key, make: make}}, nil
}
