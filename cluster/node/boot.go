package node

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"syscall"
	"time"

	"dev.isem.erp/cluster/host"
)

// Components are the node's parts in start order; they stop in reverse.
func Components(s Settings) []Component {
	return []Component{
		certificates{s},
		network{s},
		etcd(s),
		apiserver(s),
		controllers(s),
		scheduler(s),
		containerd(s),
		sandboxImage{s},
		kubelet(s),
		proxy(s),
		seed{s},
		newPolicies(s),
		dns(s),
		contour(s),
		envoy(s),
	}
}

// Up starts what does not run and returns when all of it serves. What runs as wanted is not touched.
func Up(ctx context.Context, s Settings, out io.Writer) error {
	unlock, err := lock(s)
	if err != nil {
		return err
	}
	defer unlock()
	for _, component := range Components(s) {
		began := time.Now()
		sound := component.Check(ctx) == nil
		if err := component.Start(ctx); err != nil {
			return fmt.Errorf("%s does not start: %w", component.Name(), err)
		}
		if err := component.Ready(ctx); err != nil {
			return fmt.Errorf("%s does not become ready: %w", component.Name(), err)
		}
		if sound {
			continue
		}
		state := fmt.Sprintf("ready in %.1f s", time.Since(began).Seconds())
		if err := component.Check(ctx); err != nil {
			state = err.Error()
		}
		fmt.Fprintf(out, "  %-24s %s\n", component.Name(), state)
	}
	return nil
}

// Down ends pods and programs; data and the bridge stay.
func Down(ctx context.Context, s Settings) error {
	if _, err := os.Stat(s.Run); errors.Is(err, os.ErrNotExist) {
		if err := os.MkdirAll(s.Run, 0o755); err != nil {
			return err
		}
	}
	unlock, err := lock(s)
	if err != nil {
		return err
	}
	defer unlock()
	for _, component := range slices.Backward(Components(s)) {
		if err := component.Stop(ctx); err != nil {
			return fmt.Errorf("%s does not stop: %w", component.Name(), err)
		}
		// Once the kubelet is gone nothing restarts a container, and containerd still serves their shims.
		if component.Name() == "kubelet" {
			if err := host.EndContainers(s.Data, s.socket()); err != nil {
				return err
			}
		}
	}
	return nil
}

// Status writes a line per component and counts those that do not serve.
func Status(ctx context.Context, s Settings, out io.Writer) int {
	broken := 0
	for _, component := range Components(s) {
		state := "ok"
		if err := component.Check(ctx); err != nil {
			state, broken = err.Error(), broken+1
		}
		fmt.Fprintf(out, "%-24s %s\n", component.Name(), state)
	}
	return broken
}

// lock keeps two boots apart. The kernel drops it when the holder dies, so a killed boot blocks nobody.
func lock(s Settings) (func(), error) {
	if err := os.MkdirAll(s.Run, 0o755); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(s.run("lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err == nil {
		return func() { file.Close() }, nil
	}
	fmt.Fprintln(os.Stderr, "Another erp-cluster is at work on this machine; waiting for it.")
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX); err != nil {
		return nil, err
	}
	return func() { file.Close() }, nil
}
