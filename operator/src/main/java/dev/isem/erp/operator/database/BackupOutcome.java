package dev.isem.erp.operator.database;

/** How {@code backup} ended. */
sealed interface BackupOutcome {

    /** The backup is on the volume, read again and complete. */
    record BackedUp(Backup backup) implements BackupOutcome {}

    /** No script has run yet, so there is nothing that could be lost. */
    record NothingYet() implements BackupOutcome {}

    /**
     * There is no new backup; older ones stay, and the database was only read.
     *
     * @param passing whether the same step may succeed later with nothing changed
     */
    record Failed(boolean passing, StepError error) implements BackupOutcome {}
}
