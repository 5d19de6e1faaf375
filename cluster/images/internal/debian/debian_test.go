package debian

import (
	"slices"
	"testing"
)

const stanza = `Package: redis-tools
Version: 5:7.0.15-1~deb12u10
Depends: adduser, libatomic1 (>= 4.8), libc6 (>= 2.34), libssl3t64 (>= 3.0.0) | libssl3, perl:any
Pre-Depends: libsystemd0
SHA256: f791cfcb
`

func TestStanzaTellsVersionSumAndFirstAlternatives(t *testing.T) {
	p := parse(stanza)
	if p.Name != "redis-tools" || p.Version != "5:7.0.15-1~deb12u10" || p.SHA256 != "f791cfcb" {
		t.Errorf("got %+v", p)
	}
	if want := []string{"adduser", "libatomic1", "libc6", "libssl3t64", "perl", "libsystemd0"}; !slices.Equal(p.depends, want) {
		t.Errorf("got %v, want %v", p.depends, want)
	}
}

func TestOnlyLibrariesAreFollowed(t *testing.T) {
	for name, want := range map[string]bool{"libssl3": true, "zlib1g": true, "perl": false, "libc6": false, "adduser": false, "postgresql-client-15": true} {
		if got := isWanted(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestAnswerIsRememberedForThisRequestOnly(t *testing.T) {
	archive := &Archive{Cache: t.TempDir()}
	request := Request{Names: []string{"nginx"}}
	if err := archive.remember(request, []Package{{Name: "nginx", Version: "1", SHA256: "a"}}); err != nil {
		t.Fatal(err)
	}
	if got, ok := archive.remembered(request); !ok || len(got) != 1 || got[0].SHA256 != "a" {
		t.Errorf("got %v, %v", got, ok)
	}
	if got, ok := archive.remembered(Request{Names: []string{"nginx"}, Without: []string{"libssl3"}}); ok {
		t.Errorf("another request got %v", got)
	}
}
