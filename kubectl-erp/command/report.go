package command

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"

	"dev.isem.erp/kubectl-erp/access"
	"dev.isem.erp/kubectl-erp/api"
	"dev.isem.erp/kubectl-erp/bundle"
	"dev.isem.erp/kubectl-erp/screen"
	"dev.isem.erp/kubectl-erp/story"
)

// kinds are what a suite is made of. Secrets are not among them: they are never asked for, so they cannot slip in.
var kinds = []schema.GroupVersionResource{
	{Group: "apps", Version: "v1", Resource: "deployments"},
	{Group: "apps", Version: "v1", Resource: "statefulsets"},
	{Group: "apps", Version: "v1", Resource: "replicasets"},
	{Group: "batch", Version: "v1", Resource: "jobs"},
	{Version: "v1", Resource: "pods"},
	{Version: "v1", Resource: "services"},
	{Version: "v1", Resource: "configmaps"},
	{Group: "networking.k8s.io", Version: "v1", Resource: "ingresses"},
	{Group: "networking.k8s.io", Version: "v1", Resource: "networkpolicies"},
}

const (
	logLines      = 500
	operatorPods  = "app.kubernetes.io/name=erp-operator"
	defaultSystem = "erp-system"
)

// report is one bundle in the making.
type report struct {
	*tools
	file, system string
	bundle       *bundle.Bundle
	omitted      []string
}

func newReport(t *tools) *cobra.Command {
	r := &report{tools: t}
	cmd := &cobra.Command{
		Use:   "report [SUITE] -f FILE.zip",
		Short: "Everything a maintainer needs to see of a suite, in one file without secrets",
		Long: `Everything a maintainer needs to see of a suite, in one file: the resources, the objects made from them, events, the log of the operator and of pods that are not ready.

Secrets are never read. Values of variables and keys that look like a password, a token or a key are replaced, in logs too. Look into the file all the same
before you give it away: the log of an application may hold names of people.`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: t.completeSuites,
		RunE: func(cmd *cobra.Command, arguments []string) error {
			return r.run(cmd.Context(), arguments)
		},
	}
	cmd.Flags().StringVarP(&r.file, "file", "f", "", "the file to write; it must not be there yet")
	cmd.Flags().StringVar(&r.system, "operator-namespace", defaultSystem, "where the operator runs")
	_ = cmd.MarkFlagRequired("file")
	return cmd
}

func (r *report) run(ctx context.Context, arguments []string) error {
	client, err := r.connect()
	if err != nil {
		return err
	}
	seen, err := client.LookCloser(ctx)
	if err != nil {
		return err
	}
	r.omitted = seen.Unread
	suite, err := oneSuite(seen, arguments)
	if err != nil {
		return err
	}
	// Others on the machine have no business in it, and a file that somebody made before stays.
	file, err := os.OpenFile(r.file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	r.bundle = bundle.New(file, strings.TrimSuffix(filepath.Base(r.file), ".zip"), r.now())
	err = r.fill(ctx, client, seen, suite)
	for _, end := range []func() error{r.bundle.Close, file.Close} {
		if failed := end(); err == nil {
			err = failed
		}
	}
	if err != nil {
		os.Remove(r.file)
		return fmt.Errorf("%w. %s was not kept", err, r.file)
	}
	r.remark(r.omitted)
	fmt.Fprintf(r.Out, "%s holds suite %s without Secrets. Look into it before you give it away.\n", r.file, suite)
	return nil
}

func (r *report) fill(ctx context.Context, client *access.Client, seen *story.Snapshot, suite string) error {
	steps := []func() error{
		func() error { return r.stories(seen, suite) },
		func() error { return r.objects(ctx, client, "suites", api.Suites, "") },
		func() error { return r.objects(ctx, client, "verticals", api.Verticals, "") },
	}
	for _, kind := range kinds {
		steps = append(steps, func() error {
			return r.objects(ctx, client, kind.Resource, kind, api.ManagedBy+"="+api.Manager+","+api.PartOf+"="+suite)
		})
	}
	steps = append(steps,
		func() error { return r.bundle.Text("events.txt", events(seen.Events)) },
		func() error { return r.logs(ctx, client, ofSuite(seen.Pods, suite), story.InTrouble) },
		func() error { return r.operator(ctx, client.In(r.system)) },
		func() error {
			return r.bundle.Text("README.txt", "kubectl erp report of suite "+suite+", "+r.now().UTC().Format(time.RFC3339)+"\n"+strings.Join(r.omitted, "\n")+"\n")
		})
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// stories are what the commands status, plan and why would print.
func (r *report) stories(seen *story.Snapshot, suite string) error {
	var text strings.Builder
	s := screen.New(&text)
	PrintStatus(s, seen.Status(suite))
	s.Print("\n")
	PrintNext(s, seen.Namespace, seen.Next(suite))
	if err := r.bundle.Text("status.txt", text.String()); err != nil {
		return err
	}
	for _, vertical := range seen.Order(suite).Verticals {
		explanation, err := seen.Why(vertical.Name)
		if err != nil {
			return err
		}
		var why strings.Builder
		PrintWhy(screen.New(&why), explanation, r.now())
		if err := r.bundle.Text("why/"+vertical.Name+".txt", why.String()); err != nil {
			return err
		}
	}
	return nil
}

// objects of a kind that cannot be listed are left out and named: the rest is worth sending.
func (r *report) objects(ctx context.Context, client *access.Client, folder string, kind schema.GroupVersionResource, selector string) error {
	found, err := client.List(ctx, kind, selector)
	if err != nil {
		r.omitted = append(r.omitted, fmt.Sprintf("%s were left out: %v", folder, err))
		return nil
	}
	for _, object := range found {
		if err := r.bundle.Object(folder+"/"+object.GetName()+".yaml", object.Object); err != nil {
			return err
		}
	}
	return nil
}

func (r *report) logs(ctx context.Context, client *access.Client, pods []corev1.Pod, wanted func(*corev1.Pod) bool) error {
	for _, pod := range pods {
		if !wanted(&pod) {
			continue
		}
		for _, container := range append(pod.Status.InitContainerStatuses, pod.Status.ContainerStatuses...) {
			for _, previous := range []bool{false, true} {
				if previous && container.RestartCount == 0 {
					continue
				}
				name := "logs/" + pod.Name + "/" + container.Name + map[bool]string{true: ".previous"}[previous] + ".log"
				text, err := client.Log(ctx, pod.Name, container.Name, logLines, previous)
				if err != nil {
					r.omitted = append(r.omitted, fmt.Sprintf("%s was left out: %v", name, err))
					continue
				}
				if err := r.bundle.Text(name, string(text)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (r *report) operator(ctx context.Context, client *access.Client) error {
	pods, err := client.Pods(ctx, operatorPods)
	if err == nil && len(pods) == 0 {
		err = fmt.Errorf("no pod of it is in namespace %s; name another by --operator-namespace", r.system)
	}
	if err != nil {
		r.omitted = append(r.omitted, fmt.Sprintf("The operator was left out: %v", err))
		return nil
	}
	var versions strings.Builder
	for _, pod := range pods {
		for _, container := range pod.Status.ContainerStatuses {
			fmt.Fprintf(&versions, "%s  %s  %s  restarts %d\n", pod.Name, container.Image, container.ImageID, container.RestartCount)
		}
	}
	if err := r.bundle.Text("operator.txt", versions.String()); err != nil {
		return err
	}
	return r.logs(ctx, client, pods, func(*corev1.Pod) bool { return true })
}

func ofSuite(pods []corev1.Pod, suite string) []corev1.Pod {
	var members []corev1.Pod
	for _, pod := range pods {
		if pod.Labels[api.PartOf] == suite {
			members = append(members, pod)
		}
	}
	return members
}

func events(all []corev1.Event) string {
	var lines strings.Builder
	for _, event := range story.Sorted(all) {
		object := event.InvolvedObject
		fmt.Fprintf(&lines, "%s  %-7s  %s/%s  %s: %s\n", story.When(event).UTC().Format(time.RFC3339), event.Type, object.Kind, object.Name, event.Reason, event.Message)
	}
	return lines.String()
}
