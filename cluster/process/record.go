package process

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Record is what one boot leaves for the next: which process serves a component, and with which configuration.
type Record struct {
	Identity
	Argv        []string  `json:"argv"`
	Fingerprint string    `json:"fingerprint"`
	Since       time.Time `json:"since"`
}

// Records keeps a file per component in one folder.
type Records struct{ Dir string }

func (r Records) path(name string) string { return filepath.Join(r.Dir, name+".json") }

// Load gives the record of a component; none, or one cut short by a crash, is the zero Record, whose process is not alive.
func (r Records) Load(name string) (Record, error) {
	data, err := os.ReadFile(r.path(name))
	if errors.Is(err, os.ErrNotExist) {
		return Record{}, nil
	}
	if err != nil {
		return Record{}, err
	}
	var record Record
	if err := json.Unmarshal(data, &record); err != nil {
		return Record{}, nil //nolint:nilerr // an unreadable record names no process
	}
	return record, nil
}

// Save replaces the record at once, so a crash leaves the old one or the new one.
func (r Records) Save(name string, record Record) error {
	data, err := json.MarshalIndent(record, "", "  ")
	if err != nil {
		return err
	}
	return WriteFile(r.path(name), data, 0o600)
}

// Remove forgets a component.
func (r Records) Remove(name string) error {
	if err := os.Remove(r.path(name)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// Names lists the components that have a record.
func (r Records) Names() ([]string, error) {
	files, err := filepath.Glob(filepath.Join(r.Dir, "*.json"))
	names := make([]string, 0, len(files))
	for _, file := range files {
		names = append(names, strings.TrimSuffix(filepath.Base(file), ".json"))
	}
	return names, err
}

// WriteFile writes beside the target and renames, so no reader and no crash sees half a file.
func WriteFile(path string, data []byte, mode os.FileMode) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	draft := fmt.Sprintf("%s.%d.draft", path, os.Getpid())
	if err := os.WriteFile(draft, data, mode); err != nil {
		return err
	}
	if err := os.Chmod(draft, mode); err != nil {
		return err
	}
	return os.Rename(draft, path)
}
