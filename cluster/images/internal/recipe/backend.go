package recipe

import (
	"context"
	_ "embed"
	"path/filepath"
	"slices"

	"dev.isem.erp/images/internal/rootfs"
	"dev.isem.erp/images/internal/store"
)

//go:embed java/jvm.args
var jvmArgs string

// laterArgs let a method of a back end run more often than usual before it is compiled, so that its start does not wait for the compilers.
//
//go:embed java/backend.args
var laterArgs string

// cacheArg lets the JVM start from the AOT cache.
const cacheArg = "-XX:AOTCache=/" + cacheFile + "\n"

const (
	// library is the module that all verticals are built on.
	library = "platform"
	// home is the vertical at the suite's own origin; every other one has a subdomain.
	home = "erp-core"
)

// vertical is an application of the suite, by the name of its folder below verticals/.
type vertical string

// verticals are the folders below verticals/ that Maven builds, but for the library.
func verticals(project string) ([]vertical, error) {
	poms, err := filepath.Glob(filepath.Join(project, "verticals", "*", "pom.xml"))
	if err != nil {
		return nil, err
	}
	var found []vertical
	for _, pom := range poms {
		if name := filepath.Base(filepath.Dir(pom)); name != library {
			found = append(found, vertical(name))
		}
	}
	return found, nil
}

// backend is base, Java, third-party libraries, the vertical's code with its bean definitions, and an AOT cache recorded in exactly these layers.
func (v vertical) backend(ctx context.Context, k *Kitchen) (dish, error) {
	app, err := k.findApplication("verticals/" + string(v))
	if err != nil {
		return dish{}, err
	}
	main, err := app.main()
	if err != nil {
		return dish{}, err
	}
	start := java(main)
	config := config(start, []string{"serve"})
	if !k.AOT {
		layers, err := k.javaImage(ctx, app, jvmArgs+laterArgs, withSharedClasses)
		if err != nil {
			return dish{}, err
		}
		return dish{config: config, layers: k.withBeans(ctx, app, main, v.environment(), layers)}, nil
	}
	below, err := k.javaImage(ctx, app, jvmArgs+laterArgs+cacheArg, withoutSharedClasses)
	if err != nil {
		return dish{}, err
	}
	below = k.withBeans(ctx, app, main, v.environment(), below)
	training := rehearsal{command: append(slices.Clone(start), "train"), environment: v.environment()}
	cache := ingredient{
		key:  store.Key("aot", recipeVersion, training.key(), keys(below)),
		make: func() (*rootfs.Tree, error) { return k.record(ctx, training, below) },
	}
	return dish{config: config, layers: append(below, cache)}, nil
}

// environment has the variables without which it does not start, as the operator sets them, with values that no rehearsal connects to.
func (v vertical) environment() []string {
	name, host := string(v), "erp.invalid"
	if v != home {
		host = name + "." + host
	}
	return []string{
		"NODE_ENV=production", "PORT=3000", "MANAGEMENT_PORT=9000",
		"DB_HOST=postgres.invalid", "DB_PORT=5432", "DB_NAME=erp_generic", "DB_SCHEMA=" + name, "DB_SSL=false", "DB_USER=erp_app",
		"DB_PASSWORD_FILE=/etc/erp/app/password", "REDIS_HOST=redis.invalid", "REDIS_PORT=6379", "REDIS_DB=0",
		"REDIS_PASSWORD_FILE=/etc/erp/redis/password", "FRONTEND_URL=" + host, "ERP_VERTICAL=" + name, "ERP_VERSION=" + VerticalTag,
		"ERP_PUBLIC_ORIGIN=http://erp.invalid", "ERP_FRONTEND_ORIGIN=http://" + host, "ERP_JWKS_URL=http://erp.invalid/.well-known/jwks.json",
	}
}

// javaImage is what the images of all Java modules have in common.
func (k *Kitchen) javaImage(ctx context.Context, app application, jvmArgs string, shared sharedClasses) ([]ingredient, error) {
	base, _, err := k.baseLayer(ctx)
	if err != nil {
		return nil, err
	}
	runtime, err := k.javaLayer(ctx, shared)
	if err != nil {
		return nil, err
	}
	libraries, code, err := app.layers(jvmArgs)
	return []ingredient{base, runtime, libraries, code}, err
}

func java(main string) []string {
	return []string{"/" + javaHome + "/bin/java", "@/app/jvm.args", "-cp", "@/app/classpath", main}
}

func keys(layers []ingredient) string {
	var all []string
	for _, layer := range layers {
		all = append(all, layer.key)
	}
	return store.Key(all...)
}
