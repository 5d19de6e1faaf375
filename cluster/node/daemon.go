package node

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"dev.isem.erp/cluster/host"
	"dev.isem.erp/cluster/process"
)

// Daemon is a component that is one long-running program.
type Daemon struct {
	Title    string
	Settings Settings
	Argv     []string
	Files    map[string]string // configuration by path; a change restarts the program
	Patience time.Duration     // how long it may take to become ready
	Grace    time.Duration     // how long it may take to end
	Before   func(context.Context) error
	Probe    func(context.Context) error
	After    func(context.Context) error // clears what the program leaves when it is gone
}

// Name is the component's name in status, log and record.
func (d Daemon) Name() string { return d.Title }

// Start runs the program unless it runs already with this very configuration.
func (d Daemon) Start(ctx context.Context) error {
	record, err := d.Settings.records().Load(d.Title)
	if err != nil {
		return err
	}
	if record.Alive() && record.Fingerprint == d.fingerprint() {
		return nil
	}
	if err := d.Stop(ctx); err != nil {
		return err
	}
	for path, content := range d.Files {
		if err := process.WriteFile(path, []byte(content), 0o600); err != nil {
			return err
		}
	}
	if d.Before != nil {
		if err := d.Before(ctx); err != nil {
			return err
		}
	}
	identity, err := process.Spawn(process.Program{
		Argv: d.Argv, Environ: d.environment(), Log: d.Settings.log(d.Title), DieWithCaller: d.Settings.Passing,
	})
	if err != nil {
		return err
	}
	return d.Settings.records().Save(d.Title, process.Record{
		Identity: identity, Argv: d.Argv, Fingerprint: d.fingerprint(), Since: time.Now().UTC(),
	})
}

// Ready waits until the probe succeeds; a program that ends meanwhile is reported with the end of its log.
func (d Daemon) Ready(ctx context.Context) error {
	record, err := d.Settings.records().Load(d.Title)
	if err != nil {
		return err
	}
	patience := d.Patience
	if patience == 0 {
		patience = time.Minute
	}
	err = process.Poll(patience, record.Alive, func() error { return d.Probe(ctx) })
	if err != nil {
		return fmt.Errorf("%w\n%s\nWhole log: %s", err, process.Tail(d.Settings.log(d.Title), 1500), d.Settings.log(d.Title))
	}
	return nil
}

// Check tells a program that ended from one that runs but does not answer.
func (d Daemon) Check(ctx context.Context) error {
	record, err := d.Settings.records().Load(d.Title)
	if err != nil {
		return err
	}
	switch {
	case record.PID == 0:
		return errNotStarted
	case !record.Alive():
		return fmt.Errorf("process %d died; log: %s", record.PID, d.Settings.log(d.Title))
	}
	if err := d.Probe(ctx); err != nil {
		return fmt.Errorf("process %d runs but does not answer: %w", record.PID, err)
	}
	return nil
}

// Stop ends the recorded process, and one that a killed boot started without getting to record it.
func (d Daemon) Stop(ctx context.Context) error {
	record, err := d.Settings.records().Load(d.Title)
	if err != nil {
		return err
	}
	strays, err := d.strays()
	if err != nil {
		return err
	}
	grace := d.Grace
	if grace == 0 {
		grace = 15 * time.Second
	}
	if err := process.End(append(strays, record.Identity), grace); err != nil {
		return err
	}
	if d.After != nil {
		if err := d.After(ctx); err != nil {
			return err
		}
	}
	return d.Settings.records().Remove(d.Title)
}

// strays finds processes by the mark in their environment. Children inherit the mark, so the program must match too.
func (d Daemon) strays() ([]process.Identity, error) {
	all, err := process.All()
	if err != nil {
		return nil, err
	}
	var strays []process.Identity
	for _, seen := range all {
		if filepath.Base(seen.Argv[0]) == filepath.Base(d.Argv[0]) && seen.Has(d.mark()) {
			strays = append(strays, seen.Identity)
		}
	}
	return strays, nil
}

func (d Daemon) mark() string { return "ERP_SUITE_COMPONENT=" + d.Title + "@" + d.Settings.Data }

// environment is the same whoever calls: a proxy or locale of the user's shell must not reach the node.
func (d Daemon) environment() []string {
	return []string{
		"PATH=" + host.Path,
		"HOME=" + d.Settings.data("home"),
		d.mark(),
	}
}

func (d Daemon) fingerprint() string {
	hash := sha256.New()
	io.WriteString(hash, strings.Join(d.Argv, "\x00"))
	for _, path := range slices.Sorted(maps.Keys(d.Files)) {
		io.WriteString(hash, "\x00"+path+"\x00"+d.Files[path])
	}
	return hex.EncodeToString(hash.Sum(nil))[:16]
}

// ensureDirs makes folders that a program expects to find.
func ensureDirs(dirs ...string) error {
	for _, dir := range dirs {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
	}
	return nil
}
