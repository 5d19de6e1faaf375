package recipe

import (
	"archive/zip"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"dev.isem.erp/images/internal/rootfs"
	"dev.isem.erp/images/internal/store"
)

const (
	// ownJars is the folder of the project's jars.
	ownJars = "app"
	// releases is the folder at the end of the class path where an image built on this one puts its jars.
	releases = "app/releases"
)

// application is what Maven leaves in a module's target folder.
type application struct {
	jar     string   // the module itself
	own     []string // other modules of this project
	foreign []string // everybody else's
}

// findApplication looks for a module's jar and its run-time class path.
func (k *Kitchen) findApplication(module string) (application, error) {
	target := filepath.Join(k.Project, module, "target")
	app := application{jar: filepath.Join(target, path.Base(module)+".jar")}
	libraries, err := filepath.Glob(filepath.Join(target, "lib", "*.jar"))
	if err != nil {
		return app, err
	}
	if _, err := os.Stat(app.jar); err != nil || len(libraries) == 0 {
		return app, fmt.Errorf("%s or its libraries in target/lib are missing; run 'mvn -B -ntp package -DskipTests' first", app.jar)
	}
	slices.Sort(libraries)
	for _, jar := range libraries {
		own, err := isOwn(jar)
		if err != nil {
			return app, fmt.Errorf("%s: %w", jar, err)
		}
		if own {
			app.own = append(app.own, jar)
		} else {
			app.foreign = append(app.foreign, jar)
		}
	}
	return app, nil
}

// main is the class that starts the application: the one whose name says so.
func (a application) main() (string, error) {
	archive, err := zip.OpenReader(a.jar)
	if err != nil {
		return "", err
	}
	defer archive.Close()
	var found []string
	for _, entry := range archive.File {
		if class, is := strings.CutSuffix(entry.Name, ".class"); is && strings.HasSuffix(class, "Application") {
			found = append(found, strings.ReplaceAll(class, "/", "."))
		}
	}
	if len(found) != 1 {
		return "", fmt.Errorf("%s must have one class that ends in Application, which starts it, and has %d: %s", a.jar, len(found), strings.Join(found, ", "))
	}
	return found[0], nil
}

// isOwn tells by Maven's own description in a jar whether this project made it.
func isOwn(jar string) (bool, error) {
	archive, err := zip.OpenReader(jar)
	if err != nil {
		return false, err
	}
	defer archive.Close()
	return slices.ContainsFunc(archive.File, func(f *zip.File) bool {
		return strings.HasPrefix(f.Name, "META-INF/maven/dev.isem.erp/")
	}), nil
}

// layers are the third-party libraries, which change rarely and are shared, and the project's own code with its start-up files.
func (a application) layers(jvmArgs string) (libraries, code ingredient, err error) {
	foreign, err := contents(a.foreign)
	if err != nil {
		return libraries, code, err
	}
	own, err := contents(append([]string{a.jar}, a.own...))
	if err != nil {
		return libraries, code, err
	}
	libraries = ingredient{key: store.Key(append([]string{"libraries", recipeVersion}, foreign...)...), make: func() (*rootfs.Tree, error) {
		tree := rootfs.NewTree()
		return tree, addJars(tree, "app/lib", a.foreign)
	}}
	code = ingredient{key: store.Key(append([]string{"code", recipeVersion, jvmArgs, a.classPath()}, own...)...), make: func() (*rootfs.Tree, error) {
		tree := rootfs.NewTree()
		tree.File("app/jvm.args", jvmArgs)
		tree.File("app/classpath", a.classPath())
		tree.Folder(releases, 0o755, false)
		return tree, addJars(tree, ownJars, append([]string{a.jar}, a.own...))
	}}
	return libraries, code, nil
}

// classPath has the module first, so that its resources win, and releases last. The launcher expands the star, also when it matches nothing.
func (a application) classPath() string {
	entries := []string{"/app/" + filepath.Base(a.jar)}
	for _, jar := range a.own {
		entries = append(entries, "/app/"+filepath.Base(jar))
	}
	for _, jar := range a.foreign {
		entries = append(entries, "/app/lib/"+filepath.Base(jar))
	}
	return strings.Join(append(entries, "/"+releases+"/*"), ":") + "\n"
}

func addJars(tree *rootfs.Tree, at string, jars []string) error {
	for _, jar := range jars {
		body, err := os.ReadFile(jar)
		if err != nil {
			return err
		}
		tree.Put(path.Join(at, filepath.Base(jar)), rootfs.Node{Mode: 0o644, Body: body})
	}
	return nil
}

func contents(jars []string) ([]string, error) {
	var all []string
	for _, jar := range jars {
		sum, err := sha256Of(jar)
		if err != nil {
			return nil, err
		}
		all = append(all, filepath.Base(jar), sum)
	}
	return all, nil
}

// Derive returns the layer that adds one jar to the end of a Java image's class path, or puts it in place of the image's own one of that name. The
// AOT cache, if there is one, was recorded with the jar that it replaces: the JVM sees that and goes without.
func Derive(kitchen *store.Store, jar string, over bool) (*store.Layer, error) {
	at := releases
	if over {
		at = ownJars
	}
	sum, err := contents([]string{jar})
	if err != nil {
		return nil, err
	}
	return kitchen.Layer(store.Key(append([]string{"release", recipeVersion, at}, sum...)...), func() (*rootfs.Tree, error) {
		tree := rootfs.NewTree()
		return tree, addJars(tree, at, []string{jar})
	})
}
