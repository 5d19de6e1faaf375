// Command kubectl-erp is the kubectl plugin for suites and verticals: kubectl erp status, why, plan and so on.
package main

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"k8s.io/cli-runtime/pkg/genericiooptions"

	"dev.isem.erp/kubectl-erp/command"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	arguments := os.Args[1:]
	// kubectl completes a plugin's words by a program of this name: a link to this one is enough.
	if strings.HasPrefix(filepath.Base(os.Args[0]), "kubectl_complete-") {
		arguments = append([]string{"__complete"}, arguments...)
	}
	code := command.Run(ctx, arguments, genericiooptions.IOStreams{In: os.Stdin, Out: os.Stdout, ErrOut: os.Stderr})
	stop()
	os.Exit(code)
}
