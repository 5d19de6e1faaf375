package recipe

import (
	"context"
)

// operator is base, Java, third-party libraries and the operator's code. The database steps run from it too.
func operator(ctx context.Context, k *Kitchen) (dish, error) {
	layers, err := k.javaImage(ctx, "operator", jvmArgs, withSharedClasses)
	return dish{config: config(java("dev.isem.erp.operator.Main"), []string{"run"}), layers: layers}, err
}
