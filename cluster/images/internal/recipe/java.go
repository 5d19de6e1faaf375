package recipe

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"dev.isem.erp/images/internal/rootfs"
	"dev.isem.erp/images/internal/store"
)

const javaHome = "usr/lib/jvm"

// modules are what Spring Boot, the JDBC driver, Redis, the Kubernetes client and a person with jcmd need; jlink adds what these need.
var modules = []string{
	"java.base", "java.sql", "java.naming", "java.management", "java.instrument", "java.desktop", "java.net.http", "java.security.jgss",
	"jdk.crypto.ec", "jdk.unsupported", "jdk.httpserver", "jdk.net", "jdk.naming.dns", "jdk.zipfs", "jdk.management", "jdk.jfr", "jdk.jcmd",
}

// drawing are the native parts of java.desktop, of which Spring wants java.beans only, and what only a developer's tool reads.
var drawing = []string{
	"lib/libawt*", "lib/libfontmanager.so", "lib/libfreetype.so", "lib/libjavajpeg.so", "lib/libjawt.so", "lib/libjsound.so", "lib/liblcms.so",
	"lib/libmlib_image.so", "lib/libsplashscreen.so", "lib/psfont*", "lib/jrt-fs.jar", "lib/jexec", "lib/classlist",
	"bin/jwebserver", "bin/keytool", "bin/jps", "bin/jstat", "conf/sound.properties",
}

// sharedClasses tells whether a runtime brings the JDK's own classes ready to map. An AOT cache holds them already, and 15 MB twice are 15 MB too many.
type sharedClasses bool

const (
	withSharedClasses    sharedClasses = true
	withoutSharedClasses sharedClasses = false
)

// javaLayer is a Java runtime linked from the JDK, without the tables that only debuggers of native code read.
func (k *Kitchen) javaLayer(ctx context.Context, shared sharedClasses) (ingredient, error) {
	jdk, err := findJDK()
	if err != nil {
		return ingredient{}, err
	}
	release, err := os.ReadFile(filepath.Join(jdk, "release"))
	if err != nil {
		return ingredient{}, err
	}
	arguments := []string{
		"--add-modules", strings.Join(modules, ","), "--no-header-files", "--no-man-pages", "--compress", "zip-9",
		"--strip-java-debug-attributes", // of the JDK's own classes only
	}
	key := store.Key(append([]string{"java", fmt.Sprint(shared), recipeVersion, string(release), strings.Join(drawing, " "), strings.Join(slices.Concat(neededOfDesktop, unusedOfXML), " ")}, arguments...)...)
	return ingredient{key: key, make: func() (*rootfs.Tree, error) { return k.linkJava(ctx, jdk, arguments, shared) }}, nil
}

func (k *Kitchen) linkJava(ctx context.Context, jdk string, arguments []string, shared sharedClasses) (*rootfs.Tree, error) {
	dir, err := k.Store.WorkDir("jlink")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	unused, err := unusedResources(ctx, jdk)
	if err != nil {
		return nil, err
	}
	list, linked := filepath.Join(dir, "unused"), filepath.Join(dir, "runtime")
	if err := os.WriteFile(list, []byte(unused), 0o644); err != nil {
		return nil, err
	}
	arguments = append(slices.Clone(arguments), "--exclude-resources=@"+list, "--output", linked)
	command := exec.CommandContext(ctx, filepath.Join(jdk, "bin", "jlink"), arguments...)
	if out, err := command.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("jlink of %s: %w\n%s", jdk, err, out)
	}
	if shared {
		// For the options in jvm.args: a fifth of a second less for each start.
		dump := exec.CommandContext(ctx, filepath.Join(linked, "bin", "java"), "-Xshare:dump", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders")
		if out, err := dump.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("dumping the classes of the linked runtime: %w\n%s", err, out)
		}
	}
	all, tree := rootfs.NewTree(), rootfs.NewTree()
	if err := all.AddDir(javaHome, linked); err != nil {
		return nil, err
	}
	for _, pattern := range drawing {
		all.Remove(javaHome + "/" + pattern)
	}
	for _, name := range all.Names() {
		node, _, _ := all.Get(name)
		node.Body = rootfs.Strip(node.Body)
		tree.Put(name, node)
	}
	return tree, nil
}

// findJDK returns the home of a JDK of the wanted release, which a machine's default java often is not.
func findJDK() (string, error) {
	homes := []string{os.Getenv("JAVA_HOME")}
	for _, pattern := range []string{"/usr/lib/jvm/*", "/opt/*jdk*", "/usr/local/*jdk*"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			return "", err
		}
		homes = append(homes, found...)
	}
	for _, home := range homes {
		release, err := os.ReadFile(filepath.Join(home, "release"))
		if err != nil || !strings.Contains(string(release), `JAVA_VERSION="`+javaRelease) {
			continue
		}
		if _, err := os.Stat(filepath.Join(home, "bin", "jlink")); err == nil {
			return home, nil
		}
	}
	return "", fmt.Errorf("no JDK %s found in JAVA_HOME or /usr/lib/jvm; nothing was built. Install one and set JAVA_HOME to it", javaRelease)
}
