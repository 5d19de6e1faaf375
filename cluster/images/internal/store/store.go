// Package store keeps layers and images by content, so that equal inputs are built once per machine.
package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Store is a folder with blobs by digest, records of layers by the hash of their inputs, and manifests by image name.
// Everything comes into being under another name and is renamed, so a process that dies leaves no half-written file that counts.
type Store struct {
	dir string
}

// Open makes the folders that lack and removes the leavings of processes that died.
func Open(dir string) (*Store, error) {
	s := &Store{dir: dir}
	for _, sub := range []string{"blobs/sha256", "layers", "refs", "packages", "work"} {
		if err := os.MkdirAll(s.path(sub), 0o755); err != nil {
			return nil, err
		}
	}
	return s, s.sweep()
}

// Packages is the folder for downloaded packages.
func (s *Store) Packages() string {
	return s.path("packages")
}

// WorkDir makes an empty folder that is this process's own.
func (s *Store) WorkDir(purpose string) (string, error) {
	return os.MkdirTemp(s.path("work"), fmt.Sprintf("%d-%s-", os.Getpid(), purpose))
}

// Key hashes what a layer is made of. Length prefixes keep ("ab", "c") and ("a", "bc") apart.
func Key(inputs ...string) string {
	hash := sha256.New()
	for _, input := range inputs {
		fmt.Fprintf(hash, "%d:%s\n", len(input), input)
	}
	return hex.EncodeToString(hash.Sum(nil))
}

func (s *Store) path(elements ...string) string {
	return filepath.Join(append([]string{s.dir}, elements...)...)
}

// write puts bytes under a name in one step.
func (s *Store) write(name string, body []byte) error {
	temporary, err := os.CreateTemp(s.path("work"), fmt.Sprintf("%d-write-", os.Getpid()))
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name())
	if _, err = temporary.Write(body); err == nil {
		err = temporary.Chmod(0o644)
	}
	if err = errors.Join(err, temporary.Close()); err != nil {
		return err
	}
	return s.adopt(temporary.Name(), name)
}

func (s *Store) adopt(file, name string) error {
	target := s.path(name)
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return err
	}
	return os.Rename(file, target)
}

func (s *Store) readJSON(name string, into any) error {
	body, err := os.ReadFile(s.path(name))
	if err != nil {
		return err
	}
	return json.Unmarshal(body, into)
}

func (s *Store) writeJSON(name string, from any) error {
	body, err := json.Marshal(from)
	if err != nil {
		return err
	}
	return s.write(name, body)
}

// touch marks a file as used, for Prune goes by age.
func (s *Store) touch(name string) error {
	now := time.Now()
	return os.Chtimes(s.path(name), now, now)
}

// sweep removes work folders whose process no longer lives; their names begin with its id.
func (s *Store) sweep() error {
	entries, err := os.ReadDir(s.path("work"))
	if err != nil {
		return err
	}
	for _, entry := range entries {
		pid, _, _ := strings.Cut(entry.Name(), "-")
		owner, err := strconv.Atoi(pid)
		if err != nil || owner <= 0 || errors.Is(syscall.Kill(owner, 0), syscall.ESRCH) {
			if err := os.RemoveAll(s.path("work", entry.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}
