package dev.isem.erp.operator.plan;

import dev.isem.erp.operator.observe.Owned;
import dev.isem.erp.operator.render.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.List;
import java.util.Map;

/**
 * Hands the number of pods over to the autoscaler. Leaving a field out of a server-side apply takes it away from the
 * object while it is still ours, and the server would make it one pod; so it is kept as it is until somebody else has
 * written it.
 */
final class Autoscaled {

    private Autoscaled() {}

    static List<HasMetadata> keepReplicas(List<HasMetadata> objects, Owned owned) {
        return objects.stream()
                .map(object ->
                        object instanceof Deployment wanted && wanted.getSpec().getReplicas() == null
                                ? keepReplicas(wanted, owned)
                                : object)
                .toList();
    }

    private static Deployment keepReplicas(Deployment wanted, Owned owned) {
        return owned.deployment(wanted.getMetadata().getName())
                .filter(Autoscaled::isOurs)
                .map(live -> new DeploymentBuilder(wanted)
                        .editSpec()
                        // At zero the autoscaler is off: a restore leaves it there.
                        .withReplicas(Math.max(1, live.getSpec().getReplicas()))
                        .endSpec()
                        .build())
                .orElse(wanted);
    }

    private static boolean isOurs(Deployment live) {
        List<ManagedFieldsEntry> entries = live.getMetadata().getManagedFields();
        return entries != null
                && entries.stream()
                        .filter(entry -> Names.MANAGER.equals(entry.getManager()) && entry.getSubresource() == null)
                        .anyMatch(Autoscaled::hasReplicas);
    }

    private static boolean hasReplicas(ManagedFieldsEntry entry) {
        return entry.getFieldsV1() != null
                && entry.getFieldsV1().getAdditionalProperties().get("f:spec") instanceof Map<?, ?> spec
                && spec.containsKey("f:replicas");
    }
}
