package pki

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

var server = Subject{Name: "system:node:n", Groups: []string{"system:nodes"}, Hosts: []string{"10.0.0.1", "localhost"}}

func TestACertificateSpeaksForItsSubject(t *testing.T) {
	dir := t.TempDir()
	issue(t, dir, server)
	certificate, _, err := readPair(dir, "server")
	if err != nil {
		t.Fatal(err)
	}
	if certificate.Subject.CommonName != server.Name || !slices.Equal(certificate.Subject.Organization, server.Groups) {
		t.Errorf("it speaks for %v", certificate.Subject)
	}
	for _, host := range server.Hosts {
		if err := certificate.VerifyHostname(host); err != nil {
			t.Error(err)
		}
	}
}

func TestAFittingCertificateIsKept(t *testing.T) {
	dir := t.TempDir()
	issue(t, dir, server)
	before := read(t, dir, "server.crt")
	issue(t, dir, server)
	if before != read(t, dir, "server.crt") {
		t.Error("it was issued again without need")
	}
}

func TestAChangedHostOrALostKeyRenewsTheCertificate(t *testing.T) {
	dir := t.TempDir()
	issue(t, dir, server)
	before := read(t, dir, "server.crt")
	moved := server
	moved.Hosts = []string{"10.0.0.2"}
	issue(t, dir, moved)
	after := read(t, dir, "server.crt")
	if before == after {
		t.Error("the new address is not in it")
	}
	if err := os.Remove(filepath.Join(dir, "server.key")); err != nil {
		t.Fatal(err)
	}
	issue(t, dir, moved)
	if _, _, err := readPair(dir, "server"); err != nil {
		t.Error(err)
	}
}

func TestAKilledWriteBetweenKeyAndCertificateIsMended(t *testing.T) {
	dir := t.TempDir()
	issue(t, dir, server)
	other := t.TempDir()
	issue(t, other, server)
	if err := os.WriteFile(filepath.Join(dir, "server.key"), []byte(read(t, other, "server.key")), 0o600); err != nil {
		t.Fatal(err)
	}
	issue(t, dir, server)
	if _, _, err := readPair(dir, "server"); err != nil {
		t.Error(err)
	}
}

func issue(t *testing.T, dir string, subject Subject) {
	t.Helper()
	authority, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := authority.Issue("server", subject); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
