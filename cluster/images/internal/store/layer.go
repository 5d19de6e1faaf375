package store

import (
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/types"

	"dev.isem.erp/images/internal/rootfs"
)

// Layer is a layer whose gzip blob is in the store. It is a v1.Layer.
type Layer struct {
	Blob      v1.Hash `json:"digest"`
	Plain     v1.Hash `json:"diffID"`
	Pulled    int64   `json:"size"`
	Unpacked  int64   `json:"unpackedSize"`
	Reused    bool    `json:"-"`
	directory string
}

// Layer returns the layer with this key, making its tree only when the store has no such layer.
func (s *Store) Layer(key string, make func() (*rootfs.Tree, error)) (*Layer, error) {
	record := filepath.Join("layers", key+".json")
	layer := &Layer{Reused: true, directory: s.path("blobs", "sha256")}
	err := s.readJSON(record, layer)
	if err == nil {
		if err = s.touch(blobName(layer.Blob)); err == nil {
			return layer, s.touch(record)
		}
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	tree, err := make()
	if err != nil {
		return nil, err
	}
	if layer, err = s.writeLayer(tree); err != nil {
		return nil, err
	}
	return layer, s.writeJSON(record, layer)
}

// writeLayer compresses without a time stamp or name, so that equal trees give equal blobs.
func (s *Store) writeLayer(tree *rootfs.Tree) (*Layer, error) {
	temporary, err := os.CreateTemp(s.path("work"), fmt.Sprintf("%d-layer-", os.Getpid()))
	if err != nil {
		return nil, err
	}
	defer os.Remove(temporary.Name())
	compressed, plain := newCounter(temporary), newCounter(io.Discard)
	zip := gzip.NewWriter(compressed)
	err = tree.WriteTar(io.MultiWriter(plain, zip))
	if err = errors.Join(err, zip.Close(), temporary.Chmod(0o644), temporary.Close()); err != nil {
		return nil, err
	}
	layer := &Layer{
		Blob: compressed.digest(), Plain: plain.digest(), Pulled: compressed.bytes, Unpacked: plain.bytes,
		directory: s.path("blobs", "sha256"),
	}
	return layer, s.adopt(temporary.Name(), blobName(layer.Blob))
}

func blobName(digest v1.Hash) string {
	return filepath.Join("blobs", digest.Algorithm, digest.Hex)
}

// Digest names the compressed blob.
func (l *Layer) Digest() (v1.Hash, error) { return l.Blob, nil }

// DiffID names the tar in it.
func (l *Layer) DiffID() (v1.Hash, error) { return l.Plain, nil }

// Size counts the bytes to pull.
func (l *Layer) Size() (int64, error) { return l.Pulled, nil }

// MediaType is OCI's.
func (l *Layer) MediaType() (types.MediaType, error) { return types.OCILayer, nil }

// Compressed opens the blob.
func (l *Layer) Compressed() (io.ReadCloser, error) {
	return os.Open(filepath.Join(l.directory, l.Blob.Hex))
}

// Uncompressed opens the tar.
func (l *Layer) Uncompressed() (io.ReadCloser, error) {
	blob, err := l.Compressed()
	if err != nil {
		return nil, err
	}
	zip, err := gzip.NewReader(blob)
	if err != nil {
		return nil, errors.Join(err, blob.Close())
	}
	return &unzipped{Reader: zip, blob: blob}, nil
}

type unzipped struct {
	io.Reader
	blob io.Closer
}

func (u *unzipped) Close() error { return u.blob.Close() }

// counter hashes and counts what passes through.
type counter struct {
	to    io.Writer
	hash  hash.Hash
	bytes int64
}

func newCounter(to io.Writer) *counter {
	return &counter{to: to, hash: sha256.New()}
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.hash.Write(p[:n])
	c.bytes += int64(n)
	return n, err
}

func (c *counter) digest() v1.Hash {
	return v1.Hash{Algorithm: "sha256", Hex: fmt.Sprintf("%x", c.hash.Sum(nil))}
}
