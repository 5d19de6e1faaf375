package recipe

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dev.isem.erp/images/internal/store"
)

// writer stands for Spring's program: it writes one class, which tells the application and the environment, or says why it cannot.
const writer = `
package org.springframework.boot;

import java.nio.file.*;

class SpringApplicationAotProcessor {
    public static void main(String... arguments) throws Exception {
        if (arguments[0].equals("shop.Broken")) {
            throw new IllegalStateException("no bean of type Till");
        }
        Path sources = Files.createDirectories(Path.of(arguments[1], "shop"));
        Files.writeString(sources.resolve("Beans.java"),
                "package shop; class Beans { String of = \"" + arguments[0] + " at " + System.getenv("DB_HOST") + "\"; }");
    }
}
`

// springApplication makes a module whose class path holds the writer.
func springApplication(t *testing.T) (*Kitchen, application) {
	t.Helper()
	jdk, err := findJDK()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	source, library := filepath.Join(dir, "SpringApplicationAotProcessor.java"), filepath.Join(dir, "spring-boot.jar")
	if err := os.WriteFile(source, []byte(writer), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{
		{"javac", "-d", filepath.Join(dir, "classes"), source},
		{"jar", "--create", "--file", library, "-C", filepath.Join(dir, "classes"), "."},
	} {
		if out, err := exec.Command(filepath.Join(jdk, "bin", command[0]), command[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	module := filepath.Join(dir, "shop.jar")
	jar(t, module, "shop/ShopApplication.class")
	opened, err := store.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return &Kitchen{Store: opened}, application{jar: module, foreign: []string{library}}
}

// codeWithBeans are the layers of an application's jars, the code with its definitions.
func codeWithBeans(t *testing.T, kitchen *Kitchen, app application, main, host string) ingredient {
	t.Helper()
	libraries, code, err := app.layers(jvmArgs)
	if err != nil {
		t.Fatal(err)
	}
	layers := kitchen.withBeans(context.Background(), app, main, []string{"DB_HOST=" + host}, []ingredient{libraries, code})
	if len(layers) != 2 || layers[0].key != libraries.key || layers[1].key == code.key {
		t.Errorf("the libraries changed, or the code did not: %v", layers)
	}
	return layers[1]
}

func jarOf(t *testing.T, code ingredient) []byte {
	t.Helper()
	tree, err := code.make()
	if err != nil {
		t.Fatal(err)
	}
	node, _, _ := tree.Get("app/shop.jar")
	return node.Body
}

func TestTheDefinitionsOfBeansStandInTheApplicationsJar(t *testing.T) {
	kitchen, app := springApplication(t)
	code := codeWithBeans(t, kitchen, app, "shop.ShopApplication", "postgres.invalid")
	body := jarOf(t, code)
	archive, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range archive.File {
		names = append(names, entry.Name)
	}
	if !slices.Equal(names, []string{"shop/ShopApplication.class", "shop/Beans.class"}) {
		t.Errorf("got %v", names)
	}
	defined, err := archive.Open("shop/Beans.class")
	if err != nil {
		t.Fatal(err)
	}
	class, err := io.ReadAll(defined)
	if err != nil || !strings.Contains(string(class), "shop.ShopApplication at postgres.invalid") {
		t.Errorf("the class does not tell what it was written for: %v", err)
	}
	if !bytes.Equal(jarOf(t, code), body) {
		t.Error("two builds of equal inputs differ")
	}
	if other := codeWithBeans(t, kitchen, app, "shop.ShopApplication", "elsewhere.invalid"); other.key == code.key {
		t.Error("another environment may make other beans and has the same key")
	}
}

func TestAnApplicationWhoseBeansDoNotFitMakesNoImage(t *testing.T) {
	kitchen, app := springApplication(t)
	_, err := codeWithBeans(t, kitchen, app, "shop.Broken", "postgres.invalid").make()
	if err == nil || !strings.Contains(err.Error(), "no image was made") || !strings.Contains(err.Error(), "no bean of type Till") {
		t.Errorf("got %v", err)
	}
}
