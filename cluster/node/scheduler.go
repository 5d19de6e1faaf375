package node

import "time"

// scheduler puts pods on the one node there is; it also decides which volume a claim gets.
func scheduler(s Settings) Component {
	kubeconfig := s.config("kube-scheduler.kubeconfig")
	return Daemon{
		Title: "kube-scheduler", Settings: s, Patience: time.Minute,
		Files: map[string]string{kubeconfig: kubeconfigFor(s, "scheduler")},
		Argv: []string{
			s.tool("kube-scheduler"), "--kubeconfig=" + kubeconfig,
			"--authentication-kubeconfig=" + kubeconfig, "--authorization-kubeconfig=" + kubeconfig,
			"--bind-address=127.0.0.1", "--secure-port=20259", "--tls-cert-file=" + s.cert("etcd"), "--tls-private-key-file=" + s.key("etcd"),
			"--client-ca-file=" + s.cert("ca"), "--leader-elect=false", "--profiling=false",
		},
		Probe: tlsProbe(s, "https://127.0.0.1:20259/healthz"),
	}
}
