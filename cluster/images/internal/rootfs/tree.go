// Package rootfs holds the file system of an image in memory, reads it from packages and writes it as a reproducible tar.
package rootfs

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
)

// AppID is the user and group that every image runs as.
const AppID = 10001

// Node is a file, folder or link. What it lacks (times, names of owners, extended attributes) would differ between machines.
type Node struct {
	Mode  fs.FileMode // permission bits, fs.ModeDir, fs.ModeSymlink, fs.ModeSticky
	Body  []byte      // of a file
	Link  string      // where a symbolic link points
	Owner int         // user and group
}

// Tree maps paths without a leading slash to nodes.
type Tree struct {
	nodes map[string]Node
}

// NewTree returns an empty tree.
func NewTree() *Tree {
	return &Tree{nodes: map[string]Node{}}
}

// Put adds a node; its folders come into being with mode 0755, owned by root.
func (t *Tree) Put(name string, node Node) {
	name = clean(name)
	if name == "" {
		return
	}
	if existing, ok := t.nodes[name]; ok && existing.Mode.IsDir() && node.Mode.IsDir() && node.Owner == 0 && node.Mode.Perm() == 0o755 {
		return // a folder that was given on purpose outlives one that is only on somebody's way
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if _, ok := t.nodes[dir]; !ok {
			t.nodes[dir] = Node{Mode: fs.ModeDir | 0o755}
		}
	}
	t.nodes[name] = node
}

// File adds a readable file of root's.
func (t *Tree) File(name, body string) {
	t.Put(name, Node{Mode: 0o644, Body: []byte(body)})
}

// Folder adds a folder of the application's user when owned, of root's otherwise.
func (t *Tree) Folder(name string, mode fs.FileMode, owned bool) {
	node := Node{Mode: fs.ModeDir | mode}
	if owned {
		node.Owner = AppID
	}
	t.nodes[clean(name)] = node
}

// Symlink adds a symbolic link.
func (t *Tree) Symlink(name, target string) {
	t.Put(name, Node{Mode: fs.ModeSymlink | 0o777, Link: target})
}

// Get returns the node at a path, following symbolic links, and the path where it was found.
func (t *Tree) Get(name string) (Node, string, bool) {
	name = clean(name)
	for range 16 {
		node, ok := t.nodes[name]
		if !ok || node.Mode&fs.ModeSymlink == 0 {
			return node, name, ok
		}
		if path.IsAbs(node.Link) {
			name = clean(node.Link)
		} else {
			name = clean(path.Join(path.Dir(name), node.Link))
		}
	}
	return Node{}, name, false
}

// Names lists all paths in order.
func (t *Tree) Names() []string {
	names := make([]string, 0, len(t.nodes))
	for name := range t.nodes {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// Match lists the paths that a pattern of package path matches, or that lie below what it matches.
func (t *Tree) Match(pattern string) []string {
	pattern = clean(pattern)
	depth := strings.Count(pattern, "/") + 1
	var names []string
	for _, name := range t.Names() {
		parts := strings.SplitN(name, "/", depth+1)
		if len(parts) < depth {
			continue
		}
		if ok, _ := path.Match(pattern, strings.Join(parts[:depth], "/")); ok {
			names = append(names, name)
		}
	}
	return names
}

// Copy takes over what the patterns match in another tree. A pattern that matches nothing is an error: the package has changed.
func (t *Tree) Copy(from *Tree, patterns ...string) error {
	for _, pattern := range patterns {
		names := from.Match(pattern)
		if len(names) == 0 {
			return fmt.Errorf("nothing matches %s in the package; it may have moved in a newer version", pattern)
		}
		for _, name := range names {
			t.Put(name, from.nodes[name])
		}
	}
	return nil
}

// Remove takes out what the patterns match.
func (t *Tree) Remove(patterns ...string) {
	for _, pattern := range patterns {
		for _, name := range t.Match(pattern) {
			delete(t.nodes, name)
		}
	}
}

// AddDir reads a folder of this machine below a path of the tree, as root's files and without write bits for others.
func (t *Tree) AddDir(at, dir string) error {
	return filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		return t.addEntry(path.Join(at, filepath.ToSlash(relative)), file, entry)
	})
}

func (t *Tree) addEntry(name, file string, entry fs.DirEntry) error {
	switch entry.Type() {
	case fs.ModeDir:
		t.Put(name, Node{Mode: fs.ModeDir | 0o755})
		return nil
	case fs.ModeSymlink:
		target, err := os.Readlink(file)
		t.Symlink(name, target)
		return err
	}
	info, err := entry.Info()
	if err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	if info.Mode()&0o100 != 0 {
		mode = 0o755
	}
	body, err := os.ReadFile(file)
	t.Put(name, Node{Mode: mode, Body: body})
	return err
}

// clean maps a path to its key. Debian's packages still have files below /lib and /bin, which in an image are links into /usr.
func clean(name string) string {
	name = strings.TrimPrefix(path.Clean("/"+name), "/")
	for _, merged := range []string{"bin/", "sbin/", "lib/", "lib64/"} {
		if strings.HasPrefix(name, merged) {
			return "usr/" + name
		}
	}
	return name
}
