package debian

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestAnotherSuiteNeverReadsTheMachinesLists(t *testing.T) {
	machine := &Archive{Cache: t.TempDir()}
	suite := machine.OfSuite("forky")
	for _, option := range suite.options() {
		if strings.Contains(option, "/var/lib") || strings.Contains(option, "/etc/apt") {
			t.Errorf("%s is the machine's", option)
		}
	}
	if !slices.Contains(suite.options("update"), "Dir::State::Lists="+suite.folder("lists")) {
		t.Errorf("no lists of its own: %v", suite.options())
	}
	if machine.answer(Request{}) == suite.answer(Request{}) {
		t.Error("two suites share their answers")
	}
}

const release = `Origin: Debian
Label: %s
Suite: oldstable
Codename: bookworm
Architectures: amd64
Components: main
Date: Wed, 01 Jan 2020 00:00:00 UTC
SHA256:
 %x %d main/binary-amd64/Packages
`

// repository makes one with a single suite and one package, and gives its address.
func repository(t *testing.T, label string) string {
	t.Helper()
	root := t.TempDir()
	suite, list := filepath.Join(root, "dists", "bookworm"), []byte("Package: a\nVersion: 1\nArchitecture: amd64\n\n")
	if err := os.MkdirAll(filepath.Join(suite, "main", "binary-amd64"), 0o755); err != nil {
		t.Fatal(err)
	}
	for file, content := range map[string][]byte{
		"main/binary-amd64/Packages": list,
		"Release":                    fmt.Appendf(nil, release, label, sha256.Sum256(list), len(list)),
	} {
		if err := os.WriteFile(filepath.Join(suite, file), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return "file:" + root
}

// machineWith turns apt, for this test, to sources and lists of its own.
func machineWith(t *testing.T, repositories ...string) *Archive {
	t.Helper()
	dir := t.TempDir()
	var sources strings.Builder
	for _, address := range repositories {
		fmt.Fprintf(&sources, "deb [trusted=yes arch=amd64] %s bookworm main\n", address)
	}
	configuration := fmt.Sprintf(`Dir::Etc::SourceList "%[1]s/sources.list"; Dir::Etc::SourceParts "/dev/null"; Dir::State::Lists "%[1]s/lists"; APT::Sandbox::User "root";`, dir)
	for file, content := range map[string]string{"sources.list": sources.String(), "apt.conf": configuration} {
		if err := os.WriteFile(filepath.Join(dir, file), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Join(dir, "lists", "partial"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("APT_CONFIG", filepath.Join(dir, "apt.conf"))
	t.Setenv(mirrorVariable, "")
	machine := &Archive{Cache: t.TempDir()}
	if err := machine.update(t.Context()); err != nil {
		t.Fatal(err)
	}
	return machine
}

func TestAnotherSuiteComesFromWhereTheMachineGetsDebian(t *testing.T) {
	mirror := repository(t, "Debian")
	machine := machineWith(t, repository(t, "Debian-Security"), mirror)
	if got, err := machine.OfSuite("forky").mirror(t.Context()); got != mirror || err != nil {
		t.Errorf("%q, %v instead of %s", got, err, mirror)
	}
	t.Setenv(mirrorVariable, "http://mirror.example/debian")
	if got, err := machine.OfSuite("forky").mirror(t.Context()); got != "http://mirror.example/debian" || err != nil {
		t.Errorf("what the user set gives %q, %v", got, err)
	}
}

func TestAMachineWithoutTheSuiteIsToldWhatToSet(t *testing.T) {
	if _, err := os.Stat(keyring); err != nil {
		t.Skip("this machine cannot check what Debian signs")
	}
	for title, label := range map[string]string{"no mirror of Debian": "Ubuntu", "a mirror without the suite": "Debian"} {
		t.Run(title, func(t *testing.T) {
			err := machineWith(t, repository(t, label)).OfSuite("forky").prepare(t.Context())
			if err == nil || !strings.Contains(err.Error(), "set "+mirrorVariable+" to the address of a mirror") {
				t.Errorf("it says %v", err)
			}
		})
	}
}

func TestListsAreBelievedUntilAnotherMirrorIsNamed(t *testing.T) {
	suite := (&Archive{Cache: t.TempDir()}).OfSuite("forky")
	if err := os.MkdirAll(suite.folder(), 0o755); err != nil {
		t.Fatal(err)
	}
	for i, c := range []struct {
		mirror string
		want   bool
	}{{"http://a.example", false}, {"http://a.example", true}, {"http://b.example", false}} {
		before := suite.answer(Request{})
		if err := suite.describe(c.mirror); err != nil {
			t.Fatal(err)
		}
		if isKept := suite.answer(Request{}) == before; isKept != c.want {
			t.Errorf("call %d: apt's answer is remembered = %t", i, isKept)
		}
		if _, err := os.Stat(suite.folder("renewed")); (err == nil) != c.want {
			t.Errorf("call %d: the lists are believed = %t", i, err == nil)
		}
		if err := os.WriteFile(suite.folder("renewed"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
