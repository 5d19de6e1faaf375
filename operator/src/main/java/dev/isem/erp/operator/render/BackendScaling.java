package dev.isem.erp.operator.render;

import dev.isem.erp.crds.Autoscaling;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import java.util.Optional;

/** Lets the load decide how many pods a back end has. */
final class BackendScaling {

    private BackendScaling() {}

    /** Absent where the manifest gives the number itself. */
    static Optional<HorizontalPodAutoscaler> render(Release release) {
        return Optional.ofNullable(release.vertical().getSpec().backend().autoscaling())
                .map(scaling -> scaler(release, scaling));
    }

    private static HorizontalPodAutoscaler scaler(Release release, Autoscaling scaling) {
        String name = Names.backend(release.name());
        return Rendered.seal(new HorizontalPodAutoscalerBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(release.namespace())
                .withLabels(Labels.of(release, Marks.BACKEND))
                .withOwnerReferences(Rendered.owner(release.vertical()))
                .endMetadata()
                .withNewSpec()
                .withNewScaleTargetRef("apps/v1", "Deployment", name)
                .withMinReplicas(scaling.minReplicas())
                .withMaxReplicas(scaling.maxReplicas())
                .addNewMetric()
                .withType("Resource")
                .withNewResource()
                .withName("cpu")
                .withNewTarget()
                .withType("Utilization")
                .withAverageUtilization(scaling.cpuPercent())
                .endTarget()
                .endResource()
                .endMetric()
                .endSpec()
                .build());
    }
}
