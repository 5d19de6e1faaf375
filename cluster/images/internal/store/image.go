package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/types"

	"dev.isem.erp/images/internal/rootfs"
)

// Image is an image of the store, with its full name.
type Image struct {
	Name   string
	Parts  []*Layer
	Config v1.Config
	v1.Image
}

// named is the record of an image under its name.
type named struct {
	Layers []*Layer  `json:"layers"`
	Config v1.Config `json:"config"`
}

// Compose makes an image of layers; nothing in it tells when or where.
func Compose(name string, config v1.Config, layers []*Layer) (*Image, error) {
	image, err := mutate.ConfigFile(mutate.ConfigMediaType(mutate.MediaType(empty.Image, types.OCIManifestSchema1), types.OCIConfigJSON), &v1.ConfigFile{
		Architecture: "amd64", OS: "linux", Created: v1.Time{Time: rootfs.Epoch}, Config: config,
		RootFS: v1.RootFS{Type: "layers"},
	})
	if err != nil {
		return nil, err
	}
	for _, layer := range layers {
		image, err = mutate.Append(image, mutate.Addendum{Layer: layer, History: v1.History{Created: v1.Time{Time: rootfs.Epoch}}})
		if err != nil {
			return nil, err
		}
	}
	return &Image{Name: name, Parts: layers, Config: config, Image: image}, nil
}

// Save keeps an image under its name and tells whether that name meant another image before.
func (s *Store) Save(image *Image) (changed bool, err error) {
	body, err := json.Marshal(named{Layers: image.Parts, Config: image.Config})
	if err != nil {
		return false, err
	}
	before, err := os.ReadFile(s.path(refName(image.Name)))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	if bytes.Equal(before, body) {
		return false, s.touch(refName(image.Name))
	}
	return true, s.write(refName(image.Name), body)
}

// Load returns the image that a name means.
func (s *Store) Load(name string) (*Image, error) {
	var record named
	if err := s.readJSON(refName(name), &record); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("no image %s has been built on this machine; build it first", name)
		}
		return nil, err
	}
	for _, layer := range record.Layers {
		layer.Reused, layer.directory = true, s.path("blobs", "sha256")
	}
	return Compose(name, record.Config, record.Layers)
}

// Sizes returns the bytes to pull and the bytes on a node's disk.
func (i *Image) Sizes() (pulled, unpacked int64) {
	for _, layer := range i.Parts {
		pulled += layer.Pulled
		unpacked += layer.Unpacked
	}
	return pulled, unpacked
}

// Reused tells whether every layer was there already.
func (i *Image) Reused() bool {
	for _, layer := range i.Parts {
		if !layer.Reused {
			return false
		}
	}
	return true
}

func refName(name string) string {
	return filepath.Join("refs", strings.NewReplacer("/", "+", ":", "@").Replace(name)+".json")
}

func tagOf(name string) string {
	return name[strings.LastIndex(name, ":")+1:]
}
