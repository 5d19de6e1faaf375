package store

import (
	"encoding/json"
	"os"
	"path/filepath"
	"time"
)

// Prune removes layers and packages that no named image has and that nothing has used for a while.
func (s *Store) Prune(unusedFor time.Duration) error {
	kept, err := s.referenced()
	if err != nil {
		return err
	}
	before := time.Now().Add(-unusedFor)
	for _, sub := range []string{"blobs/sha256", "layers", "packages"} {
		if err := s.pruneFolder(sub, before, kept); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) referenced() (map[string]bool, error) {
	kept := map[string]bool{}
	refs, err := filepath.Glob(s.path("refs", "*.json"))
	if err != nil {
		return nil, err
	}
	for _, ref := range refs {
		body, err := os.ReadFile(ref)
		if err != nil {
			return nil, err
		}
		var record named
		if err := json.Unmarshal(body, &record); err != nil {
			return nil, err
		}
		for _, layer := range record.Layers {
			kept[layer.Blob.Hex] = true
		}
	}
	return kept, nil
}

func (s *Store) pruneFolder(sub string, before time.Time, kept map[string]bool) error {
	entries, err := os.ReadDir(s.path(sub))
	if err != nil {
		return err
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil || info.ModTime().After(before) || kept[s.blobOf(sub, entry.Name())] {
			continue
		}
		if err := os.RemoveAll(s.path(sub, entry.Name())); err != nil {
			return err
		}
	}
	return nil
}

// blobOf names the blob that a file of a folder is, or is the record of.
func (s *Store) blobOf(sub, name string) string {
	var record Layer
	if sub == "layers" && s.readJSON(filepath.Join(sub, name), &record) == nil {
		return record.Blob.Hex
	}
	return name
}
