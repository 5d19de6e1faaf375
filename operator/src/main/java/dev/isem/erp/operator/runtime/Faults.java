package dev.isem.erp.operator.runtime;

import dev.isem.erp.operator.apply.NameTaken;
import dev.isem.erp.operator.plan.Reason;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.OperatorException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failed passes: which of them people should hear of, and in what words. */
final class Faults {

    /** Refused by rule; the others (connection lost, server busy, a newer version) pass by themselves. */
    private static final Set<Integer> LASTING = Set.of(400, 403, 404, 422);

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private Faults() {}

    /** The fault itself: the queue's metrics wrap what a pass throws. */
    static Exception of(Exception thrown) {
        return thrown instanceof OperatorException && thrown.getCause() instanceof Exception cause ? cause : thrown;
    }

    /** One line for what people can mend, the whole trace for what only we can. */
    static void log(Exception cause) {
        if (isWorthTelling(cause)) {
            LOG.warn("this pass was refused and is tried again: {}", message(cause));
        } else if (!isNamespaceGoing(cause)) {
            LOG.warn("this pass failed and is tried again", cause);
        }
    }

    static boolean isWorthTelling(Exception cause) {
        return !isNamespaceGoing(cause) && isLasting(cause);
    }

    private static boolean isLasting(Exception cause) {
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

    static Reason reason(Exception cause) {
        return cause instanceof NameTaken ? Reason.NAME_TAKEN : Reason.WRITE_REFUSED;
    }

    static String message(Exception cause) {
        if (cause instanceof KubernetesClientException refused && refused.getStatus() != null) {
            return "the API server refused: " + refused.getStatus().getMessage()
                    + ". What is there was kept; it is tried again.";
        }
        return String.valueOf(cause.getMessage());
    }
}
