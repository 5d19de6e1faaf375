package command

import (
	"fmt"
	"maps"
	"slices"
	"time"

	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"dev.isem.erp/kubectl-erp/access"
	"dev.isem.erp/kubectl-erp/api"
)

// How long a Job that ended stays to be read.
const kept = time.Hour

// As the operator mounts Secrets: readable by the pod's group only.
const groupReads = 0o440

// jobOf is the Job of a task: one pod like those of the back end, but that serves nobody and ends.
func jobOf(vertical *api.Vertical, backend *appsv1.Deployment, wanted task) *batchv1.Job {
	template := podOf(backend, wanted)
	labels := maps.Clone(template.Labels)
	// The operator takes every Job that is managed by it for a migration.
	labels[api.ManagedBy] = access.FieldManager
	return &batchv1.Job{
		ObjectMeta: metav1.ObjectMeta{
			GenerateName: vertical.Name + "-run-",
			Namespace:    vertical.Namespace,
			Labels:       labels,
			OwnerReferences: []metav1.OwnerReference{{APIVersion: api.Verticals.GroupVersion().String(), Kind: "ErpVertical",
				Name: vertical.Name, UID: vertical.UID}},
		},
		Spec: batchv1.JobSpec{
			BackoffLimit:            new(int32),
			ActiveDeadlineSeconds:   new(int64(wanted.timeout.Seconds())),
			TTLSecondsAfterFinished: new(int32(kept.Seconds())),
			Template:                template,
		},
	}
}

func podOf(backend *appsv1.Deployment, wanted task) corev1.PodTemplateSpec {
	template := *backend.Spec.Template.DeepCopy()
	// With the component alone it is no pod of the Deployment, the Service or the disruption budget.
	metav1.SetMetaDataLabel(&template.ObjectMeta, api.Component, api.Command)
	spec := &template.Spec
	spec.RestartPolicy = corev1.RestartPolicyNever
	spec.TopologySpreadConstraints = nil // they count pods of the back end
	container := &spec.Containers[0]
	spec.Containers = spec.Containers[:1]
	container.Name = api.Command
	container.Args = wanted.words
	container.Ports, container.Lifecycle = nil, nil
	container.StartupProbe, container.LivenessProbe, container.ReadinessProbe = nil, nil, nil
	for _, own := range wanted.env {
		container.Env = slices.DeleteFunc(container.Env, func(each corev1.EnvVar) bool { return each.Name == own.Name })
		container.Env = append(container.Env, own)
	}
	for i, each := range wanted.mounts {
		volume := fmt.Sprintf("mount-%d", i+1)
		spec.Volumes = append(spec.Volumes, corev1.Volume{Name: volume, VolumeSource: corev1.VolumeSource{
			Secret: &corev1.SecretVolumeSource{SecretName: each.secret, DefaultMode: new(int32(groupReads))}}})
		container.VolumeMounts = append(container.VolumeMounts, corev1.VolumeMount{Name: volume, MountPath: each.folder, ReadOnly: true})
	}
	return template
}
