package dev.isem.erp.operator.render;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;

/** The web page of a vertical. */
public final class FrontendDeployment {

    private static final long SECONDS_TO_STOP = 30;

    private FrontendDeployment() {}

    public static Deployment render(Release release) {
        var frontend = release.vertical().getSpec().frontend();
        var template = new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(Labels.versioned(release, Marks.FRONTEND))
                // nginx reads site.conf when it starts; config.js it reads at every request.
                .addToAnnotations(Marks.CONFIGURATION, Rendered.shortHash(FrontendConfig.site(release)))
                .endMetadata()
                .withSpec(pod(release))
                .build();
        return VerticalDeployment.render(
                release, Marks.FRONTEND, Names.frontend(release.name()), frontend.replicas(), template);
    }

    private static PodSpec pod(Release release) {
        return Pods.spec(release.suite(), SECONDS_TO_STOP)
                .withContainers(container(release))
                .withVolumes(Pods.temporary("16Mi"), Pods.configMap("configuration", Names.frontend(release.name())))
                .build();
    }

    private static Container container(Release release) {
        var frontend = release.vertical().getSpec().frontend();
        var own = frontend.resources();
        return Pods.container(Marks.FRONTEND, release.frontendImage())
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
                .withVolumeMounts(Pods.temporaryMount(), Pods.readOnly("configuration", "/etc/erp/frontend"))
                .build();
    }
}
