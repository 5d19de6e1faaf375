package node

import (
	"archive/tar"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
)

func settings(t *testing.T) Settings {
	t.Helper()
	dir := t.TempDir()
	return Settings{Data: dir, Run: dir + "/run", Tools: "/tools", Address: bridgeIP, Ports: Ports{API: 1, EtcdClient: 2, EtcdPeer: 3, Controllers: 4}, Ingress: 8080}
}

func TestNothingListensOnAllAddresses(t *testing.T) {
	for _, component := range Components(settings(t)) {
		daemon, ok := component.(Daemon)
		if enforcing, is := component.(policies); is {
			daemon, ok = enforcing.Daemon, true
		}
		if !ok {
			continue
		}
		everything := strings.Join(daemon.Argv, " ")
		for _, content := range daemon.Files {
			everything += content
		}
		if strings.Contains(everything, "0.0.0.0:") || strings.Contains(everything, "address=0.0.0.0") || strings.Contains(everything, "[::]") {
			t.Errorf("%s may listen on every address of the machine", component.Name())
		}
	}
}

func TestComponentsHaveNamesOfTheirOwn(t *testing.T) {
	seen := map[string]bool{}
	for _, component := range Components(settings(t)) {
		if seen[component.Name()] {
			t.Errorf("two components are called %s: they would share a record and a log", component.Name())
		}
		seen[component.Name()] = true
	}
}

func TestAChangedPortChangesTheFingerprint(t *testing.T) {
	s := settings(t)
	before := contour(s).(Daemon).fingerprint()
	if before != contour(s).(Daemon).fingerprint() {
		t.Error("the same configuration has two fingerprints")
	}
	s.Ingress = 9090
	if before == contour(s).(Daemon).fingerprint() {
		t.Error("another ingress port would not restart Contour")
	}
}

func TestAComponentThatNeverStartedSaysSo(t *testing.T) {
	if err := etcd(settings(t)).Check(t.Context()); !errors.Is(err, errNotStarted) {
		t.Errorf("it says %v", err)
	}
}

func TestDnsForwardsOnlyWhereThereIsAResolver(t *testing.T) {
	s := settings(t)
	if strings.Contains(corefile(s, "k", false), "forward") {
		t.Error("it forwards to nobody, which CoreDNS refuses")
	}
	if !strings.Contains(corefile(s, "k", true), "forward . ") {
		t.Error("names outside the cluster do not resolve")
	}
}

func TestThePauseImageNamesEveryBlobByItsDigest(t *testing.T) {
	archive, err := pauseArchive([]byte("program"))
	if err != nil {
		t.Fatal(err)
	}
	reader := tar.NewReader(bytes.NewReader(archive))
	blobs := 0
	for {
		header, err := reader.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(reader)
		if err != nil {
			t.Fatal(err)
		}
		if name, isBlob := strings.CutPrefix(header.Name, "blobs/sha256/"); isBlob {
			blobs++
			if name != hexOf(content) {
				t.Errorf("blob %s has digest %s", name, hexOf(content))
			}
		}
	}
	if blobs != 3 {
		t.Errorf("%d blobs instead of layer, config and manifest", blobs)
	}
}

func TestAPodIsOutdatedOnlyWhenItsTagNamesOtherContent(t *testing.T) {
	cases := []struct {
		running, current string
		want             bool
	}{
		{"sha256:aa", "sha256:aa", false},
		{"localhost/x@sha256:aa", "sha256:aa", false},
		{"sha256:aa", "sha256:bb", true},
		{"sha256:aa", "", false}, // the tag is gone, which proves nothing
		{"", "sha256:aa", false}, // not started yet
	}
	for _, c := range cases {
		if got := outdated(c.running, c.current); got != c.want {
			t.Errorf("running %q, tag %q: %t", c.running, c.current, got)
		}
	}
}

func TestAnOutdatedPodOfABackEndNamesItsVertical(t *testing.T) {
	for component, want := range map[string]string{"backend": "erp p erp-core", "frontend": "erp p"} {
		listed := `{"items": [{"metadata": {"namespace": "erp", "name": "p", "labels": {"app.kubernetes.io/managed-by": "erp-operator",
			"app.kubernetes.io/component": "` + component + `", "app.kubernetes.io/instance": "erp-core"}}}]}`
		var pods podList
		if err := json.Unmarshal([]byte(listed), &pods); err != nil {
			t.Fatal(err)
		}
		if got := pods.Items[0].line(); got != want {
			t.Errorf("%s: %q", component, got)
		}
	}
}

func TestOnlyClusterWideRolesOfContourAreTaken(t *testing.T) {
	roles := []byte("# comment\n---\nkind: ClusterRole\nmetadata: {}\n---\nkind: Role\nmetadata: {}\n")
	kept := clusterWide(roles)
	if len(kept) != 1 || !strings.Contains(string(kept[0]), "kind: ClusterRole\n") {
		t.Errorf("kept %q", kept)
	}
}
