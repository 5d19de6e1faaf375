package recipe

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
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

// withoutResources are the parts of java.desktop that draw, print and play. Spring wants this module for java.beans only.
var withoutResources = []string{
	"/java.desktop/javax/swing/**", "/java.desktop/sun/swing/**", "/java.desktop/com/sun/java/swing/**", "/java.desktop/com/sun/media/**",
	"/java.desktop/com/sun/imageio/**", "/java.desktop/sun/java2d/**", "/java.desktop/sun/font/**", "/java.desktop/sun/print/**",
	"/java.desktop/sun/awt/X11/**", "/java.desktop/javax/sound/**", "/java.desktop/javax/print/**", "/java.desktop/sun/awt/resources/**",
}

// drawing are the native halves of the same, and what only a tool for developers reads.
var drawing = []string{
	"lib/libawt*", "lib/libfontmanager.so", "lib/libfreetype.so", "lib/libjavajpeg.so", "lib/libjawt.so", "lib/libjsound.so", "lib/liblcms.so",
	"lib/libmlib_image.so", "lib/libsplashscreen.so", "lib/psfont*", "lib/jrt-fs.jar", "lib/jexec", "lib/classlist",
	"bin/jwebserver", "bin/keytool", "bin/jps", "bin/jstat", "conf/sound.properties",
}

// javaLayer is a Java runtime linked from the JDK, without the tables that only debuggers of native code read.
func (k *Kitchen) javaLayer(ctx context.Context) (ingredient, error) {
	release, err := os.ReadFile(filepath.Join(k.JDK, "release"))
	if err != nil {
		return ingredient{}, fmt.Errorf("%s is no JDK: %w", k.JDK, err)
	}
	arguments := []string{
		"--add-modules", strings.Join(modules, ","), "--no-header-files", "--no-man-pages", "--compress", "zip-6",
		"--exclude-resources", "glob:" + strings.Join(withoutResources, ",glob:"),
	}
	key := store.Key(append([]string{"java", recipeVersion, string(release), strings.Join(drawing, " ")}, arguments...)...)
	return ingredient{key: key, make: func() (*rootfs.Tree, error) { return k.linkJava(ctx, arguments) }}, nil
}

func (k *Kitchen) linkJava(ctx context.Context, arguments []string) (*rootfs.Tree, error) {
	dir, err := k.Store.WorkDir("jlink")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	linked := filepath.Join(dir, "runtime")
	command := exec.CommandContext(ctx, filepath.Join(k.JDK, "bin", "jlink"), append(arguments, "--output", linked)...)
	if out, err := command.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("jlink of %s: %w\n%s", k.JDK, err, out)
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

// FindJDK returns the home of a JDK of the wanted release, which a machine's default java often is not.
func FindJDK() (string, error) {
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
		if err != nil || !strings.Contains(string(release), `JAVA_VERSION="`+JavaRelease) {
			continue
		}
		if _, err := os.Stat(filepath.Join(home, "bin", "jlink")); err == nil {
			return home, nil
		}
	}
	return "", fmt.Errorf("no JDK %s found in JAVA_HOME or /usr/lib/jvm; nothing was built. Install one and set JAVA_HOME to it", JavaRelease)
}
