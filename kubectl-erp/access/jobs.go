package access

import (
	"context"
	"io"

	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// Deployment reads one, nil if there is none.
func (c *Client) Deployment(ctx context.Context, name string) (*appsv1.Deployment, error) {
	found, err := c.apps.Deployments(c.Namespace).Get(ctx, name, metav1.GetOptions{})
	if apierrors.IsNotFound(err) {
		return nil, nil
	}
	return found, err
}

// Start creates a Job and returns it with its name.
func (c *Client) Start(ctx context.Context, job *batchv1.Job) (*batchv1.Job, error) {
	return c.batch.Jobs(c.Namespace).Create(ctx, job, metav1.CreateOptions{FieldManager: FieldManager})
}

// Job reads one, nil if there is none.
func (c *Client) Job(ctx context.Context, name string) (*batchv1.Job, error) {
	found, err := c.batch.Jobs(c.Namespace).Get(ctx, name, metav1.GetOptions{})
	if apierrors.IsNotFound(err) {
		return nil, nil
	}
	return found, err
}

// PodOf is the pod of a Job that has one at most, nil as long as there is none.
func (c *Client) PodOf(ctx context.Context, job string) (*corev1.Pod, error) {
	found, err := c.Pods(ctx, batchv1.JobNameLabel+"="+job)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// Follow copies a container's log until the container ends, without its first bytes, and returns how many it copied.
func (c *Client) Follow(ctx context.Context, pod, container string, without int64, out io.Writer) (int64, error) {
	stream, err := c.core.Pods(c.Namespace).GetLogs(pod, &corev1.PodLogOptions{Container: container, Follow: true}).Stream(ctx)
	if err != nil {
		return 0, err
	}
	defer stream.Close()
	if _, err := io.CopyN(io.Discard, stream, without); err != nil && err != io.EOF {
		return 0, err
	}
	return io.Copy(out, stream)
}

// Warnings are the events of that type about an object of that name.
func (c *Client) Warnings(ctx context.Context, object string) ([]corev1.Event, error) {
	found, err := c.core.Events(c.Namespace).List(ctx, metav1.ListOptions{FieldSelector: "type=Warning,involvedObject.name=" + object})
	if err != nil {
		return nil, err
	}
	return found.Items, nil
}
