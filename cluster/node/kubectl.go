package node

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// kubectl runs the built kubectl as administrator and gives its output.
func (s Settings) kubectl(ctx context.Context, input []byte, arguments ...string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, s.tool("kubectl"), arguments...)
	command.Env = []string{"KUBECONFIG=" + s.Kubeconfig(), "HOME=" + s.data("home"), "PATH=/usr/bin:/bin"}
	command.Stdin = bytes.NewReader(input)
	var output, problem bytes.Buffer
	command.Stdout, command.Stderr = &output, &problem
	if err := command.Run(); err != nil {
		return "", fmt.Errorf("kubectl %s: %w: %s", arguments[0], err, strings.TrimSpace(problem.String()))
	}
	return strings.TrimSpace(output.String()), nil
}

// applyObjects applies manifests server-side, so that repeating it writes nothing.
func (s Settings) applyObjects(ctx context.Context, manifests []byte) error {
	_, err := s.kubectl(ctx, manifests, "apply", "--server-side", "--force-conflicts", "--field-manager=erp-cluster", "-f", "-")
	return err
}
