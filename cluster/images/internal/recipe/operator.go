package recipe

import (
	"context"
	"slices"
)

// operator is base, Java, third-party libraries, PostgreSQL's tools, the kubectl plugin and the operator's code. The database steps run from
// it too.
func operator(ctx context.Context, k *Kitchen) (dish, error) {
	app, err := k.findApplication("operator")
	if err != nil {
		return dish{}, err
	}
	layers, err := k.javaImage(ctx, app, jvmArgs, withSharedClasses)
	if err != nil {
		return dish{}, err
	}
	tools, err := k.toolsLayer(ctx)
	if err != nil {
		return dish{}, err
	}
	plugin, err := k.pluginLayer(ctx)
	code := len(layers) - 1 // it changes most often, so it stays last
	layers = slices.Insert(layers, code, tools, plugin)
	return dish{config: config(java("dev.isem.erp.operator.Main"), []string{"run"}), layers: layers}, err
}
