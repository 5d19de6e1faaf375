// Package access is the way to the API server, with the rights of the user's kubeconfig and no other.
package access

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/cli-runtime/pkg/genericclioptions"
	"k8s.io/client-go/dynamic"
	appsv1client "k8s.io/client-go/kubernetes/typed/apps/v1"
	batchv1client "k8s.io/client-go/kubernetes/typed/batch/v1"
	corev1client "k8s.io/client-go/kubernetes/typed/core/v1"

	"dev.isem.erp/kubectl-erp/api"
)

// FieldManager is who a change is noted under.
const FieldManager = "kubectl-erp"

// Client reads and writes in one namespace.
type Client struct {
	Namespace string
	dynamic   dynamic.Interface
	core      corev1client.CoreV1Interface
	apps      appsv1client.AppsV1Interface
	batch     batchv1client.BatchV1Interface
}

// Connect uses the kubeconfig, context and namespace that the flags name.
func Connect(flags *genericclioptions.ConfigFlags) (*Client, error) {
	config, err := flags.ToRESTConfig()
	if err != nil {
		return nil, err
	}
	// A table of a whole suite takes a dozen reads at once, more than the library's default lets through without a pause.
	config.QPS, config.Burst = 50, 100
	namespace, _, err := flags.ToRawKubeConfigLoader().Namespace()
	if err != nil {
		return nil, err
	}
	client := &Client{Namespace: namespace}
	if client.dynamic, err = dynamic.NewForConfig(config); err != nil {
		return nil, err
	}
	if client.core, err = corev1client.NewForConfig(config); err != nil {
		return nil, err
	}
	if client.apps, err = appsv1client.NewForConfig(config); err != nil {
		return nil, err
	}
	client.batch, err = batchv1client.NewForConfig(config)
	return client, err
}

// Vertical reads one vertical.
func (c *Client) Vertical(ctx context.Context, name string) (*api.Vertical, error) {
	found, err := c.dynamic.Resource(api.Verticals).Namespace(c.Namespace).Get(ctx, name, metav1.GetOptions{})
	if err != nil {
		return nil, inWords(err)
	}
	return decode[api.Vertical](found)
}

// Patch merges a change into a vertical and returns what came of it. With dryRun the server judges it and keeps nothing.
func (c *Client) Patch(ctx context.Context, name string, change map[string]any, dryRun bool) (*api.Vertical, error) {
	body, err := json.Marshal(change)
	if err != nil {
		return nil, err
	}
	options := metav1.PatchOptions{FieldManager: FieldManager}
	if dryRun {
		options.DryRun = []string{metav1.DryRunAll}
	}
	changed, err := c.dynamic.Resource(api.Verticals).Namespace(c.Namespace).Patch(ctx, name, types.MergePatchType, body, options)
	if err != nil {
		return nil, fmt.Errorf("%s was not changed: %w", name, inWords(err))
	}
	return decode[api.Vertical](changed)
}

// Annotate asks the operator for something by an annotation.
func (c *Client) Annotate(ctx context.Context, name, annotation, value string) (*api.Vertical, error) {
	return c.Patch(ctx, name, map[string]any{"metadata": map[string]any{"annotations": map[string]any{annotation: value}}}, false)
}

// List reads all objects of a kind in the namespace, or those that a selector names.
func (c *Client) List(ctx context.Context, kind schema.GroupVersionResource, selector string) ([]unstructured.Unstructured, error) {
	found, err := c.dynamic.Resource(kind).Namespace(c.Namespace).List(ctx, metav1.ListOptions{LabelSelector: selector})
	if err != nil {
		return nil, inWords(err)
	}
	return found.Items, nil
}

// In is the same access to another namespace.
func (c *Client) In(namespace string) *Client {
	other := *c
	other.Namespace = namespace
	return &other
}

func decode[T any](object *unstructured.Unstructured) (*T, error) {
	var into T
	err := runtime.DefaultUnstructuredConverter.FromUnstructured(object.Object, &into)
	if err != nil {
		return nil, fmt.Errorf("%s %s is not as this plugin knows it: %w", object.GetKind(), object.GetName(), err)
	}
	return &into, nil
}

// inWords adds what to do to the answers that have nothing to do with a suite.
func inWords(err error) error {
	var status *apierrors.StatusError
	if apierrors.IsNotFound(err) && errors.As(err, &status) && (status.ErrStatus.Details == nil || status.ErrStatus.Details.Name == "") {
		return fmt.Errorf("this cluster does not know ErpSuite and ErpVertical: is the operator's chart installed, and is it the right --context? (%w)", err)
	}
	return err
}
