package node

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"dev.isem.erp/cluster/host"
	"dev.isem.erp/cluster/process"
)

const bridgeNetfilter = "/proc/sys/net/bridge/bridge-nf-call-iptables"

// Pods reach the world under the machine's address; nothing from outside reaches the pods or the bridge.
const firewall = `table inet erp_suite
delete table inet erp_suite
table inet erp_suite {
  chain leave {
    type nat hook postrouting priority srcnat; policy accept;
    ip saddr %[1]s ip daddr != %[1]s oifname != "%[2]s" masquerade
  }
  chain enter {
    type filter hook forward priority filter; policy accept;
    oifname "%[2]s" iifname != "%[2]s" ct state new drop
  }
  chain local {
    type filter hook input priority filter; policy accept;
    ip daddr %[3]s iifname != { "lo", "%[2]s" } drop
  }
}
`

// network is the bridge with its address, forwarding, and our own netfilter table. The bridge exists before the first pod because servers bind to its address.
type network struct{ settings Settings }

func (network) Name() string { return "network" }

func (n network) Start(ctx context.Context) error {
	_ = exec.CommandContext(ctx, host.Executable("modprobe"), "br_netfilter").Run() // absent or built in: bridgeIsFiltered tells
	if err := n.setKernel(); err != nil {
		return err
	}
	if _, err := net.InterfaceByName(bridge); err != nil {
		if err := run(ctx, "", "ip", "link", "add", bridge, "type", "bridge"); err != nil {
			return err
		}
	}
	prefix := strings.Split(podCIDR, "/")[1]
	if err := run(ctx, "", "ip", "address", "replace", bridgeIP+"/"+prefix, "dev", bridge); err != nil {
		return err
	}
	if err := run(ctx, "", "ip", "link", "set", bridge, "up"); err != nil {
		return err
	}
	if err := run(ctx, fmt.Sprintf(firewall, podCIDR, bridge, bridgeIP), "nft", "-f", "-"); err != nil {
		return err
	}
	return run(ctx, "", "mount", "--make-rshared", "/")
}

func (n network) Ready(ctx context.Context) error { return n.Check(ctx) }

func (network) Stop(context.Context) error { return nil } // the bridge stays until purge: servers of the next boot bind to it

func (network) Check(ctx context.Context) error {
	link, err := net.InterfaceByName(bridge)
	if err != nil {
		return errNotStarted
	}
	addresses, err := link.Addrs()
	if err != nil || !strings.Contains(fmt.Sprint(addresses), bridgeIP+"/") {
		return fmt.Errorf("bridge %s has lost its address %s", bridge, bridgeIP)
	}
	return run(ctx, "", "nft", "list", "table", "inet", "erp_suite")
}

func bridgeIsFiltered() bool {
	_, err := os.Stat(bridgeNetfilter)
	return err == nil
}

// kernelSettings are ours or the kubelet's; their former values come back at purge.
func kernelSettings() map[string]string {
	wanted := map[string]string{"/proc/sys/net/ipv4/ip_forward": "1"}
	if bridgeIsFiltered() {
		wanted[bridgeNetfilter] = "1"
	}
	return wanted
}

var kubeletSettings = []string{"/proc/sys/vm/overcommit_memory", "/proc/sys/kernel/panic", "/proc/sys/kernel/panic_on_oops"}

func (n network) setKernel() error {
	for path, value := range kernelSettings() {
		if err := n.remember(path); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(value), 0o644); err != nil {
			return err
		}
	}
	for _, path := range kubeletSettings {
		if err := n.remember(path); err != nil {
			return err
		}
	}
	return nil
}

func (n network) memory(path string) string {
	return n.settings.data("sysctl", strings.ReplaceAll(strings.TrimPrefix(path, "/proc/sys/"), "/", "."))
}

func (n network) remember(path string) error {
	if _, err := os.Stat(n.memory(path)); err == nil {
		return nil
	}
	value, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return process.WriteFile(n.memory(path), value, 0o600)
}

// Restore gives the kernel settings back as they were before the first boot.
func (n network) Restore() error {
	files, err := filepath.Glob(n.settings.data("sysctl", "*"))
	if err != nil {
		return err
	}
	for _, file := range files {
		value, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		path := "/proc/sys/" + strings.ReplaceAll(filepath.Base(file), ".", "/")
		// After a restart of the machine a module may not be there, and with it its settings.
		if err := os.WriteFile(path, value, 0o644); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

func run(ctx context.Context, input, program string, arguments ...string) error {
	command := exec.CommandContext(ctx, host.Executable(program), arguments...)
	command.Stdin = strings.NewReader(input)
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w: %s", program, strings.Join(arguments, " "), err, strings.TrimSpace(string(output)))
	}
	return nil
}
