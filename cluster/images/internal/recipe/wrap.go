package recipe

import (
	"os"

	"dev.isem.erp/images/internal/rootfs"
	"dev.isem.erp/images/internal/store"
)

// Wrap returns an image of one program that needs nothing beside it, run as every image's user.
func Wrap(kitchen *store.Store, program, name string) (*store.Image, error) {
	sum, err := sha256Of(program)
	if err != nil {
		return nil, err
	}
	layer, err := kitchen.Layer(store.Key("wrap", recipeVersion, sum), func() (*rootfs.Tree, error) {
		body, err := os.ReadFile(program)
		if err != nil {
			return nil, err
		}
		tree := rootfs.NewTree()
		tree.Folder("tmp", 0o1777, false)
		tree.Put("program", rootfs.Node{Mode: 0o755, Body: body})
		return tree, nil
	})
	if err != nil {
		return nil, err
	}
	return store.Compose(name, config([]string{"/program"}, nil), []*store.Layer{layer})
}
