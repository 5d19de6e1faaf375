package rootfs

import (
	"bytes"
	"debug/elf"
	"fmt"
	"path"
	"slices"
	"strings"
)

var libraryDirs = []string{"usr/lib/x86_64-linux-gnu", "usr/lib64", "usr/lib"}

// CopyClosure copies the programs and libraries that the patterns match and every shared library that these need, however indirectly.
// Libraries that provided already has are left out. It looks first in the extra folders, then where the dynamic linker looks.
func (t *Tree) CopyClosure(from, provided *Tree, extraDirs []string, patterns ...string) error {
	var pending []string
	for _, pattern := range patterns {
		if err := t.Copy(from, pattern); err != nil {
			return err
		}
		pending = append(pending, from.Match(pattern)...)
	}
	dirs := append(slices.Clone(extraDirs), libraryDirs...)
	for len(pending) > 0 {
		name := pending[0]
		pending = pending[1:]
		found, err := t.copyNeeded(name, from, provided, dirs)
		if err != nil {
			return err
		}
		pending = append(pending, found...)
	}
	return nil
}

// copyNeeded copies the libraries that one file names and returns those that were not there before.
func (t *Tree) copyNeeded(name string, from, provided *Tree, dirs []string) ([]string, error) {
	node, _, ok := from.Get(name)
	if !ok {
		return nil, fmt.Errorf("%s is a link to nowhere", name)
	}
	var added []string
	for _, soname := range Needed(node.Body) {
		if find(t, soname, dirs) != "" || find(provided, soname, dirs) != "" {
			continue
		}
		at := find(from, soname, dirs)
		if at == "" {
			return nil, fmt.Errorf("%s needs %s, which none of the packages has", name, soname)
		}
		library, _, _ := from.Get(at)
		t.Put(at, library)
		added = append(added, at)
	}
	return added, nil
}

// Needed lists the shared libraries that an ELF file names (DT_NEEDED); nothing for other files.
func Needed(body []byte) []string {
	if !bytes.HasPrefix(body, []byte(elf.ELFMAG)) {
		return nil
	}
	file, err := elf.NewFile(bytes.NewReader(body))
	if err != nil {
		return nil
	}
	libraries, err := file.ImportedLibraries()
	if err != nil {
		return nil // a static program has no dynamic section
	}
	return libraries
}

func find(in *Tree, soname string, dirs []string) string {
	for _, dir := range dirs {
		at := path.Join(strings.TrimPrefix(dir, "/"), soname)
		if _, _, ok := in.Get(at); ok {
			return at
		}
	}
	return ""
}
