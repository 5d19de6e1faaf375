package node

import (
	"fmt"
	"time"
)

// etcd keeps the cluster's objects. Only the API server may talk to it: it holds every Secret, and loopback is open to all users of the machine.
func etcd(s Settings) Component {
	client := fmt.Sprintf("https://127.0.0.1:%d", s.Ports.EtcdClient)
	peer := fmt.Sprintf("https://127.0.0.1:%d", s.Ports.EtcdPeer)
	return Daemon{
		Title: "etcd", Settings: s, Patience: time.Minute,
		Argv: []string{
			s.tool("etcd"), "--name=erp-suite", "--data-dir=" + s.data("etcd"),
			"--listen-client-urls=" + client, "--advertise-client-urls=" + client,
			"--listen-peer-urls=" + peer, "--initial-advertise-peer-urls=" + peer, "--initial-cluster=erp-suite=" + peer,
			"--cert-file=" + s.cert("etcd"), "--key-file=" + s.key("etcd"), "--trusted-ca-file=" + s.cert("ca"), "--client-cert-auth",
			"--peer-cert-file=" + s.cert("etcd"), "--peer-key-file=" + s.key("etcd"), "--peer-trusted-ca-file=" + s.cert("ca"), "--peer-client-cert-auth",
			"--auto-compaction-retention=1h", "--quota-backend-bytes=2147483648", "--log-level=warn",
		},
		Probe: tlsProbe(s, client+"/health"),
	}
}
