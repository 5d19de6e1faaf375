package command

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"dev.isem.erp/kubectl-erp/api"
)

// task is what a person wants to have run.
type task struct {
	words   []string // the command and its arguments
	env     []corev1.EnvVar
	mounts  []mount
	timeout time.Duration
}

// mount makes a Secret's keys the files of a folder.
type mount struct{ secret, folder string }

// run is the command as it was typed.
type run struct {
	*tools
	task
	variables, folders []string
	wait               bool
}

func newRun(t *tools) *cobra.Command { return (&run{tools: t}).command() }

func (r *run) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "run NAME [flags] -- COMMAND [ARGUMENT...]",
		Short: "Run a command of a vertical's image, with the connections and passwords of its back end",
		Long: `Runs a command of a vertical's back end image once, in a pod like those of the back end: the same image, variables, files, passwords and limits. It is
never tried again by itself. The log is printed to its end; the Job stays for an hour after it, unless the vertical is deleted.

Exit code 3 when the command fails, 4 when --timeout ends it.`,
		Example:               "  kubectl erp run construccion --mount erp-demo=/etc/erp/demo --env ERP_DEMO_PASSWORD_FILE=/etc/erp/demo/password -- demo",
		DisableFlagsInUseLine: true,
		Args: func(cmd *cobra.Command, arguments []string) error {
			if cmd.ArgsLenAtDash() != 1 || len(arguments) < 2 {
				return errors.New("it takes the NAME of a vertical, then -- and a command")
			}
			r.words = arguments[1:]
			return r.parse()
		},
		ValidArgsFunction: r.completeVerticals,
		RunE:              func(cmd *cobra.Command, arguments []string) error { return r.start(cmd.Context(), arguments[0]) },
	}
	cmd.Flags().StringArrayVar(&r.variables, "env", nil, "a variable as NAME=VALUE, instead of the back end's of that name; may be repeated")
	cmd.Flags().StringArrayVar(&r.folders, "mount", nil, "a Secret of the namespace as SECRET=FOLDER, a file for each of its keys; may be repeated")
	cmd.Flags().BoolVar(&r.wait, "wait", true, "print its log until it ends; with --wait=false it is only started")
	cmd.Flags().DurationVar(&r.timeout, "timeout", 10*time.Minute, "how long it may take; then it is ended")
	for _, flag := range []string{"env", "mount", "timeout"} {
		_ = cmd.RegisterFlagCompletionFunc(flag, cobra.NoFileCompletions)
	}
	return cmd
}

func (r *run) parse() error {
	if r.timeout < time.Second {
		return errors.New("--timeout is a second at least")
	}
	for _, each := range r.variables {
		name, value, found := strings.Cut(each, "=")
		if !found || name == "" {
			return fmt.Errorf("--env %s is not NAME=VALUE", each)
		}
		r.env = append(r.env, corev1.EnvVar{Name: name, Value: value})
	}
	for _, each := range r.folders {
		secret, folder, _ := strings.Cut(each, "=")
		if secret == "" || !strings.HasPrefix(folder, "/") {
			return fmt.Errorf("--mount %s is not SECRET=/FOLDER", each)
		}
		r.mounts = append(r.mounts, mount{secret, folder})
	}
	return nil
}

func (r *run) start(ctx context.Context, name string) error {
	client, seen, err := r.lookAround(ctx)
	if err != nil {
		return err
	}
	vertical, err := seen.Find(name)
	if err != nil {
		return err
	}
	backend, err := client.Deployment(ctx, name+"-backend")
	if err != nil {
		return err
	}
	if !hasBackend(vertical, backend) {
		inTheWay := vertical.InTheWay()
		return fmt.Errorf("%s has no back end that serves, from which a command takes its image and passwords (%s: %s). Nothing was run. See: kubectl erp why %s -n %s",
			name, inTheWay.Type, lineOf(inTheWay), name, client.Namespace)
	}
	job, err := client.Start(ctx, jobOf(vertical, backend, r.task))
	if err != nil {
		return fmt.Errorf("nothing was run: %w", err)
	}
	a := &attendance{tools: r.tools, client: client, job: job.Name, what: strings.Join(r.words, " ") + " of " + name, timeout: r.timeout}
	if !r.wait {
		fmt.Fprintf(r.Out, "Job %s runs %s. Follow it with: %s\n", job.Name, a.what, a.howToRead("-f "))
		return nil
	}
	fmt.Fprintf(r.ErrOut, "Job %s runs %s.\n", job.Name, a.what)
	return a.untilItEnds(ctx)
}

// hasBackend tells whether there is a back end of the vertical's own to copy. While its pods are ended for a restore there is none;
// who scaled it to nothing may still run commands.
func hasBackend(vertical *api.Vertical, backend *appsv1.Deployment) bool {
	if backend == nil || !metav1.IsControlledBy(backend, vertical) {
		return false
	}
	isEnded := backend.Spec.Replicas != nil && *backend.Spec.Replicas == 0
	return !isEnded || vertical.IsReady()
}
