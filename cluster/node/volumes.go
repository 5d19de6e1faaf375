package node

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const (
	spareVolumes = 10
	volumeOwner  = 10001 // the user all images run as
)

const volumeManifest = `apiVersion: v1
kind: PersistentVolume
metadata: {name: %[1]s}
spec:
  storageClassName: local
  capacity: {storage: 100Gi}
  accessModes: [ReadWriteOnce]
  persistentVolumeReclaimPolicy: Retain
  volumeMode: Filesystem
  local: {path: %[2]s}
  nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [%[3]s]}]}]}}
---
`

// volumes are folders of the data folder, offered as PersistentVolumes. A released one keeps its data and is never offered again.
type volumes struct{ settings Settings }

// provide tops the free volumes up; the size is nominal, the disk is the limit.
func (v volumes) provide(ctx context.Context) error {
	listed, err := v.settings.kubectl(ctx, nil, "get", "pv", "-o", `jsonpath={range .items[*]}{.metadata.name} {.status.phase}{"\n"}{end}`)
	if err != nil {
		return err
	}
	known := strings.Fields(listed)
	free := strings.Count(listed, " Available") + strings.Count(listed, " Pending")
	var manifests bytes.Buffer
	for number := 1; free < spareVolumes; number++ {
		name := fmt.Sprintf("local-%02d", number)
		if slices.Contains(known, name) {
			continue
		}
		path, err := v.folder(name)
		if err != nil {
			return err
		}
		if used, err := hasFiles(path); err != nil || used {
			if err != nil {
				return err
			}
			continue // somebody deleted its PersistentVolume; the data is not for the next one
		}
		fmt.Fprintf(&manifests, volumeManifest, name, path, nodeName)
		free++
	}
	if manifests.Len() == 0 {
		return nil
	}
	return v.settings.applyObjects(ctx, manifests.Bytes())
}

func hasFiles(folder string) (bool, error) {
	entries, err := os.ReadDir(folder)
	return len(entries) > 0, err
}

func (v volumes) folder(name string) (string, error) {
	path := filepath.Join(v.settings.data("volumes"), name)
	if err := os.MkdirAll(path, 0o700); err != nil {
		return "", err
	}
	return path, os.Chown(path, volumeOwner, volumeOwner)
}
