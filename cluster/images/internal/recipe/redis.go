package recipe

import (
	"context"

	"dev.isem.erp/images/internal/debian"
	"dev.isem.erp/images/internal/rootfs"
)

// redis is the distribution's server and client. The configuration, with its password, is mounted from a Secret.
func redis(ctx context.Context, k *Kitchen) (dish, error) {
	layers, err := k.packaged(ctx, "redis", debian.Request{Names: []string{"redis-server", "redis-tools"}}, nil, func(tree, from, base *rootfs.Tree) error {
		tree.Folder("data", 0o755, true)
		tree.Folder("etc/erp/redis", 0o755, false)
		// redis-server is a link to this program, which looks at the name it was started by.
		return tree.CopyClosure(from, base, nil, "usr/bin/redis-check-rdb", "usr/bin/redis-server", "usr/bin/redis-cli")
	})
	config := config([]string{"/usr/bin/redis-server"}, []string{"/etc/erp/redis/redis.conf"})
	config.ExposedPorts = map[string]struct{}{"6379/tcp": {}}
	config.Volumes = map[string]struct{}{"/data": {}}
	config.WorkingDir = "/data"
	return dish{config: config, layers: layers}, err
}
