package dev.isem.erp.construccion.parameter;

/**
 * How long a document waits for somebody before that is told.
 *
 * @param remindAfterHours in one state, before it is late
 * @param escalateAfterHours the same, before it is for a director to look at
 */
public record WaitLimits(int remindAfterHours, int escalateAfterHours) {

    /** What counts until a company sets its own. */
    public static final WaitLimits USUAL = new WaitLimits(
            Parameter.REMIND_AFTER_HOURS.usual().intValue(),
            Parameter.ESCALATE_AFTER_HOURS.usual().intValue());
}
