package access

import (
	"context"
	"io"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// Pods lists pods of the namespace by labels.
func (c *Client) Pods(ctx context.Context, selector string) ([]corev1.Pod, error) {
	found, err := c.core.Pods(c.Namespace).List(ctx, metav1.ListOptions{LabelSelector: selector})
	if err != nil {
		return nil, err
	}
	return found.Items, nil
}

// Log reads the last lines of a container, of the run before the current one if previous is set.
func (c *Client) Log(ctx context.Context, pod, container string, lines int64, previous bool) ([]byte, error) {
	stream, err := c.core.Pods(c.Namespace).GetLogs(pod, &corev1.PodLogOptions{
		Container: container, TailLines: &lines, Previous: previous, Timestamps: true}).Stream(ctx)
	if err != nil {
		return nil, err
	}
	defer stream.Close()
	return io.ReadAll(stream)
}
