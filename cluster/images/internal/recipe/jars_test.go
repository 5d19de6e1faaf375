package recipe

import (
	"archive/tar"
	"archive/zip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dev.isem.erp/images/internal/store"
)

// module makes a module as Maven leaves it: its jar, a jar of this project and a foreign one.
func module(t *testing.T) *Kitchen {
	t.Helper()
	project := t.TempDir()
	target := filepath.Join(project, "verticals", "erp-core", "target")
	if err := os.MkdirAll(filepath.Join(target, "lib"), 0o755); err != nil {
		t.Fatal(err)
	}
	jar(t, filepath.Join(target, "erp-core.jar"), "META-INF/maven/dev.isem.erp/erp-core/pom.xml")
	jar(t, filepath.Join(target, "lib", "platform-0.1.0.jar"), "META-INF/maven/dev.isem.erp/platform/pom.xml")
	jar(t, filepath.Join(target, "lib", "spring-core.jar"), "META-INF/MANIFEST.MF")
	opened, err := store.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return &Kitchen{Project: project, Store: opened}
}

func jar(t *testing.T, file, entry string) {
	t.Helper()
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	archive := zip.NewWriter(out)
	if _, err := archive.Create(entry); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestClassPathHasTheModuleFirstAndReleasesLast(t *testing.T) {
	app, err := module(t).findApplication("verticals/erp-core")
	if err != nil {
		t.Fatal(err)
	}
	want := "/app/erp-core.jar:/app/platform-0.1.0.jar:/app/lib/spring-core.jar:/app/releases/*\n"
	if got := app.classPath(); got != want {
		t.Errorf("got %s want %s", got, want)
	}
}

func TestEveryJarOfTheClassPathIsInALayer(t *testing.T) {
	kitchen := module(t)
	app, err := kitchen.findApplication("verticals/erp-core")
	if err != nil {
		t.Fatal(err)
	}
	libraries, code, err := app.layers("-Xmx1g\n")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, ingredient := range []ingredient{libraries, code} {
		tree, err := ingredient.make()
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, tree.Names()...)
	}
	have := "/" + strings.Join(names, " /") + " "
	for _, entry := range strings.Split(strings.TrimSpace(app.classPath()), ":") {
		if !strings.Contains(have, strings.TrimSuffix(entry, "/*")+" ") {
			t.Errorf("%s is on the class path and in no layer: %s", entry, have)
		}
	}
}

func TestAChangedModuleChangesOnlyTheCodeLayer(t *testing.T) {
	kitchen := module(t)
	keysOf := func() (string, string) {
		app, err := kitchen.findApplication("verticals/erp-core")
		if err != nil {
			t.Fatal(err)
		}
		libraries, code, err := app.layers("")
		if err != nil {
			t.Fatal(err)
		}
		return libraries.key, code.key
	}
	libraries, code := keysOf()
	jar(t, filepath.Join(kitchen.Project, "verticals/erp-core/target/erp-core.jar"), "db/migration/V002__more.sql")
	if newLibraries, newCode := keysOf(); newLibraries != libraries || newCode == code {
		t.Errorf("libraries changed: %v, code changed: %v", newLibraries != libraries, newCode != code)
	}
}

func TestADerivedJarComesLastOrReplacesTheImagesOwn(t *testing.T) {
	kitchen := module(t)
	file := filepath.Join(kitchen.Project, "verticals/erp-core/target/erp-core.jar")
	for over, want := range map[bool]string{false: "app/releases/erp-core.jar", true: "app/erp-core.jar"} {
		layer, err := Derive(kitchen.Store, file, over)
		if err != nil {
			t.Fatal(err)
		}
		if names := filesIn(t, layer); !slices.Equal(names, []string{want}) {
			t.Errorf("over %v: %v, want %s", over, names, want)
		}
	}
}

func filesIn(t *testing.T, layer *store.Layer) []string {
	t.Helper()
	content, err := layer.Uncompressed()
	if err != nil {
		t.Fatal(err)
	}
	defer content.Close()
	var names []string
	for archive := tar.NewReader(content); ; {
		entry, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return names
		}
		if err != nil {
			t.Fatal(err)
		}
		if entry.Typeflag == tar.TypeReg {
			names = append(names, entry.Name)
		}
	}
}

func TestTheClassNamedApplicationStartsAVertical(t *testing.T) {
	folder := t.TempDir()
	for want, entry := range map[string]string{
		"dev.isem.erp.core.CoreApplication": "dev/isem/erp/core/CoreApplication.class",
		"":                                  "dev/isem/erp/core/Store.class",
	} {
		file := filepath.Join(folder, "app.jar")
		jar(t, file, entry)
		got, err := application{jar: file}.main()
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%s: %q, %v", entry, got, err)
		}
	}
}

func TestEveryModuleButTheLibraryIsAVertical(t *testing.T) {
	project := t.TempDir()
	for _, name := range []string{"erp-core", "platform", "tienda", "ui"} {
		folder := filepath.Join(project, "verticals", name)
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if name != "ui" {
			if err := os.WriteFile(filepath.Join(folder, "pom.xml"), nil, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	recipes, err := All(project, "1.0.0")
	if err != nil {
		t.Fatal(err)
	}
	if got := namesOf(recipes); !strings.HasSuffix(got, "erp-core-backend, erp-core-frontend, tienda-backend, tienda-frontend") {
		t.Error(got)
	}
}

func TestMissingJarsSayWhatToRun(t *testing.T) {
	_, err := (&Kitchen{Project: t.TempDir()}).findApplication("operator")
	if err == nil || !strings.Contains(err.Error(), "mvn -B -ntp package -DskipTests") {
		t.Errorf("got %v", err)
	}
}

func TestRecordingUsesTheImagesOptionsButItsCache(t *testing.T) {
	file := filepath.Join(t.TempDir(), "jvm.args")
	if err := os.WriteFile(file, []byte(jvmArgs+cacheArg), 0o644); err != nil {
		t.Fatal(err)
	}
	args, err := recordingArgs(file)
	got := strings.Join(args, " ")
	if err != nil || !strings.Contains(got, "-XX:+UseSerialGC") || strings.Contains(got, "-XX:AOTCache=") || !strings.HasSuffix(got, "-XX:AOTCacheOutput=/recording/app.aot") {
		t.Errorf("got %s, %v", got, err)
	}
}
