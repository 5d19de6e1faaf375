package node

import (
	"archive/tar"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"

	"dev.isem.erp/cluster/host"
	"dev.isem.erp/cluster/process"
)

// sandboxImage is the one-file image that holds a pod's namespaces; no registry is asked for it.
type sandboxImage struct{ settings Settings }

func (sandboxImage) Name() string                  { return "sandbox-image" }
func (sandboxImage) Stop(context.Context) error    { return nil }
func (i sandboxImage) Ready(context.Context) error { return nil }

func (i sandboxImage) Check(ctx context.Context) error {
	output, err := exec.CommandContext(ctx, host.Executable("ctr"), "-a", i.settings.socket(), "-n", "k8s.io", "images", "ls", "-q", "name=="+pauseImage).Output()
	if err != nil || strings.TrimSpace(string(output)) != pauseImage {
		return fmt.Errorf("image %s is not there", pauseImage)
	}
	return nil
}

func (i sandboxImage) Start(ctx context.Context) error {
	if i.Check(ctx) == nil {
		return nil
	}
	program, err := os.ReadFile(i.settings.tool("pause"))
	if err != nil {
		return err
	}
	archive, err := pauseArchive(program)
	if err != nil {
		return err
	}
	path := i.settings.run("pause.tar")
	if err := process.WriteFile(path, archive, 0o600); err != nil {
		return err
	}
	defer os.Remove(path)
	return i.settings.ctr(ctx, "images", "import", path)
}

// pauseArchive packs the program as an OCI image layout.
func pauseArchive(program []byte) ([]byte, error) {
	layer, err := tarOf(map[string][]byte{"pause": program}, 0o755)
	if err != nil {
		return nil, err
	}
	config := mustJSON(map[string]any{
		"architecture": "amd64", "os": "linux",
		"config": map[string]any{"Entrypoint": []string{"/pause"}, "User": "65535:65535"},
		"rootfs": map[string]any{"type": "layers", "diff_ids": []string{digest(layer)}},
	})
	manifest := mustJSON(map[string]any{
		"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
		"config": descriptor("application/vnd.oci.image.config.v1+json", config),
		"layers": []any{descriptor("application/vnd.oci.image.layer.v1.tar", layer)},
	})
	entry := descriptor("application/vnd.oci.image.manifest.v1+json", manifest)
	entry["annotations"] = map[string]string{"io.containerd.image.name": pauseImage}
	return tarOf(map[string][]byte{
		"oci-layout":                      []byte(`{"imageLayoutVersion":"1.0.0"}`),
		"index.json":                      mustJSON(map[string]any{"schemaVersion": 2, "manifests": []any{entry}}),
		"blobs/sha256/" + hexOf(layer):    layer,
		"blobs/sha256/" + hexOf(config):   config,
		"blobs/sha256/" + hexOf(manifest): manifest,
	}, 0o644)
}

func tarOf(files map[string][]byte, mode int64) ([]byte, error) {
	var buffer bytes.Buffer
	writer := tar.NewWriter(&buffer)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		header := &tar.Header{Name: name, Mode: mode, Size: int64(len(files[name])), Typeflag: tar.TypeReg}
		if err := writer.WriteHeader(header); err != nil {
			return nil, err
		}
		if _, err := writer.Write(files[name]); err != nil {
			return nil, err
		}
	}
	err := writer.Close()
	return buffer.Bytes(), err
}

func descriptor(mediaType string, content []byte) map[string]any {
	return map[string]any{"mediaType": mediaType, "digest": digest(content), "size": len(content)}
}

func digest(content []byte) string { return "sha256:" + hexOf(content) }

func hexOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// mustJSON cannot fail: it is called with maps of strings and numbers only.
func mustJSON(value any) []byte {
	data, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return data
}
