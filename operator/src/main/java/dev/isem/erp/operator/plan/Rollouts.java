package dev.isem.erp.operator.plan;

import dev.isem.erp.operator.render.Marks;
import dev.isem.erp.operator.render.Names;
import dev.isem.erp.operator.render.Rendered;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a Deployment has come, by its own status and never by the order of events. */
final class Rollouts {

    private Rollouts() {}

    /** Every pod is of the newest template and ready, and no older one is left. */
    static boolean isComplete(Deployment live) {
        @Nullable DeploymentStatus status = live.getStatus();
        if (status == null || !hasSeenItsSpec(live, status)) {
            return false;
        }
        int wanted = number(live.getSpec().getReplicas(), 1);
        return number(status.getUpdatedReplicas(), 0) == wanted
                && number(status.getReplicas(), 0) == wanted
                && number(status.getAvailableReplicas(), 0) == wanted;
    }

    /** Whether the live Deployment is exactly the wanted one, as far as its pods go. */
    static boolean isOf(Deployment live, Deployment wanted) {
        return Objects.equals(Rendered.sealOf(live), Rendered.sealOf(wanted))
                && (wanted.getSpec().getReplicas() == null
                        || wanted.getSpec().getReplicas().equals(live.getSpec().getReplicas()));
    }

    static boolean isAtZero(Deployment live) {
        @Nullable DeploymentStatus status = live.getStatus();
        return status != null && hasSeenItsSpec(live, status) && number(status.getReplicas(), 0) == 0;
    }

    /** When the operator last wrote it: scaling it to zero is the last that can have ended pods. */
    static Optional<Instant> lastWritten(Deployment live) {
        return Optional.ofNullable(live.getMetadata().getManagedFields()).stream()
                .flatMap(List::stream)
                .filter(entry -> Names.MANAGER.equals(entry.getManager()) && entry.getTime() != null)
                .map(entry -> Instant.parse(entry.getTime()))
                .max(Comparator.naturalOrder());
    }

    static boolean isOfVersion(Deployment live, @Nullable String version) {
        return live.getMetadata().getLabels() != null
                && Objects.equals(version, live.getMetadata().getLabels().get(Marks.VERSION));
    }

    static boolean mounts(Deployment live, String secret) {
        return live.getSpec().getTemplate().getSpec().getVolumes().stream()
                .anyMatch(volume -> volume.getSecret() != null
                        && secret.equals(volume.getSecret().getSecretName()));
    }

    static boolean serves(Optional<Deployment> live) {
        return live.map(Deployment::getStatus)
                .filter(status -> number(status.getAvailableReplicas(), 0) > 0)
                .isPresent();
    }

    static boolean isStuck(Deployment live) {
        @Nullable DeploymentStatus status = live.getStatus();
        return status != null
                && hasSeenItsSpec(live, status)
                && status.getConditions() != null
                && status.getConditions().stream()
                        .anyMatch(condition -> "Progressing".equals(condition.getType())
                                && "ProgressDeadlineExceeded".equals(condition.getReason()));
    }

    static String progress(Deployment live) {
        @Nullable DeploymentStatus status = live.getStatus();
        int ready = status == null ? 0 : number(status.getAvailableReplicas(), 0);
        return live.getMetadata().getName() + " has " + ready + " of "
                + number(live.getSpec().getReplicas(), 1) + " pods ready";
    }

    private static boolean hasSeenItsSpec(Deployment live, DeploymentStatus status) {
        @Nullable Long generation = live.getMetadata().getGeneration();
        @Nullable Long observed = status.getObservedGeneration();
        return generation == null || (observed != null && observed >= generation);
    }

    private static int number(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }
}
