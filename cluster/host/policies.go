package host

import (
	"errors"
	"fmt"
	"net/netip"
	"os/exec"
	"slices"
	"strings"
)

// What every kube-router makes in the kernel bears these names. It lies in the machine's own filter table, beside the rules of whoever else uses iptables.
var (
	policyChains    = []string{"KUBE-ROUTER-", "KUBE-NWPLCY-", "KUBE-POD-FW-"}
	addressedChains = []string{"KUBE-ROUTER-", "KUBE-POD-FW-"} // their rules name pods and Services
	policySets      = []string{"KUBE-SRC-", "KUBE-DST-"}
)

// PolicyRules are what enforces the NetworkPolicies of the cluster that has these addresses.
type PolicyRules struct{ Pods, Services netip.Prefix }

// Lacking tells why this machine cannot enforce policies; nil when it can.
func (p PolicyRules) Lacking() error {
	for _, try := range [][]string{{"iptables-save", "-t", "filter"}, {"ipset", "list", "-name"}} {
		switch err := do("", try[0], try[1:]...); {
		case errors.Is(err, exec.ErrNotFound):
			return fmt.Errorf("there is no %s on this machine; ./erp up installs it", try[0])
		case err != nil:
			return fmt.Errorf("the kernel lacks what %s needs: %w", try[0], err)
		}
	}
	saved, err := filterTable()
	if err == nil && p.areAnothers(saved) {
		err = errors.New("another kube-router has its rules in this machine's filter table, and two would remove each other's; end it, remove its rules, then repeat ./erp up")
	}
	return err
}

// List names the chains and sets that are this cluster's.
func (p PolicyRules) List() ([]string, error) {
	saved, err := filterTable()
	if err != nil || p.areAnothers(saved) {
		return nil, err
	}
	sets, err := ourSets(saved)
	return append(chainsOf(saved), sets...), err
}

// Remove removes them, the chains in one step, and the filter table too if nothing is left in it. Other people's rules stay as they are.
func (p PolicyRules) Remove() error {
	saved, err := filterTable()
	if err != nil || p.areAnothers(saved) {
		return err
	}
	sets, err := ourSets(saved)
	if err != nil {
		return err
	}
	if len(chainsOf(saved)) > 0 {
		if err := do(removal(saved), "iptables-restore", "--noflush"); err != nil {
			return err
		}
	}
	for _, set := range sets {
		if err := do("", "ipset", "destroy", set); err != nil {
			return err
		}
	}
	return removeEmptyFilter()
}

// areAnothers finds rules about addresses that this cluster does not have. A kube-router removes what another one made for pods, so the table is wholly its own or wholly not.
func (p PolicyRules) areAnothers(saved string) bool {
	for _, rule := range rulesOf(saved, addressedChains) {
		fields := strings.Fields(rule)
		for i, field := range fields[:len(fields)-1] {
			if (field == "-s" || field == "-d") && !p.has(fields[i+1]) {
				return true
			}
		}
	}
	return false
}

func (p PolicyRules) has(address string) bool {
	prefix, err := netip.ParsePrefix(address)
	return err == nil && (prefix == p.Services || prefix.Bits() >= p.Pods.Bits() && p.Pods.Contains(prefix.Addr()))
}

func filterTable() (string, error) { return listing("iptables-save", "-t", "filter") }

// ourSets are those that the table's chains use, and those that nobody uses: the rest belong to rules that iptables does not show, such as those of its older variant.
func ourSets(saved string) ([]string, error) {
	listed, err := listing("ipset", "list", "-terse")
	return setsOf(listed, saved), err
}

func setsOf(listed, saved string) []string {
	used := strings.Join(rulesOf(saved, policyChains), "\n")
	var sets []string
	for block := range strings.SplitSeq(listed, "\n\n") {
		lines := strings.Split(strings.TrimSpace(block), "\n")
		name := strings.TrimPrefix(lines[0], "Name: ")
		isOurs := slices.Contains(lines, "References: 0") || strings.Contains(used, "--match-set "+name+" ")
		if hasPrefix(name, policySets) && isOurs {
			sets = append(sets, name)
		}
	}
	return sets
}

// removal is the input of iptables-restore that takes our chains, and the jumps to them, out of what iptables-save wrote.
func removal(saved string) string {
	chains := chainsOf(saved)
	var jumps, flushes, deletions []string
	for _, line := range strings.Split(saved, "\n") {
		rule, isRule := strings.CutPrefix(line, "-A ")
		if isRule && !hasPrefix(rule, policyChains) && mentions(rule, policyChains) {
			jumps = append(jumps, "-D "+rule)
		}
	}
	for _, chain := range chains {
		flushes = append(flushes, "-F "+chain)
		deletions = append(deletions, "-X "+chain)
	}
	return strings.Join(slices.Concat([]string{"*filter"}, jumps, flushes, deletions, []string{"COMMIT", ""}), "\n")
}

func chainsOf(saved string) []string {
	var chains []string
	for _, line := range strings.Split(saved, "\n") {
		if chain, isChain := strings.CutPrefix(line, ":"); isChain && hasPrefix(chain, policyChains) {
			chains = append(chains, strings.Fields(chain)[0])
		}
	}
	return chains
}

// rulesOf are the rules in chains whose names begin so, each from its chain on.
func rulesOf(saved string, chains []string) []string {
	var rules []string
	for _, line := range strings.Split(saved, "\n") {
		if rule, isRule := strings.CutPrefix(line, "-A "); isRule && hasPrefix(rule, chains) {
			rules = append(rules, rule)
		}
	}
	return rules
}

func hasPrefix(text string, prefixes []string) bool {
	return slices.ContainsFunc(prefixes, func(prefix string) bool { return strings.HasPrefix(text, prefix) })
}

func mentions(rule string, chains []string) bool {
	return slices.ContainsFunc(chains, func(chain string) bool { return strings.Contains(rule, "-j "+chain) })
}

// removeEmptyFilter takes away a table that only accepts everything: asking iptables for it makes it.
func removeEmptyFilter() error {
	listed, err := listing("nft", "list", "table", "ip", "filter")
	if err != nil || listed == "" || strings.Contains(listed, "policy drop") || holdsMore(listed) {
		return err // there is none, or it is somebody's
	}
	return do("", "nft", "delete", "table", "ip", "filter")
}

// holdsMore finds any line that is not of an empty base chain.
func holdsMore(table string) bool {
	for _, line := range strings.Split(table, "\n") {
		line = strings.TrimSpace(line)
		isBase := line == "" || line == "}" || strings.HasPrefix(line, "table ip filter") ||
			slices.Contains([]string{"chain INPUT {", "chain FORWARD {", "chain OUTPUT {"}, line) || strings.HasPrefix(line, "type filter hook ")
		if !isBase {
			return true
		}
	}
	return false
}
