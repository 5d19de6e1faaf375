package dev.isem.erp.operator.render;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;

/** The web page of a vertical. */
public final class FrontendDeployment {

    private static final int GROUP_READS = 288;

    private FrontendDeployment() {}

    public static Deployment render(Release release) {
        var frontend = release.vertical().getSpec().frontend();
        return Rendered.seal(new DeploymentBuilder()
                .withNewMetadata()
                .withName(Names.frontend(release.name()))
                .withNamespace(release.namespace())
                .withLabels(Labels.versioned(release, Marks.FRONTEND))
                .withOwnerReferences(Rendered.owner(release.vertical()))
                .endMetadata()
                .withNewSpec()
                .withReplicas(frontend.replicas())
                .withRevisionHistoryLimit(3)
                .withProgressDeadlineSeconds(600)
                .withStrategy(Rolling.oneMoreThenOneLess())
                .withNewSelector()
                .withMatchLabels(Labels.selector(release.name(), Marks.FRONTEND))
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(Labels.versioned(release, Marks.FRONTEND))
                // nginx reads site.conf when it starts; config.js it reads at every request.
                .addToAnnotations(Marks.CONFIGURATION, Rendered.shortHash(FrontendConfig.site(release)))
                .endMetadata()
                .withSpec(pod(release))
                .endTemplate()
                .endSpec()
                .build());
    }

    private static PodSpec pod(Release release) {
        var builder = new PodSpecBuilder()
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(30L)
                .withSecurityContext(Pods.podSecurity())
                .withContainers(container(release))
                .withVolumes(Pods.temporary("16Mi"), configuration(release));
        var pullSecrets = Pods.pullSecrets(release.suite());
        return pullSecrets.isEmpty()
                ? builder.build()
                : builder.withImagePullSecrets(pullSecrets).build();
    }

    private static Container container(Release release) {
        var frontend = release.vertical().getSpec().frontend();
        var own = frontend.resources();
        return new ContainerBuilder()
                .withName(Marks.FRONTEND)
                .withImage(release.frontendImage())
                .withImagePullPolicy("IfNotPresent")
                .addNewPort()
                .withName("http")
                .withContainerPort(frontend.port())
                .withProtocol("TCP")
                .endPort()
                .withStartupProbe(Probes.http("/healthz", "http", 1, 60))
                .withLivenessProbe(Probes.http("/healthz", "http", 10, 3))
                .withReadinessProbe(Probes.http("/healthz", "http", 3, 2))
                .withLifecycle(Rolling.sleepBeforeStop())
                .withResources(own == null ? Pods.resources("10m", "32Mi", "64Mi") : own)
                .withSecurityContext(Pods.containerSecurity())
                .withVolumeMounts(Pods.temporaryMount(), Pods.readOnly("configuration", "/etc/erp/frontend"))
                .build();
    }

    private static Volume configuration(Release release) {
        return new VolumeBuilder()
                .withName("configuration")
                .withNewConfigMap()
                .withName(Names.frontend(release.name()))
                .withDefaultMode(GROUP_READS)
                .endConfigMap()
                .build();
    }
}
