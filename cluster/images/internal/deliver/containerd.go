// Package deliver brings images to where they are used: a node's containerd, a folder or a registry.
package deliver

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"

	"dev.isem.erp/images/internal/store"
)

// Containerd is a node's containerd, reached through its own client.
type Containerd struct {
	Socket string
}

// Digests maps the names of the images that Kubernetes sees to their digests.
func (c Containerd) Digests(ctx context.Context) (map[string]string, error) {
	out, err := c.ctr(ctx, nil, "images", "list")
	if err != nil {
		return nil, err
	}
	digests := map[string]string{}
	for line := range strings.Lines(out) {
		if fields := strings.Fields(line); len(fields) > 2 && strings.HasPrefix(fields[2], "sha256:") {
			digests[fields[0]] = fields[2]
		}
	}
	return digests, nil
}

// Import streams an image into the namespace of Kubernetes. No file is written on the way.
func (c Containerd) Import(ctx context.Context, image *store.Image) error {
	_, err := c.ctr(ctx, image, "images", "import", "-")
	return err
}

func (c Containerd) ctr(ctx context.Context, image *store.Image, args ...string) (string, error) {
	command := exec.CommandContext(ctx, "ctr", append([]string{"--address", c.Socket, "--namespace", "k8s.io"}, args...)...)
	var out, complaint bytes.Buffer
	command.Stdout, command.Stderr = &out, &complaint
	var err error
	if image == nil {
		err = command.Run()
	} else {
		err = feed(command, image)
	}
	if err != nil {
		return "", fmt.Errorf("ctr %s at %s: %w\n%s", strings.Join(args, " "), c.Socket, err, complaint.String())
	}
	return out.String(), nil
}

func feed(command *exec.Cmd, image *store.Image) error {
	input, err := command.StdinPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return err
	}
	writeErr := errors.Join(image.WriteArchive(input), input.Close())
	return errors.Join(command.Wait(), writeErr)
}
