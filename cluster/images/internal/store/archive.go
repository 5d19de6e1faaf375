package store

import (
	"archive/tar"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"path"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/types"

	"dev.isem.erp/images/internal/rootfs"
)

// WriteArchive writes an image as one tar that is an OCI layout and docker's format at once: containerd, podman, docker, kind and k3s all load it.
func (i *Image) WriteArchive(w io.Writer) error {
	out := &archive{tar: tar.NewWriter(w)}
	manifest, err := i.RawManifest()
	if err != nil {
		return err
	}
	config, err := i.RawConfigFile()
	if err != nil {
		return err
	}
	digest, err := i.Digest()
	if err != nil {
		return err
	}
	configDigest, err := i.ConfigName()
	if err != nil {
		return err
	}
	out.bytes("oci-layout", []byte(`{"imageLayoutVersion":"1.0.0"}`))
	out.json("index.json", v1.IndexManifest{SchemaVersion: 2, MediaType: types.OCIImageIndex, Manifests: []v1.Descriptor{{
		MediaType: types.OCIManifestSchema1, Digest: digest, Size: int64(len(manifest)),
		Platform:    &v1.Platform{Architecture: "amd64", OS: "linux"},
		Annotations: map[string]string{"io.containerd.image.name": i.Name, "org.opencontainers.image.ref.name": tagOf(i.Name)},
	}}})
	entry := dockerEntry{Config: blobPath(configDigest), RepoTags: []string{i.Name}}
	out.bytes(blobPath(digest), manifest)
	out.bytes(blobPath(configDigest), config)
	written := map[v1.Hash]bool{}
	for _, layer := range i.Parts {
		entry.Layers = append(entry.Layers, blobPath(layer.Blob))
		if !written[layer.Blob] {
			out.layer(layer)
		}
		written[layer.Blob] = true
	}
	out.json("manifest.json", []dockerEntry{entry})
	return errors.Join(out.err, out.tar.Close())
}

type dockerEntry struct {
	Config   string
	RepoTags []string
	Layers   []string
}

// archive remembers the first error, so that writing reads as a list of what an archive holds.
type archive struct {
	tar *tar.Writer
	err error
}

func (a *archive) bytes(name string, body []byte) {
	a.stream(name, int64(len(body)), bytes.NewReader(body))
}

func (a *archive) json(name string, value any) {
	body, err := json.Marshal(value)
	a.err = errors.Join(a.err, err)
	a.bytes(name, body)
}

func (a *archive) layer(layer *Layer) {
	blob, err := layer.Compressed()
	if err != nil {
		a.err = errors.Join(a.err, err)
		return
	}
	a.stream(blobPath(layer.Blob), layer.Pulled, blob)
	a.err = errors.Join(a.err, blob.Close())
}

func (a *archive) stream(name string, size int64, from io.Reader) {
	if a.err != nil {
		return
	}
	if a.err = a.tar.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: size, ModTime: rootfs.Epoch, Typeflag: tar.TypeReg}); a.err == nil {
		_, a.err = io.Copy(a.tar, from)
	}
}

func blobPath(digest v1.Hash) string {
	return path.Join("blobs", digest.Algorithm, digest.Hex)
}
