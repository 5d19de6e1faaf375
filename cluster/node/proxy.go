package node

import (
	"fmt"
	"time"
)

const proxyConfig = `apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
mode: nftables
clientConnection: {kubeconfig: %s}
clusterCIDR: %s
hostnameOverride: %s
healthzBindAddress: 127.0.0.1:20256
metricsBindAddress: 127.0.0.1:20249
nodePortAddresses: [primary]
conntrack: {maxPerCore: 0, min: 0}
nftables: {masqueradeAll: %t}
`

// proxy gives Services their addresses, by nftables.
func proxy(s Settings) Component {
	kubeconfig := s.config("kube-proxy.kubeconfig")
	return Daemon{
		Title: "kube-proxy", Settings: s, Patience: time.Minute,
		Files: map[string]string{
			kubeconfig:                  kubeconfigFor(s, "proxy"),
			s.config("kube-proxy.yaml"): fmt.Sprintf(proxyConfig, kubeconfig, podCIDR, nodeName, !bridgeIsFiltered()),
		},
		Argv:  []string{s.tool("kube-proxy"), "--config=" + s.config("kube-proxy.yaml")},
		Probe: httpProbe("http://127.0.0.1:20256/livez"),
	}
}
