package dev.isem.erp.operator.render;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import org.jspecify.annotations.Nullable;

/** What the two Deployments of a vertical have in common: their labels, and that no roll-out fails a request. */
final class VerticalDeployment {

    private VerticalDeployment() {}

    /**
     * One of the two Deployments.
     *
     * @param replicas absent where somebody else decides it
     */
    static Deployment render(
            Release release, String component, String name, @Nullable Integer replicas, PodTemplateSpec template) {
        if (release.template() >= 2) {
            template.getSpec().setTopologySpreadConstraints(Placement.spread(release, component));
        }
        return Rendered.seal(new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(release.namespace())
                .withLabels(Labels.versioned(release, component))
                .withOwnerReferences(Rendered.owner(release.vertical()))
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .withRevisionHistoryLimit(3)
                .withProgressDeadlineSeconds(release.vertical().getSpec().rolloutSeconds())
                .withStrategy(Rolling.oneMoreThenOneLess())
                .withNewSelector()
                .withMatchLabels(Labels.selector(release.name(), component))
                .endSelector()
                .withTemplate(Placement.of(release, template))
                .endSpec()
                .build());
    }
}
