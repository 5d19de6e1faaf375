package node

import (
	"context"
	"fmt"
	"os"
	"time"
)

const kubeletConfig = `apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: %[1]s
healthzBindAddress: 127.0.0.1
healthzPort: 20248
port: 20250
readOnlyPort: 0
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: %[2]s}}
authorization: {mode: Webhook}
tlsCertFile: %[3]s
tlsPrivateKeyFile: %[4]s
containerRuntimeEndpoint: unix://%[5]s
cgroupDriver: cgroupfs
%[6]sfailSwapOn: false
enforceNodeAllocatable: [pods]
clusterDNS: [%[7]s]
clusterDomain: cluster.local
resolvConf: %[8]s
podLogsDir: %[9]s
volumePluginDir: %[10]s
containerLogMaxSize: 10Mi
serializeImagePulls: false
imageGCHighThresholdPercent: 100
imageGCLowThresholdPercent: 99
evictionHard: {memory.available: 100Mi, nodefs.available: 1Gi, nodefs.inodesFree: 1%%, imagefs.available: 1Gi}
makeIPTablesUtilChains: false
maxPods: 110
`

// kubelet runs the pods. It makes no iptables chains: kube-proxy's nftables need none, and what is not made need not be cleaned.
func kubelet(s Settings) Component {
	kubeconfig := s.config("kubelet.kubeconfig")
	return Daemon{
		Title: "kubelet", Settings: s, Patience: 2 * time.Minute,
		Files: map[string]string{
			kubeconfig: kubeconfigFor(s, "kubelet"),
			s.config("kubelet.yaml"): fmt.Sprintf(kubeletConfig, bridgeIP, s.cert("ca"), s.cert("kubelet"), s.key("kubelet"),
				s.socket(), cgroupLine(), dnsVIP, resolvConf(), s.data("pod-logs"), s.data("flexvolume")),
		},
		Argv: []string{
			s.tool("kubelet"), "--config=" + s.config("kubelet.yaml"), "--kubeconfig=" + kubeconfig,
			"--hostname-override=" + nodeName, "--node-ip=" + bridgeIP,
			"--root-dir=" + s.data("kubelet"), "--cert-dir=" + s.data("kubelet", "pki"),
		},
		Before: func(context.Context) error {
			return ensureDirs(s.data("kubelet"), s.data("pod-logs"), s.data("flexvolume"))
		},
		Probe: func(ctx context.Context) error {
			if err := httpProbe("http://127.0.0.1:20248/healthz")(ctx); err != nil {
				return err
			}
			return nodeReady(ctx, s)
		},
	}
}

// nodeReady waits for the node object too: pods are placed only after it says so.
func nodeReady(ctx context.Context, s Settings) error {
	status, err := s.kubectl(ctx, nil, "get", "node", nodeName, "-o", `jsonpath={.status.conditions[?(@.type=="Ready")].status}`)
	if err != nil {
		return err
	}
	if status != "True" {
		reason, err := s.kubectl(ctx, nil, "get", "node", nodeName, "-o", `jsonpath={.status.conditions[?(@.type=="Ready")].message}`)
		return fmt.Errorf("the node is not ready: %s (%v)", reason, err)
	}
	return nil
}

// cgroupLine allows cgroup v1 where the machine has nothing newer; Kubernetes refuses it by default.
func cgroupLine() string {
	if _, err := os.Stat("/sys/fs/cgroup/cgroup.controllers"); err == nil {
		return ""
	}
	return "failCgroupV1: false\n"
}

// resolvConf avoids the stub resolver of systemd, whose 127.0.0.53 is nobody inside a pod.
func resolvConf() string {
	const upstream = "/run/systemd/resolve/resolv.conf"
	if _, err := os.Stat(upstream); err == nil {
		return upstream
	}
	return "/etc/resolv.conf"
}
