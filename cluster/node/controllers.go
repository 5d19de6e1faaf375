package node

import (
	"fmt"
	"time"
)

// controllers turns Deployments into pods, binds volumes, collects garbage. One replica, so it needs no leader election and starts at once.
func controllers(s Settings) Component {
	kubeconfig := s.config("kube-controller-manager.kubeconfig")
	return Daemon{
		Title: "kube-controller-manager", Settings: s, Patience: time.Minute,
		Files: map[string]string{kubeconfig: kubeconfigFor(s, "controllers")},
		Argv: []string{
			s.tool("kube-controller-manager"), "--kubeconfig=" + kubeconfig,
			"--authentication-kubeconfig=" + kubeconfig, "--authorization-kubeconfig=" + kubeconfig,
			"--bind-address=127.0.0.1", fmt.Sprintf("--secure-port=%d", s.Ports.Controllers), "--tls-cert-file=" + s.cert("etcd"), "--tls-private-key-file=" + s.key("etcd"),
			"--client-ca-file=" + s.cert("ca"), "--root-ca-file=" + s.cert("ca"), "--service-account-private-key-file=" + s.key("service-accounts"),
			"--cluster-signing-cert-file=" + s.cert("ca"), "--cluster-signing-key-file=" + s.key("ca"),
			"--use-service-account-credentials", "--leader-elect=false", "--profiling=false",
			"--controllers=*,-nodeipam,-node-route-controller", "--flex-volume-plugin-dir=" + s.data("flexvolume"),
		},
		Probe: tlsProbe(s, fmt.Sprintf("https://127.0.0.1:%d/healthz", s.Ports.Controllers)),
	}
}
