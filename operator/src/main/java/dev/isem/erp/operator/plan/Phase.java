package dev.isem.erp.operator.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a vertical is doing, in the words of its conditions.
 *
 * @param falseCondition the condition that a gate made false, if a gate did
 */
record Phase(
        boolean ready,
        boolean reconciling,
        boolean stalled,
        Reason reason,
        String message,
        List<String> blockedBy,
        @Nullable String falseCondition) {

    static Phase ready(String message) {
        return new Phase(true, false, false, Reason.READY, message, List.of(), null);
    }

    /** The same, with something more to say. */
    Phase remarking(String remark) {
        return new Phase(ready, reconciling, stalled, reason, message + remark, blockedBy, falseCondition);
    }

    /** On its way. */
    static Phase reconciling(Reason reason, String message) {
        return new Phase(false, true, false, reason, message, List.of(), null);
    }

    /** Not on its way any more. */
    static Phase stalled(Reason reason, String message) {
        return new Phase(false, false, true, reason, message, List.of(), null);
    }

    static Phase of(Verdict.Wait wait) {
        return new Phase(false, true, false, wait.reason(), wait.message(), wait.blockedBy(), wait.condition());
    }

    static Phase of(Verdict.Refuse refuse) {
        return new Phase(false, false, true, refuse.reason(), refuse.message(), List.of(), refuse.condition());
    }
}
