// Command erp-cluster runs a real Kubernetes on one machine: it starts, mends, watches and removes it.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"dev.isem.erp/cluster/node"
)

const usage = `erp-cluster up                        start what is not running; returns when all serves
erp-cluster status                    one line per component; fails when one does not serve
erp-cluster down [--purge]            end pods and programs; with --purge remove every trace
erp-cluster leftovers                 list what of the cluster is on this machine; fails when there is something
erp-cluster outdated-pods             list running pods whose image tag was given other content since
erp-cluster control-plane --dir DIR   etcd, API server and controllers only, for tests, until stdin closes or SIGTERM
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	code, err := run(ctx, os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "erp-cluster:", err)
		code = max(code, 1)
	}
	os.Exit(code)
}

func run(ctx context.Context, arguments []string) (int, error) {
	if len(arguments) == 0 {
		fmt.Fprint(os.Stderr, usage)
		return 2, nil
	}
	tools, err := toolsFolder()
	if err != nil {
		return 1, err
	}
	s := node.Node(tools)
	switch verb, rest := arguments[0], arguments[1:]; {
	case verb == "up":
		return 0, node.Up(ctx, s, os.Stdout)
	case verb == "status":
		if broken := node.Status(ctx, s, os.Stdout); broken > 0 {
			return 1, fmt.Errorf("%d components do not serve; ./erp up mends them", broken)
		}
		return 0, nil
	case verb == "down" && len(rest) == 0:
		return 0, node.Down(ctx, s)
	case verb == "down" && rest[0] == "--purge":
		return 0, node.Purge(ctx, s)
	case verb == "outdated-pods":
		return 0, node.OutdatedPods(ctx, s, os.Stdout)
	case verb == "leftovers":
		return leftovers(s)
	case verb == "control-plane" && len(rest) == 2 && rest[0] == "--dir":
		dir, err := filepath.Abs(rest[1])
		if err != nil {
			return 1, err
		}
		return 0, node.ControlPlane(node.WatchStdin(ctx), dir, tools, os.Stdout)
	default:
		fmt.Fprint(os.Stderr, usage)
		return 2, nil
	}
}

func leftovers(s node.Settings) (int, error) {
	lines, err := node.Leftovers(s)
	for _, line := range lines {
		fmt.Println(line)
	}
	return min(len(lines), 1), err
}

// toolsFolder is where this program lies: all programs of one version are built into one folder.
func toolsFolder() (string, error) {
	path, err := os.Executable()
	return filepath.Dir(path), err
}
