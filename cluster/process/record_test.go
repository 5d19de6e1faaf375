package process

import (
	"os"
	"testing"
)

func TestARecordSurvivesAndIsForgotten(t *testing.T) {
	records := Records{Dir: t.TempDir()}
	saved := Record{Identity: Identity{PID: 7, Start: 9, Boot: "b"}, Argv: []string{"etcd"}, Fingerprint: "f"}
	if err := records.Save("etcd", saved); err != nil {
		t.Fatal(err)
	}
	loaded, err := records.Load("etcd")
	if err != nil || loaded.Identity != saved.Identity || loaded.Fingerprint != "f" {
		t.Fatalf("loaded %+v, error %v", loaded, err)
	}
	if err := records.Remove("etcd"); err != nil {
		t.Fatal(err)
	}
	if loaded, err := records.Load("etcd"); err != nil || loaded.PID != 0 {
		t.Fatalf("still there: %+v, error %v", loaded, err)
	}
}

func TestAHalfWrittenRecordNamesNoProcess(t *testing.T) {
	records := Records{Dir: t.TempDir()}
	if err := os.WriteFile(records.path("etcd"), []byte(`{"pid": 12`), 0o600); err != nil {
		t.Fatal(err)
	}
	record, err := records.Load("etcd")
	if err != nil || record.Alive() {
		t.Fatalf("got %+v, error %v", record, err)
	}
}
