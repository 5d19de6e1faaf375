package dev.isem.erp.operator.database;

/** How {@code restore} ended. */
sealed interface RestoreOutcome {

    /** The schemas are as they were in the backup, and the neighbours' keys hold. */
    record Restored(Backup backup) implements RestoreOutcome {}

    /** The backup cannot take their place; everything is as before. */
    record Refused(StepError error) implements RestoreOutcome {}

    /**
     * The step could not finish; what it had set aside is in its place again, or is put there by the next run.
     *
     * @param passing whether the same step may succeed later with nothing changed
     */
    record Failed(boolean passing, StepError error) implements RestoreOutcome {}
}
