package host

import (
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strings"
)

// What kube-router makes in the kernel bears these names. It lies in the machine's own filter table, beside the rules of whoever else uses iptables.
var (
	policyChains = []string{"KUBE-ROUTER-", "KUBE-NWPLCY-", "KUBE-POD-FW-"}
	policySets   = []string{"KUBE-SRC-", "KUBE-DST-"}
)

// PolicyRules lists the chains and sets that enforce NetworkPolicies.
func PolicyRules() ([]string, error) {
	saved, err := output("iptables-save", "-t", "filter")
	if err != nil {
		return nil, err
	}
	sets, err := output("ipset", "list", "-name")
	if err != nil {
		return nil, err
	}
	return append(chainsOf(saved), setsOf(sets)...), nil
}

// RemovePolicyRules removes them in one step, and the filter table too if nothing is left in it. Other people's rules stay as they are.
func RemovePolicyRules() error {
	saved, err := output("iptables-save", "-t", "filter")
	if err != nil {
		return err
	}
	if len(chainsOf(saved)) > 0 {
		if err := feed(removal(saved), "iptables-restore", "--noflush"); err != nil {
			return err
		}
	}
	sets, err := output("ipset", "list", "-name")
	if err != nil {
		return err
	}
	for _, set := range setsOf(sets) {
		if _, err := output("ipset", "destroy", set); err != nil {
			return err
		}
	}
	return removeEmptyFilter()
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

func setsOf(listed string) []string {
	return slices.DeleteFunc(strings.Fields(listed), func(set string) bool { return !hasPrefix(set, policySets) })
}

func hasPrefix(text string, prefixes []string) bool {
	return slices.ContainsFunc(prefixes, func(prefix string) bool { return strings.HasPrefix(text, prefix) })
}

func mentions(rule string, chains []string) bool {
	return slices.ContainsFunc(chains, func(chain string) bool { return strings.Contains(rule, "-j "+chain) })
}

// removeEmptyFilter takes away a table that only accepts everything: asking iptables for it makes it.
func removeEmptyFilter() error {
	listed, err := output("nft", "list", "table", "ip", "filter")
	var exit *exec.ExitError
	if errors.As(err, &exit) || strings.Contains(listed, "policy drop") || holdsMore(listed) {
		return nil // there is none, or it is somebody's
	}
	if err != nil || listed == "" {
		return err
	}
	_, err = output("nft", "delete", "table", "ip", "filter")
	return err
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

// output is empty where the program is not on the machine: then it never made anything.
func output(program string, arguments ...string) (string, error) {
	path, err := exec.LookPath(program)
	if err != nil {
		return "", nil
	}
	text, err := exec.Command(path, arguments...).Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", program, strings.Join(arguments, " "), err)
	}
	return string(text), nil
}

func feed(input, program string, arguments ...string) error {
	command := exec.Command(program, arguments...)
	command.Stdin = strings.NewReader(input)
	if said, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", program, err, strings.TrimSpace(string(said)))
	}
	return nil
}
