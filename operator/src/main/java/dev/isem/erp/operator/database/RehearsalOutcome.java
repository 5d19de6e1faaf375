package dev.isem.erp.operator.database;

import java.util.List;

/** How {@code clone} or {@code compare}, the steps around a rehearsal, ended. The real database was only read. */
sealed interface RehearsalOutcome {

    /** The scratch database holds the vertical as it is now. */
    record Cloned(int tables) implements RehearsalOutcome {}

    /**
     * The scripts ran there, and the scratch database is gone.
     *
     * @param rows tables whose number of rows the scripts changed, in words
     */
    record Rehearsed(List<String> rows) implements RehearsalOutcome {}

    /** No clone can be made as things are. */
    record Refused(StepError error) implements RehearsalOutcome {}

    /**
     * It was stopped on its way.
     *
     * @param passing whether the same step may succeed later with nothing changed
     */
    record Failed(boolean passing, StepError error) implements RehearsalOutcome {}
}
