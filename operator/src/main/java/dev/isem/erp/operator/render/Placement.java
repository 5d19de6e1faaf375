package dev.isem.erp.operator.render;

import dev.isem.erp.crds.PodSettings;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where pods run and what the cluster's rules ask of them. */
final class Placement {

    private Placement() {}

    /** The template with the manifest's settings for pods. */
    static PodTemplateSpec of(Release release, PodTemplateSpec template) {
        PodSettings pods = release.vertical().getSpec().pods();
        if (pods == null) {
            return template;
        }
        return new PodTemplateSpecBuilder(template)
                .editMetadata()
                .addToAnnotations(orEmpty(pods.annotations()))
                .addToLabels(orEmpty(pods.labels()))
                .endMetadata()
                .editSpec()
                .withNodeSelector(pods.nodeSelector())
                .withTolerations(pods.tolerations() == null ? List.of() : pods.tolerations())
                .withPriorityClassName(pods.priorityClassName())
                .withServiceAccountName(pods.serviceAccountName())
                .endSpec()
                .build();
    }

    /** Whatever their number is: scaling is no reason to replace pods. */
    static List<TopologySpreadConstraint> spread(Release release, String component) {
        return List.of(new TopologySpreadConstraintBuilder()
                .withMaxSkew(1)
                .withTopologyKey("kubernetes.io/hostname")
                .withWhenUnsatisfiable("ScheduleAnyway")
                .withNewLabelSelector()
                .withMatchLabels(Labels.selector(release.name(), component))
                .endLabelSelector()
                // Otherwise the pods that are being replaced would count.
                .withMatchLabelKeys("pod-template-hash")
                .build());
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}
