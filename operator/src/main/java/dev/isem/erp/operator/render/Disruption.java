package dev.isem.erp.operator.render;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.stream.Stream;

/** When a node is drained, one pod of several goes at a time. One pod alone gets no budget: it would block the node. */
final class Disruption {

    private Disruption() {}

    static Stream<PodDisruptionBudget> render(Release release) {
        var spec = release.vertical().getSpec();
        var scaling = spec.backend().autoscaling();
        int backends = scaling == null ? spec.backend().replicas() : scaling.minReplicas();
        return Stream.concat(
                budget(release, Marks.BACKEND, Names.backend(release.name()), backends),
                budget(
                        release,
                        Marks.FRONTEND,
                        Names.frontend(release.name()),
                        spec.frontend().replicas()));
    }

    private static Stream<PodDisruptionBudget> budget(Release release, String component, String name, int pods) {
        return pods < 2
                ? Stream.empty()
                : Stream.of(Rendered.seal(new PodDisruptionBudgetBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(release.namespace())
                        .withLabels(Labels.of(release, component))
                        .withOwnerReferences(Rendered.owner(release.vertical()))
                        .endMetadata()
                        .withNewSpec()
                        .withMaxUnavailable(new IntOrString(1))
                        .withNewSelector()
                        .withMatchLabels(Labels.selector(release.name(), component))
                        .endSelector()
                        .withUnhealthyPodEvictionPolicy("AlwaysAllow")
                        .endSpec()
                        .build()));
    }
}
