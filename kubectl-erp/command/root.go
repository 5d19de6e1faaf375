// Package command is what a user types: a file per command.
package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"
	"k8s.io/cli-runtime/pkg/genericclioptions"
	"k8s.io/cli-runtime/pkg/genericiooptions"

	"dev.isem.erp/kubectl-erp/access"
	"dev.isem.erp/kubectl-erp/screen"
	"dev.isem.erp/kubectl-erp/story"
)

// Exit codes, the same for every command.
const (
	exitDone    = 0
	exitFailed  = 1 // it could not be asked or done
	exitUsage   = 2
	exitNo      = 3 // it was asked, and the answer is no: not ready, refused, drifted
	exitTimeout = 4
)

// answer ends a command with a code of its own; what was printed says why.
type answer struct {
	code  int
	words string
}

func (a *answer) Error() string { return a.words }

var notReady = &answer{code: exitNo}

// tools are what every command works with.
type tools struct {
	genericiooptions.IOStreams
	flags  *genericclioptions.ConfigFlags
	output string
	now    func() time.Time
}

// Run does what the arguments say and returns the exit code.
func Run(ctx context.Context, arguments []string, streams genericiooptions.IOStreams) int {
	root := newRoot(&tools{IOStreams: streams, flags: genericclioptions.NewConfigFlags(true), now: time.Now})
	root.SetArgs(arguments)
	root.SetIn(streams.In)
	root.SetOut(streams.Out)
	root.SetErr(streams.ErrOut)
	started, err := root.ExecuteContextC(ctx)
	var ended *answer
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &ended):
		if ended.words != "" {
			fmt.Fprintln(streams.ErrOut, ended.words)
		}
		return ended.code
	case started.Annotations["usage"] != "done":
		fmt.Fprintf(streams.ErrOut, "error: %v\nSee '%s --help'.\n", err, started.CommandPath())
		return exitUsage
	default:
		fmt.Fprintln(streams.ErrOut, "error:", err)
		return exitFailed
	}
}

func newRoot(t *tools) *cobra.Command {
	root := &cobra.Command{
		Use:   "kubectl-erp",
		Short: "See and steer the suites and verticals of the ERP operator",
		Long: `See and steer the suites and verticals of the ERP operator.

Exit codes: 0 done, and what was asked for is so; 1 it could not be asked or done; 2 wrong usage;
3 the answer is no: not ready, refused, drifted, unhealthy; 4 --timeout passed first.`,
		Annotations:   map[string]string{cobra.CommandDisplayNameAnnotation: "kubectl erp"},
		SilenceUsage:  true,
		SilenceErrors: true,
		// From here on an error is not the user's way of typing.
		PersistentPreRun: func(cmd *cobra.Command, _ []string) {
			if cmd.Annotations == nil {
				cmd.Annotations = map[string]string{}
			}
			cmd.Annotations["usage"] = "done"
		},
	}
	t.flags.AddFlags(root.PersistentFlags())
	for _, hidden := range []string{"as-uid", "cache-dir", "certificate-authority", "client-certificate", "client-key", "cluster",
		"disable-compression", "insecure-skip-tls-verify", "password", "tls-server-name", "token", "user", "username", "server", "as-group", "as-user-extra"} {
		if flag := root.PersistentFlags().Lookup(hidden); flag != nil {
			flag.Hidden = true // they work as in kubectl; help of twenty lines more would hide the commands' own
		}
	}
	root.AddGroup(&cobra.Group{ID: "see", Title: "See:"}, &cobra.Group{ID: "do", Title: "Do:"})
	see(root, newStatus(t), newWhy(t), newPlan(t), newHistory(t), newBackups(t), newCheck(t), newGraph(t), newDB(t), newReport(t))
	do(root, newApprove(t), newRetry(t), newRollback(t), newSetVersion(t), newBackup(t), newRestore(t), newRotate(t), newRun(t))
	root.SetHelpCommand(&cobra.Command{Hidden: true})
	return root
}

func see(root *cobra.Command, commands ...*cobra.Command) { add(root, "see", commands) }

func do(root *cobra.Command, commands ...*cobra.Command) { add(root, "do", commands) }

func add(root *cobra.Command, group string, commands []*cobra.Command) {
	for _, each := range commands {
		each.GroupID = group
		root.AddCommand(each)
	}
}

// withJSON gives a reading command the flag -o json.
func (t *tools) withJSON(cmd *cobra.Command) *cobra.Command { return t.withOutput(cmd, "json") }

func (t *tools) withOutput(cmd *cobra.Command, formats ...string) *cobra.Command {
	cmd.Flags().StringVarP(&t.output, "output", "o", "text", fmt.Sprintf("text or %s", join(formats)))
	cmd.PreRunE = func(cmd *cobra.Command, _ []string) error {
		for _, each := range append(formats, "text") {
			if t.output == each {
				return nil
			}
		}
		return &answer{exitUsage, fmt.Sprintf("error: there is no output %q: text or %s", t.output, join(formats))}
	}
	_ = cmd.RegisterFlagCompletionFunc("output", cobra.FixedCompletions(append([]string{"text"}, formats...), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (t *tools) connect() (*access.Client, error) { return access.Connect(t.flags) }

func (t *tools) screen() *screen.Screen { return screen.New(t.Out) }

func (t *tools) printJSON(value any) error {
	encoder := json.NewEncoder(t.Out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}

// look reads suites and verticals; lookCloser their pods and events too, and says what the user may not read.
func (t *tools) look(cmd *cobra.Command) (*story.Snapshot, error) {
	_, seen, err := t.lookAround(cmd.Context())
	return seen, err
}

// lookAround is look for commands that ask the server for more afterwards.
func (t *tools) lookAround(ctx context.Context) (*access.Client, *story.Snapshot, error) {
	client, err := t.connect()
	if err != nil {
		return nil, nil, err
	}
	seen, err := client.Look(ctx)
	return client, seen, err
}

func (t *tools) lookCloser(cmd *cobra.Command) (*story.Snapshot, error) {
	client, err := t.connect()
	if err != nil {
		return nil, err
	}
	seen, err := client.LookCloser(cmd.Context())
	if err == nil {
		t.remark(seen.Unread)
	}
	return seen, err
}

func (t *tools) remark(lines []string) {
	for _, line := range lines {
		fmt.Fprintln(t.ErrOut, line)
	}
}
