package node

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"strings"

	"dev.isem.erp/cluster/host"
)

// OutdatedPods writes "namespace name" of every running pod whose image tag now names other content than the pod runs; and
// the vertical after it, if the pod is of a back end: other content can bring other migration scripts.
func OutdatedPods(ctx context.Context, s Settings, out io.Writer) error {
	listed, err := s.kubectl(ctx, nil, "get", "pods", "-A", "--field-selector=status.phase=Running", "-o", "json")
	if err != nil {
		return err
	}
	var pods podList
	if err := json.Unmarshal([]byte(listed), &pods); err != nil {
		return err
	}
	current := map[string]string{}
	for _, pod := range pods.Items {
		for _, container := range pod.Status.ContainerStatuses {
			if !strings.HasPrefix(container.Image, "localhost/") {
				continue
			}
			if _, asked := current[container.Image]; !asked {
				current[container.Image] = s.imageID(ctx, container.Image)
			}
			if outdated(container.ImageID, current[container.Image]) {
				fmt.Fprintln(out, pod.line())
				break
			}
		}
	}
	return nil
}

type podList struct{ Items []pod }

type pod struct {
	Metadata struct {
		Namespace, Name string
		Labels          map[string]string
	}
	Status struct {
		ContainerStatuses []struct{ Image, ImageID string }
	}
}

func (p pod) line() string {
	line := p.Metadata.Namespace + " " + p.Metadata.Name
	labels := p.Metadata.Labels
	if labels["app.kubernetes.io/managed-by"] == "erp-operator" && labels["app.kubernetes.io/component"] == "backend" {
		line += " " + labels["app.kubernetes.io/instance"]
	}
	return line
}

// outdated compares what runs with what the tag names; an image that cannot be read proves nothing.
func outdated(running, current string) bool {
	return current != "" && running != "" && !strings.HasSuffix(running, current)
}

// imageID is the digest of the image's configuration, which is what a pod's status reports.
func (s Settings) imageID(ctx context.Context, image string) string {
	ctr := func(arguments ...string) []byte {
		output, err := exec.CommandContext(ctx, host.Executable("ctr"), append([]string{"-a", s.socket(), "-n", "k8s.io"}, arguments...)...).Output()
		if err != nil {
			return nil
		}
		return output
	}
	for _, line := range strings.Split(string(ctr("images", "ls", "name=="+image)), "\n") {
		fields := strings.Fields(line)
		if len(fields) < 3 || fields[0] != image {
			continue
		}
		var manifest struct {
			Config struct{ Digest string }
		}
		if err := json.Unmarshal(ctr("content", "get", fields[2]), &manifest); err == nil {
			return manifest.Config.Digest
		}
	}
	return ""
}
