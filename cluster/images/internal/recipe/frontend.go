package recipe

import (
	"context"
	"embed"
	"fmt"
	"os"
	"path/filepath"

	"dev.isem.erp/images/internal/debian"
	"dev.isem.erp/images/internal/rootfs"
	"dev.isem.erp/images/internal/store"
)

//go:embed nginx/*.conf
var nginxFiles embed.FS

const documentRoot = "srv/ui"

// frontend is nginx with the one build of the user interface. Which vertical it shows is told by the mounted config.js.
func frontend(ctx context.Context, k *Kitchen) (dish, error) {
	server, inputs, err := nginxConfig()
	if err != nil {
		return dish{}, err
	}
	layers, err := k.packaged(ctx, "nginx", debian.Request{Names: []string{"nginx", "nginx-common", "libnginx-mod-http-brotli-static"}}, inputs,
		func(tree, from, base *rootfs.Tree) error {
			if err := tree.Copy(server, "etc/nginx"); err != nil {
				return err
			}
			if err := tree.Copy(from, "etc/nginx/mime.types"); err != nil {
				return err
			}
			tree.Folder("etc/erp/frontend", 0o755, false)
			return tree.CopyClosure(from, base, nil, "usr/sbin/nginx", "usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
		})
	if err != nil {
		return dish{}, err
	}
	page, err := k.page()
	config := config([]string{"/usr/sbin/nginx"}, []string{"-c", "/etc/nginx/nginx.conf", "-e", "stderr"})
	config.StopSignal = "SIGQUIT" // answers what it has begun
	return dish{config: config, layers: append(layers, page)}, err
}

func nginxConfig() (tree *rootfs.Tree, inputs []string, err error) {
	tree = rootfs.NewTree()
	entries, err := nginxFiles.ReadDir("nginx")
	if err != nil {
		return nil, nil, err
	}
	for _, entry := range entries {
		body, err := nginxFiles.ReadFile("nginx/" + entry.Name())
		if err != nil {
			return nil, nil, err
		}
		tree.File("etc/nginx/"+entry.Name(), string(body))
		inputs = append(inputs, entry.Name(), string(body))
	}
	return tree, inputs, nil
}

// page is the built user interface.
func (k *Kitchen) page() (ingredient, error) {
	dist := filepath.Join(k.Project, "verticals", "ui", "dist")
	if _, err := os.Stat(filepath.Join(dist, "index.html")); err != nil {
		return ingredient{}, fmt.Errorf("%s has no index.html; run 'npm ci && npm run build' in verticals/ui first", dist)
	}
	tree := rootfs.NewTree()
	if err := tree.AddDir(documentRoot, dist); err != nil {
		return ingredient{}, err
	}
	inputs := []string{"page", recipeVersion}
	for _, name := range tree.Names() {
		node, _, _ := tree.Get(name)
		inputs = append(inputs, name, string(node.Body))
	}
	return ingredient{key: store.Key(inputs...), make: func() (*rootfs.Tree, error) { return tree, nil }}, nil
}
