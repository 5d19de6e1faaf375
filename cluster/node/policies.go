package node

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"time"

	"dev.isem.erp/cluster/host"
)

// policies enforces NetworkPolicies. A machine that lacks what it takes still gets its cluster: up goes on, and status says what is not enforced.
type policies struct{ Daemon }

func newPolicies(s Settings) Component {
	kubeconfig := s.config("kube-router.kubeconfig")
	return policies{Daemon{
		Title: "kube-router", Settings: s, Patience: 30 * time.Second,
		Files: map[string]string{kubeconfig: kubeconfigFor(s, "policies")},
		Argv: []string{
			s.tool("kube-router"), "--kubeconfig=" + kubeconfig, "--hostname-override=" + nodeName,
			"--service-cluster-ip-range=" + serviceCIDR, "--health-address=127.0.0.1:20244",
		},
		Probe: httpProbe("http://127.0.0.1:20244/healthz"),
	}}
}

func (p policies) Start(ctx context.Context) error {
	if lacking() != nil {
		return p.Stop(ctx)
	}
	return p.Daemon.Start(ctx)
}

// Ready gives it its time and lets Check tell the outcome.
func (p policies) Ready(ctx context.Context) error {
	if lacking() == nil {
		_ = p.Daemon.Ready(ctx)
	}
	return nil
}

func (p policies) Check(ctx context.Context) error {
	if err := errors.Join(lacking(), p.Daemon.Check(ctx)); err != nil {
		return fmt.Errorf("NetworkPolicies are not enforced: %w", err)
	}
	return nil
}

// Stop also takes the rules out of the kernel: they would outlive the pods they are about.
func (p policies) Stop(ctx context.Context) error {
	return errors.Join(p.Daemon.Stop(ctx), host.RemovePolicyRules())
}

func lacking() error {
	if !bridgeIsFiltered() {
		return errors.New("the kernel has no br_netfilter, so connections between two pods pass no rule")
	}
	for _, program := range []string{"iptables", "ipset"} {
		if _, err := exec.LookPath(executable(program)); err != nil {
			return fmt.Errorf("there is no %s on this machine; ./erp up installs it", program)
		}
	}
	return nil
}
