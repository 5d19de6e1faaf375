package dev.isem.erp.operator.runtime;

import dev.isem.erp.operator.apply.NameTaken;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Set;

/** Failed passes: which of them people should hear of, and in what words. */
final class Faults {

    /** Refused by rule; the others (connection lost, server busy, a newer version) pass by themselves. */
    private static final Set<Integer> LASTING = Set.of(400, 403, 404, 422);

    private Faults() {}

    static boolean isWorthTelling(Exception cause) {
        return cause instanceof NameTaken
                || (cause instanceof KubernetesClientException refused && LASTING.contains(refused.getCode()));
    }

    /** Everything in a namespace that is being deleted is refused: there is nothing to say and nobody to read it. */
    static boolean isNamespaceGoing(Exception cause) {
        if (!(cause instanceof KubernetesClientException refused)) {
            return false;
        }
        Status status = refused.getStatus();
        return status != null
                && status.getDetails() != null
                && status.getDetails().getCauses() != null
                && status.getDetails().getCauses().stream()
                        .anyMatch(each -> "NamespaceTerminating".equals(each.getReason()));
    }

    static String reason(Exception cause) {
        return cause instanceof NameTaken ? "NameTaken" : "WriteRefused";
    }

    static String message(Exception cause) {
        if (cause instanceof KubernetesClientException refused && refused.getStatus() != null) {
            return "the API server refused: " + refused.getStatus().getMessage()
                    + ". What is there was kept; it is tried again.";
        }
        return String.valueOf(cause.getMessage());
    }
}
