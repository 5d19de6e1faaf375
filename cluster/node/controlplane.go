package node

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"runtime"
	"slices"
)

// ControlPlane runs only etcd, API server and controllers in a folder, on free ports of loopback, until ctx ends: a real API for integration tests.
func ControlPlane(ctx context.Context, dir, tools string, out io.Writer) (err error) {
	// The kernel ties the programs to the thread that starts them; without this, Go may end that thread at any time.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	ports, err := freePorts(4)
	if err != nil {
		return err
	}
	s := Settings{
		Data: dir, Run: dir + "/run", Tools: tools, Address: "127.0.0.1", Passing: true,
		Ports: Ports{API: ports[0], EtcdClient: ports[1], EtcdPeer: ports[2], Controllers: ports[3]},
	}
	if err := ensureDirs(s.Data, s.Run); err != nil {
		return err
	}
	parts := []Component{certificates{s}, etcd(s), apiserver(s), controllers(s)}
	defer func() {
		for _, part := range slices.Backward(parts) {
			if stopErr := part.Stop(context.WithoutCancel(ctx)); stopErr != nil && err == nil {
				err = stopErr
			}
		}
	}()
	for _, part := range parts {
		if err := part.Start(ctx); err != nil {
			return fmt.Errorf("%s does not start: %w", part.Name(), err)
		}
		if err := part.Ready(ctx); err != nil {
			return fmt.Errorf("%s does not become ready: %w", part.Name(), err)
		}
	}
	fmt.Fprintf(out, "ready KUBECONFIG=%s\n", s.Kubeconfig())
	<-ctx.Done()
	return nil
}

// freePorts asks the kernel; all stay open until the last is known, so no number comes twice.
func freePorts(count int) ([]int, error) {
	ports := make([]int, 0, count)
	for range count {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		defer listener.Close()
		ports = append(ports, listener.Addr().(*net.TCPAddr).Port)
	}
	return ports, nil
}

// WatchStdin ends ctx when the caller's pipe closes, so a test run that is killed leaves no API server behind.
func WatchStdin(ctx context.Context) context.Context {
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		cancel()
	}()
	return ctx
}
