package command

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dev.isem.erp/kubectl-erp/story"
)

func join(words []string) string { return strings.Join(words, ", ") }

// suitesOf are the named suite, or all of the namespace.
func suitesOf(seen *story.Snapshot, arguments []string) ([]string, error) {
	names := seen.SuiteNames()
	if len(arguments) == 0 {
		return names, nil
	}
	if !slices.Contains(names, arguments[0]) {
		return nil, fmt.Errorf("there is no ErpSuite %s in namespace %s; there is %s", arguments[0], seen.Namespace, join(names))
	}
	return arguments[:1], nil
}

// oneSuite is the named suite, or the only one.
func oneSuite(seen *story.Snapshot, arguments []string) (string, error) {
	names, err := suitesOf(seen, arguments)
	if err != nil {
		return "", err
	}
	if len(names) != 1 {
		return "", fmt.Errorf("there are several suites in namespace %s: name one of %s", seen.Namespace, join(names))
	}
	return names[0], nil
}

// completeSuites and completeVerticals offer the names that are there, for the first argument.
func (t *tools) completeSuites(cmd *cobra.Command, arguments []string, _ string) ([]string, cobra.ShellCompDirective) {
	return t.complete(cmd, arguments, (*story.Snapshot).SuiteNames)
}

func (t *tools) completeVerticals(cmd *cobra.Command, arguments []string, _ string) ([]string, cobra.ShellCompDirective) {
	return t.complete(cmd, arguments, func(seen *story.Snapshot) []string {
		var names []string
		for _, vertical := range seen.Verticals {
			names = append(names, vertical.Name)
		}
		return names
	})
}

func (t *tools) complete(cmd *cobra.Command, arguments []string, names func(*story.Snapshot) []string) ([]string, cobra.ShellCompDirective) {
	if len(arguments) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	seen, err := t.look(cmd)
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return names(seen), cobra.ShellCompDirectiveNoFileComp
}
