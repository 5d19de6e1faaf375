package debian

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// aptState is what apt's answers depend on.
var aptState = []string{"/var/lib/apt/lists/*", "/var/lib/dpkg/status", "/etc/apt/sources.list", "/etc/apt/sources.list.d/*", "/etc/apt/preferences*"}

// remembered returns the answer to an equal request, if apt has learned nothing since. Asking takes apt seconds.
func (a *Archive) remembered(request Request) ([]Package, bool) {
	body, err := os.ReadFile(a.answer(request))
	if err != nil {
		return nil, false
	}
	var packages []Package
	return packages, json.Unmarshal(body, &packages) == nil
}

func (a *Archive) remember(request Request, packages []Package) error {
	body, err := json.Marshal(packages)
	if err != nil {
		return err
	}
	file := a.answer(request)
	temporary := fmt.Sprintf("%s.%d", file, os.Getpid())
	if err := os.WriteFile(temporary, body, 0o644); err != nil {
		return err
	}
	return os.Rename(temporary, file)
}

// answer names the file for a request in apt's present state.
func (a *Archive) answer(request Request) string {
	hash := sha256.New()
	fmt.Fprintln(hash, a.suite, strings.Join(request.Names, " "), "-", strings.Join(request.Without, " "))
	state := aptState
	if a.suite != "" {
		state = []string{a.folder("lists", "*"), a.folder("sources.list")}
	}
	for _, pattern := range state {
		files, err := filepath.Glob(pattern)
		if err != nil {
			continue // the patterns above are well-formed
		}
		for _, file := range files {
			if info, err := os.Stat(file); err == nil && !info.IsDir() {
				fmt.Fprintln(hash, file, info.Size(), info.ModTime().UnixNano())
			}
		}
	}
	return filepath.Join(a.Cache, fmt.Sprintf("apt-%x.json", hash.Sum(nil)))
}
