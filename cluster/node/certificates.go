package node

import (
	"context"
	"errors"
	"os"

	"dev.isem.erp/cluster/pki"
	"dev.isem.erp/cluster/process"
)

// certificates is the component that has no process: identities of all the others and the administrator's kubeconfig.
type certificates struct{ settings Settings }

func (certificates) Name() string                { return "certificates" }
func (certificates) Ready(context.Context) error { return nil }
func (certificates) Stop(context.Context) error  { return nil }

func (c certificates) Start(context.Context) error {
	authority, err := pki.Open(c.settings.data("pki"))
	if err != nil {
		return err
	}
	for name, subject := range c.subjects() {
		if err := authority.Issue(name, subject); err != nil {
			return err
		}
	}
	return process.WriteFile(c.settings.Kubeconfig(), []byte(kubeconfigFor(c.settings, "admin")), 0o600)
}

func (c certificates) Check(context.Context) error {
	if _, err := os.Stat(c.settings.Kubeconfig()); errors.Is(err, os.ErrNotExist) {
		return errNotStarted
	}
	return nil
}

func (c certificates) subjects() map[string]pki.Subject {
	loopback := []string{"127.0.0.1", "localhost"}
	return map[string]pki.Subject{
		"etcd": {Name: "etcd", Hosts: loopback},
		"apiserver": {Name: "kube-apiserver", Hosts: append([]string{
			c.settings.Address, apiVIP, "kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local",
		}, loopback...)},
		"apiserver-kubelet": {Name: "kube-apiserver-kubelet-client", Groups: []string{"system:masters"}},
		"service-accounts":  {Name: "service-accounts"},
		"admin":             {Name: "erp-admin", Groups: []string{"system:masters"}},
		"controllers":       {Name: "system:kube-controller-manager"},
		"scheduler":         {Name: "system:kube-scheduler"},
		"kubelet":           {Name: "system:node:" + nodeName, Groups: []string{"system:nodes"}, Hosts: []string{nodeName, bridgeIP}},
		"proxy":             {Name: "system:kube-proxy"},
		"dns":               {Name: "erp-suite:dns"},
		"contour":           {Name: "erp-suite:contour"},
		"policies":          {Name: "erp-suite:policies"},
	}
}
