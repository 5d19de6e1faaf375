package node

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"dev.isem.erp/cluster/host"
)

// The second line is not taste: where the machine lacks CAP_SYS_RESOURCE, runc may not lower oom_score_adj and every pod would die without it.
const containerdConfig = `version = 2
root = "%[1]s"
state = "%[2]s"
oom_score = 0
disabled_plugins = ["io.containerd.internal.v1.opt", "io.containerd.nri.v1.nri", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.devmapper"]
[grpc]
  address = "%[3]s"
[plugins."io.containerd.grpc.v1.cri"]
  disable_apparmor = true
  restrict_oom_score_adj = true
  netns_mounts_under_state_dir = true
  sandbox_image = "%[4]s"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "%[5]s"
    conf_dir = "%[6]s"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    default_runtime_name = "runc"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        SystemdCgroup = false
        Root = "%[7]s"
`

// br_netfilter makes traffic between two pods on the bridge pass kube-proxy's rules; the bridge's masquerading is our own table, so no iptables chains appear.
const cniConfig = `{
  "cniVersion": "0.4.0", "name": "erp-suite",
  "plugins": [{
    "type": "bridge", "bridge": "%s", "isGateway": true, "hairpinMode": true,
    "ipam": {"type": "host-local", "dataDir": "%s", "ranges": [[{"subnet": "%s"}]], "routes": [{"dst": "0.0.0.0/0"}]}
  }]
}
`

// containerd runs the containers, with folders and a socket of its own so that the machine's containerd or Docker is left alone.
func containerd(s Settings) Component {
	cni := s.data("config", "cni")
	return Daemon{
		Title: "containerd", Settings: s, Patience: 2 * time.Minute, Grace: 20 * time.Second,
		Files: map[string]string{
			s.config("containerd.toml"): fmt.Sprintf(containerdConfig,
				s.data("containerd"), s.run("containerd"), s.socket(), pauseImage, cniPlugins(), cni, s.run("runc")),
			cni + "/10-erp-suite.conflist": fmt.Sprintf(cniConfig, bridge, s.data("cni"), podCIDR),
		},
		Argv: []string{host.Executable("containerd"), "--config", s.config("containerd.toml"), "--log-level", "warn"},
		Before: func(context.Context) error {
			if err := ensureDirs(s.data("containerd"), s.run("containerd"), s.data("cni"), s.data("home")); err != nil {
				return err
			}
			return host.EndOrphans(s.Data, s.socket())
		},
		Probe: func(ctx context.Context) error { return s.ctr(ctx, "version") },
	}
}

// ctr runs containerd's own client against our socket, in the namespace that the kubelet uses.
func (s Settings) ctr(ctx context.Context, arguments ...string) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, host.Executable("ctr"), append([]string{"-a", s.socket(), "-n", "k8s.io"}, arguments...)...)
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("ctr %s: %w: %s", strings.Join(arguments, " "), err, strings.TrimSpace(string(output)))
	}
	return nil
}

// cniPlugins is where Debian puts them, or where everybody else does.
func cniPlugins() string {
	if _, err := os.Stat("/usr/lib/cni/bridge"); err == nil {
		return "/usr/lib/cni"
	}
	return "/opt/cni/bin"
}
