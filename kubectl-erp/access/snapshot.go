package access

import (
	"context"
	"fmt"
	"slices"
	"strings"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"

	"dev.isem.erp/kubectl-erp/api"
	"dev.isem.erp/kubectl-erp/story"
)

// Look reads the suites and verticals of the namespace.
func (c *Client) Look(ctx context.Context) (*story.Snapshot, error) {
	seen := &story.Snapshot{Namespace: c.Namespace}
	var err error
	if seen.Suites, err = all[api.Suite](ctx, c, api.Suites); err != nil {
		return nil, err
	}
	if seen.Verticals, err = all[api.Vertical](ctx, c, api.Verticals); err != nil {
		return nil, err
	}
	if len(seen.Suites) == 0 && len(seen.Verticals) == 0 {
		return nil, fmt.Errorf("there is no ErpSuite and no ErpVertical in namespace %s%s", c.Namespace, c.elsewhere(ctx))
	}
	return seen, nil
}

// LookCloser reads the pods and events too; what the user may not read is missing from the story and said.
func (c *Client) LookCloser(ctx context.Context) (*story.Snapshot, error) {
	seen, err := c.Look(ctx)
	if err != nil {
		return nil, err
	}
	pods, err := c.core.Pods(c.Namespace).List(ctx, metav1.ListOptions{})
	if err := missing(seen, "pods", err); err != nil {
		return nil, err
	}
	events, err := c.core.Events(c.Namespace).List(ctx, metav1.ListOptions{})
	if err := missing(seen, "events", err); err != nil {
		return nil, err
	}
	if pods != nil {
		seen.Pods = pods.Items
	}
	if events != nil {
		seen.Events = events.Items
	}
	return seen, nil
}

// elsewhere helps who forgot -n, if the user may look into other namespaces.
func (c *Client) elsewhere(ctx context.Context) string {
	found, err := c.dynamic.Resource(api.Suites).List(ctx, metav1.ListOptions{})
	if err != nil || len(found.Items) == 0 {
		return ": name the right one with -n NAMESPACE"
	}
	var others []string
	for _, suite := range found.Items {
		others = append(others, "-n "+suite.GetNamespace())
	}
	slices.Sort(others)
	return "; there is one with " + strings.Join(slices.Compact(others), ", ")
}

// missing keeps a refusal as a remark, for the rest is worth telling without it; anything else is an error.
func missing(seen *story.Snapshot, what string, err error) error {
	if apierrors.IsForbidden(err) {
		seen.Unread = append(seen.Unread, fmt.Sprintf("You may not list %s in namespace %s, so they are left out.", what, seen.Namespace))
		return nil
	}
	return err
}

func all[T any](ctx context.Context, c *Client, kind schema.GroupVersionResource) ([]*T, error) {
	objects, err := c.List(ctx, kind, "")
	if err != nil {
		return nil, err
	}
	var decoded []*T
	for i := range objects {
		each, err := decode[T](&objects[i])
		if err != nil {
			return nil, err
		}
		decoded = append(decoded, each)
	}
	return decoded, nil
}
