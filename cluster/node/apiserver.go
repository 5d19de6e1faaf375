package node

import (
	"fmt"
	"time"
)

// auditPolicy records who did what to which object, never contents: Secrets pass here.
const auditPolicy = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
- level: Metadata
`

func (s Settings) apiURL() string { return fmt.Sprintf("https://%s:%d", s.Address, s.Ports.API) }

// apiserver is the cluster's API. It binds one address: the bridge's, which host and pods reach and no other machine does.
func apiserver(s Settings) Component {
	return Daemon{
		Title: "kube-apiserver", Settings: s, Patience: 2 * time.Minute, Grace: 20 * time.Second,
		Files: map[string]string{s.config("audit-policy.yaml"): auditPolicy},
		Argv: []string{
			s.tool("kube-apiserver"),
			"--bind-address=" + s.Address, "--advertise-address=" + s.Address, fmt.Sprintf("--secure-port=%d", s.Ports.API),
			fmt.Sprintf("--etcd-servers=https://127.0.0.1:%d", s.Ports.EtcdClient),
			"--etcd-cafile=" + s.cert("ca"), "--etcd-certfile=" + s.cert("etcd"), "--etcd-keyfile=" + s.key("etcd"),
			"--tls-cert-file=" + s.cert("apiserver"), "--tls-private-key-file=" + s.key("apiserver"), "--client-ca-file=" + s.cert("ca"),
			"--kubelet-client-certificate=" + s.cert("apiserver-kubelet"), "--kubelet-client-key=" + s.key("apiserver-kubelet"),
			"--kubelet-certificate-authority=" + s.cert("ca"), "--kubelet-preferred-address-types=InternalIP",
			"--service-account-issuer=https://kubernetes.default.svc.cluster.local",
			"--service-account-key-file=" + s.cert("service-accounts"), "--service-account-signing-key-file=" + s.key("service-accounts"),
			"--service-cluster-ip-range=" + serviceCIDR, "--authorization-mode=Node,RBAC", "--enable-admission-plugins=NodeRestriction",
			"--anonymous-auth=false", "--profiling=false", "--shutdown-delay-duration=0s",
			"--audit-policy-file=" + s.config("audit-policy.yaml"), "--audit-log-path=" + s.data("audit.log"),
			"--audit-log-maxsize=50", "--audit-log-maxbackup=3",
		},
		Probe: tlsProbe(s, s.apiURL()+"/readyz"),
	}
}
