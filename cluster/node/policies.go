package node

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"time"

	"dev.isem.erp/cluster/host"
)

var policyRules = host.PolicyRules{Pods: netip.MustParsePrefix(podCIDR), Services: netip.MustParsePrefix(serviceCIDR)}

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
	err := lacking()
	if err == nil {
		err = p.Daemon.Check(ctx)
	}
	if err != nil {
		return fmt.Errorf("NetworkPolicies are not enforced: %w", err)
	}
	return nil
}

// Stop also takes the rules out of the kernel: they would outlive the pods they are about.
func (p policies) Stop(ctx context.Context) error {
	return errors.Join(p.Daemon.Stop(ctx), policyRules.Remove())
}

func lacking() error {
	if !bridgeIsFiltered() {
		return errors.New("the kernel has no br_netfilter, so connections between two pods pass no rule")
	}
	return policyRules.Lacking()
}
