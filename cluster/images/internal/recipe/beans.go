package recipe

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"dev.isem.erp/images/internal/rootfs"
	"dev.isem.erp/images/internal/store"
)

// beanWriter is Spring Boot's own program that looks for an application's beans as a start would, and writes the code that defines them.
const beanWriter = "org.springframework.boot.SpringApplicationAotProcessor"

// withBeans puts into the application's jar the definitions of its Spring beans, which a start then need not look for. The last of the layers is
// the application's code.
func (k *Kitchen) withBeans(ctx context.Context, app application, main string, environment []string, layers []ingredient) []ingredient {
	code := len(layers) - 1
	defined := ingredient{
		key: store.Key(append([]string{"beans", recipeVersion, main, keys(layers)}, environment...)...),
		make: func() (*rootfs.Tree, error) {
			tree, err := layers[code].make()
			if err != nil {
				return nil, err
			}
			classes, err := k.beanClasses(ctx, app, main, environment)
			if err != nil {
				return nil, fmt.Errorf("the bean definitions of %s could not be written; no image was made: %w", main, err)
			}
			jar, err := jarWith(app.jar, classes)
			if err != nil {
				return nil, err
			}
			tree.Put(path.Join(ownJars, filepath.Base(app.jar)), rootfs.Node{Mode: 0o644, Body: jar})
			return tree, nil
		},
	}
	return append(slices.Clone(layers[:code]), defined)
}

// beanClasses are the compiled definitions by their names in a jar.
func (k *Kitchen) beanClasses(ctx context.Context, app application, main string, environment []string) (map[string][]byte, error) {
	jdk, err := findJDK()
	if err != nil {
		return nil, err
	}
	dir, err := k.Store.WorkDir("beans")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	ctx, cancel := context.WithTimeout(ctx, longestRun)
	defer cancel()
	classPath := strings.Join(slices.Concat([]string{app.jar}, app.own, app.foreign), ":")
	sources, resources, classes := filepath.Join(dir, "sources"), filepath.Join(dir, "resources"), filepath.Join(dir, "classes")
	run := func(program string, arguments ...string) error {
		command := exec.CommandContext(ctx, filepath.Join(jdk, "bin", program), append([]string{"-cp", classPath}, arguments...)...)
		command.Dir = dir // Spring reads settings that lie where it is started
		command.Env = append([]string{"LANG=C.UTF-8"}, environment...)
		if out, err := command.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", program, err, lastOf(string(out)))
		}
		return nil
	}
	// Group and artifact name folders for native images, which are not made here.
	if err := run("java", beanWriter, main, sources, resources, classes, "image", "image"); err != nil {
		return nil, err
	}
	written, err := filesBelow(sources)
	if err != nil {
		return nil, err
	}
	if err := run("javac", append([]string{"-nowarn", "-proc:none", "-parameters", "-d", classes}, written...)...); err != nil {
		return nil, err
	}
	return contentsBelow(classes)
}

func filesBelow(dir string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			files = append(files, file)
		}
		return err
	})
	return files, err
}

func contentsBelow(dir string) (map[string][]byte, error) {
	files, err := filesBelow(dir)
	if err != nil {
		return nil, err
	}
	found := map[string][]byte{}
	for _, file := range files {
		name, err := filepath.Rel(dir, file)
		if err != nil {
			return nil, err
		}
		if found[name], err = os.ReadFile(file); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// jarWith is a jar with more entries. They bear no time, so that equal inputs make equal jars.
func jarWith(file string, more map[string][]byte) ([]byte, error) {
	from, err := zip.OpenReader(file)
	if err != nil {
		return nil, err
	}
	defer from.Close()
	var body bytes.Buffer
	to := zip.NewWriter(&body)
	for _, entry := range from.File {
		if err := to.Copy(entry); err != nil {
			return nil, err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(more)) {
		out, err := to.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err == nil {
			_, err = out.Write(more[name])
		}
		if err != nil {
			return nil, err
		}
	}
	err = to.Close()
	return body.Bytes(), err
}
