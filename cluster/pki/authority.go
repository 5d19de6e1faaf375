// Package pki issues the certificates of the local cluster from one authority of its own.
package pki

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"

	"dev.isem.erp/cluster/process"
)

const validity = 10 * 365 * 24 * time.Hour

// Authority signs for one cluster; its files live in Dir as ca.crt and ca.key.
type Authority struct {
	Dir         string
	certificate *x509.Certificate
	key         crypto.Signer
}

// Subject is who a certificate speaks for. Kubernetes reads Name as the user and Groups as the groups.
type Subject struct {
	Name   string
	Groups []string
	Hosts  []string
}

// Open loads the authority of a folder or founds a new one there.
func Open(dir string) (*Authority, error) {
	authority := &Authority{Dir: dir}
	certificate, key, err := readPair(dir, "ca")
	if err == nil {
		authority.certificate, authority.key = certificate, key
		return authority, nil
	}
	if !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("the certificate authority in %s cannot be read: %w", dir, err)
	}
	return authority, authority.found()
}

func (a *Authority) found() error {
	template := &x509.Certificate{
		Subject:               pkix.Name{CommonName: "erp-suite"},
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
		BasicConstraintsValid: true,
		IsCA:                  true,
	}
	certificate, key, err := sign(template, nil, nil)
	if err != nil {
		return err
	}
	a.certificate, a.key = certificate, key
	return writePair(a.Dir, "ca", certificate, key)
}

// Issue makes sure that name.crt and name.key exist for the subject. A pair of this authority with the same subject is kept.
func (a *Authority) Issue(name string, subject Subject) error {
	if existing, _, err := readPair(a.Dir, name); err == nil && a.stillFits(existing, subject) {
		return nil
	}
	template := &x509.Certificate{
		Subject:     pkix.Name{CommonName: subject.Name, Organization: subject.Groups},
		KeyUsage:    x509.KeyUsageDigitalSignature,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth, x509.ExtKeyUsageServerAuth},
	}
	for _, host := range subject.Hosts {
		if ip := net.ParseIP(host); ip != nil {
			template.IPAddresses = append(template.IPAddresses, ip)
		} else {
			template.DNSNames = append(template.DNSNames, host)
		}
	}
	certificate, key, err := sign(template, a.certificate, a.key)
	if err != nil {
		return err
	}
	return writePair(a.Dir, name, certificate, key)
}

func (a *Authority) stillFits(existing *x509.Certificate, subject Subject) bool {
	if existing.CheckSignatureFrom(a.certificate) != nil || existing.Subject.CommonName != subject.Name {
		return false
	}
	if time.Until(existing.NotAfter) < 30*24*time.Hour {
		return false
	}
	for _, host := range subject.Hosts {
		if existing.VerifyHostname(host) != nil {
			return false
		}
	}
	return true
}

func sign(template, parent *x509.Certificate, parentKey crypto.Signer) (*x509.Certificate, crypto.Signer, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	template.SerialNumber, err = rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		return nil, nil, err
	}
	template.NotBefore = time.Now().Add(-time.Hour)
	template.NotAfter = time.Now().Add(validity)
	if parent == nil {
		parent, parentKey = template, key
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, key.Public(), parentKey)
	if err != nil {
		return nil, nil, err
	}
	certificate, err := x509.ParseCertificate(der)
	return certificate, key, err
}

// writePair writes the key first: a crash between the two leaves a pair that does not match, which the next Issue replaces.
func writePair(dir, name string, certificate *x509.Certificate, key crypto.Signer) error {
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	keyPEM := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})
	if err := process.WriteFile(filepath.Join(dir, name+".key"), keyPEM, 0o600); err != nil {
		return err
	}
	certPEM := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate.Raw})
	return process.WriteFile(filepath.Join(dir, name+".crt"), certPEM, 0o644)
}
