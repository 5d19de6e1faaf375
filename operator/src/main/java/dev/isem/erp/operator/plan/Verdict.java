package dev.isem.erp.operator.plan;

import java.util.List;

/** What a gate says about the version that the manifest asks for. */
sealed interface Verdict {

    /** Nothing is in the way here. */
    record Pass() implements Verdict {}

    /**
     * It goes on by itself, later. Until then the serving version stays as it is.
     *
     * @param condition the condition that is not true because of it
     * @param blockedBy verticals it waits for
     * @param work what this pass does about it
     */
    record Wait(String condition, Reason reason, String message, List<String> blockedBy, Work work)
            implements Verdict {}

    /** It does not go on before somebody changes something. Until then the serving version stays as it is. */
    record Refuse(String condition, Reason reason, String message) implements Verdict {}

    static Verdict pass() {
        return new Pass();
    }

    static Verdict wait(String condition, Reason reason, String message) {
        return new Wait(condition, reason, message, List.of(), Work.NONE);
    }
}
