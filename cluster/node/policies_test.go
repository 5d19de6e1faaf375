package node

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"

	"dev.isem.erp/cluster/host"
)

const aloneVariable = "ERP_TEST_ALONE"

// alone runs the test once more in a network and a view of the files of its own, which the kernel forgets at its end. It is true inside.
func alone(t *testing.T) bool {
	t.Helper()
	if os.Getenv(aloneVariable) == t.Name() {
		return true
	}
	if os.Geteuid() != 0 {
		t.Skip("only root may make a network of its own")
	}
	if why, err := exec.Command("sh", "-c", "export PATH="+host.Path+"; iptables-save -t filter && ipset list -name && ls "+bridgeNetfilter).CombinedOutput(); err != nil {
		t.Skipf("this machine cannot enforce policies: %s", why)
	}
	command := exec.Command(os.Args[0], "-test.v", "-test.run=^"+t.Name()+"$")
	command.Env = append(os.Environ(), aloneVariable+"="+t.Name())
	command.SysProcAttr = &syscall.SysProcAttr{Unshareflags: syscall.CLONE_NEWNET | syscall.CLONE_NEWNS}
	said, err := command.CombinedOutput()
	if errors.Is(err, syscall.EPERM) {
		t.Skip("this machine lets nobody make a network of its own")
	}
	if err != nil {
		t.Errorf("%v\n%s", err, said)
	}
	return false
}

func shell(t *testing.T, script string) string {
	t.Helper()
	command := exec.Command("sh", "-ec", script)
	command.Env = []string{"PATH=" + host.Path}
	said, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", script, err, said)
	}
	return string(said)
}

// routerTable is what a kube-router writes, cut down to a pod with a policy. DOCKER-USER is somebody else's.
func routerTable(pod, services string) string {
	return fmt.Sprintf(`
ipset create KUBE-SRC-A hash:ip
ipset create KUBE-DST-UNUSED hash:ip
ipset create blocklist hash:ip
iptables-restore <<'END'
*filter
:DOCKER-USER - [0:0]
:KUBE-NWPLCY-X - [0:0]
:KUBE-POD-FW-AAAA - [0:0]
:KUBE-ROUTER-FORWARD - [0:0]
:KUBE-ROUTER-INPUT - [0:0]
-A INPUT -m comment --comment "kube-router netpol - 4IA2OSFRMVNDXBVV" -j KUBE-ROUTER-INPUT
-A FORWARD -m comment --comment "kube-router netpol - TEMCG2JMHZYE7H7T" -j KUBE-ROUTER-FORWARD
-A FORWARD -j DOCKER-USER
-A DOCKER-USER -m set --match-set blocklist src -j DROP
-A KUBE-ROUTER-INPUT -d %[2]s -m comment --comment "allow traffic to primary/secondary cluster IP range - S" -j RETURN
-A KUBE-ROUTER-FORWARD -d %[1]s -j KUBE-POD-FW-AAAA
-A KUBE-POD-FW-AAAA -d %[1]s -j KUBE-NWPLCY-X
-A KUBE-NWPLCY-X -m set --match-set KUBE-SRC-A src -j RETURN
COMMIT
END
`, pod, services)
}

const kernelState = "iptables-save -t filter | grep -v '^[#:]'; ipset list -name"

func TestOurRulesAreRemovedAndNobodyElsesWhateverThePath(t *testing.T) {
	if !alone(t) {
		return
	}
	shell(t, routerTable("10.244.0.9/32", serviceCIDR))
	t.Setenv("PATH", "/usr/bin:/bin")
	listed, err := policyRules.List()
	wanted := []string{"KUBE-NWPLCY-X", "KUBE-POD-FW-AAAA", "KUBE-ROUTER-FORWARD", "KUBE-ROUTER-INPUT", "KUBE-SRC-A", "KUBE-DST-UNUSED"}
	slices.Sort(listed)
	slices.Sort(wanted)
	if err != nil || !slices.Equal(listed, wanted) {
		t.Errorf("it lists %q, %v", listed, err)
	}
	if err := policyRules.Remove(); err != nil {
		t.Fatal(err)
	}
	if left, err := policyRules.List(); err != nil || len(left) > 0 {
		t.Errorf("left are %q, %v", left, err)
	}
	left := shell(t, kernelState)
	if strings.Contains(left, "KUBE-") || !strings.Contains(left, "-A FORWARD -j DOCKER-USER") || !strings.Contains(left, "\nblocklist") {
		t.Errorf("what remains is not exactly what others made:\n%s", left)
	}
}

func TestRulesOfAnotherKubeRouterStayAndOursIsNotStartedBesideIt(t *testing.T) {
	if !alone(t) {
		return
	}
	shell(t, routerTable("10.42.0.9/32", "10.43.0.0/16"))
	before := shell(t, kernelState)
	component := newPolicies(settings(t))
	if err := component.Start(t.Context()); err != nil {
		t.Errorf("the cluster would not start: %v", err)
	}
	if err := component.Check(t.Context()); err == nil || !strings.Contains(err.Error(), "another kube-router") {
		t.Errorf("status says %v", err)
	}
	if err := component.Stop(t.Context()); err != nil {
		t.Errorf("the cluster would not stop: %v", err)
	}
	if listed, err := policyRules.List(); err != nil || len(listed) > 0 {
		t.Errorf("it takes %q for ours, %v", listed, err)
	}
	if after := shell(t, kernelState); after != before {
		t.Errorf("it changed\n%s\nto\n%s", before, after)
	}
}

func TestAMachineThatCannotEnforceGetsItsClusterAndIsToldWhy(t *testing.T) {
	if !alone(t) {
		return
	}
	for _, c := range []struct{ title, without, says string }{
		// A listing that fails is what a kernel without the module looks like to whoever asks.
		{"no ip_set", `mount --bind /bin/false "$(command -v ipset)"`, "the kernel lacks what ipset needs"},
		{"no ip_tables", `mount --bind /bin/false "$(command -v iptables-save)"`, "the kernel lacks what iptables-save needs"},
		{"no br_netfilter", `mount -t tmpfs none "$(dirname ` + bridgeNetfilter + `)"`, "the kernel has no br_netfilter"},
	} {
		t.Run(c.title, func(t *testing.T) {
			shell(t, c.without)
			component := newPolicies(settings(t))
			if err := errors.Join(component.Start(t.Context()), component.Ready(t.Context())); err != nil {
				t.Errorf("up: %v", err)
			}
			if err := component.Stop(t.Context()); err != nil {
				t.Errorf("down: %v", err)
			}
			if listed, err := policyRules.List(); err != nil || len(listed) > 0 {
				t.Errorf("leftovers: %q, %v", listed, err)
			}
			if err := component.Check(t.Context()); err == nil || !strings.Contains(err.Error(), "NetworkPolicies are not enforced: "+c.says) {
				t.Errorf("status says %v", err)
			}
		})
	}
}
