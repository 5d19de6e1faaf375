package rootfs

import (
	"archive/tar"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Epoch is the time of every file in every image: one second after the beginning, because some tools take zero for "unknown".
var Epoch = time.Unix(1, 0).UTC()

// WriteTar writes the tree so that equal trees give equal bytes: sorted names, one time, numeric owners.
func (t *Tree) WriteTar(w io.Writer) error {
	out := tar.NewWriter(w)
	for _, name := range t.Names() {
		node := t.nodes[name]
		if err := out.WriteHeader(header(name, node)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if node.Mode.IsRegular() {
			if _, err := out.Write(node.Body); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	return out.Close()
}

func header(name string, node Node) *tar.Header {
	h := &tar.Header{
		Name: name, Mode: int64(node.Mode.Perm()), Uid: node.Owner, Gid: node.Owner,
		ModTime: Epoch, Typeflag: tar.TypeReg, Size: int64(len(node.Body)),
	}
	if node.Mode&fs.ModeSticky != 0 {
		h.Mode |= 0o1000
	}
	switch {
	case node.Mode.IsDir():
		h.Typeflag, h.Name, h.Size = tar.TypeDir, name+"/", 0
	case node.Mode&fs.ModeSymlink != 0:
		h.Typeflag, h.Linkname, h.Size = tar.TypeSymlink, node.Link, 0
	}
	return h
}

// ReadTar adds the entries of a tar below a path, keeping permissions but neither owners nor times.
func (t *Tree) ReadTar(at string, r io.Reader) error {
	in := tar.NewReader(r)
	for {
		h, err := in.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := t.readEntry(filepath.Join(at, h.Name), at, h, in); err != nil {
			return fmt.Errorf("%s: %w", h.Name, err)
		}
	}
}

func (t *Tree) readEntry(name, at string, h *tar.Header, in io.Reader) error {
	switch h.Typeflag {
	case tar.TypeDir:
		t.Put(name, Node{Mode: fs.ModeDir | 0o755})
	case tar.TypeSymlink:
		t.Symlink(name, h.Linkname)
	case tar.TypeLink:
		node, _, ok := t.Get(filepath.Join(at, h.Linkname))
		if !ok {
			return fmt.Errorf("is a hard link to %s, which the archive does not have", h.Linkname)
		}
		t.Put(name, node)
	case tar.TypeReg:
		body, err := io.ReadAll(in)
		if err != nil {
			return err
		}
		t.Put(name, Node{Mode: h.FileInfo().Mode().Perm(), Body: body})
	}
	return nil
}

// Unpack writes the tree into a folder of this machine, with the times that it has in an image.
// Owners are set only where the caller may do so, that is as root.
func (t *Tree) Unpack(dir string) error {
	for _, name := range t.Names() {
		if err := unpackNode(filepath.Join(dir, name), t.nodes[name]); err != nil {
			return err
		}
	}
	return nil
}

func unpackNode(file string, node Node) error {
	switch {
	case node.Mode.IsDir():
		if err := os.MkdirAll(file, 0o755); err != nil {
			return err
		}
		if err := os.Chmod(file, node.Mode.Perm()|node.Mode&fs.ModeSticky); err != nil {
			return err
		}
	case node.Mode&fs.ModeSymlink != 0:
		return os.Symlink(node.Link, file)
	default:
		if err := os.WriteFile(file, node.Body, node.Mode.Perm()); err != nil {
			return err
		}
		if err := os.Chtimes(file, Epoch, Epoch); err != nil {
			return err
		}
	}
	if os.Geteuid() != 0 {
		return nil
	}
	return os.Lchown(file, node.Owner, node.Owner)
}
