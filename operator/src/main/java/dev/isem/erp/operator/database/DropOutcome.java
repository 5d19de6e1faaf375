package dev.isem.erp.operator.database;

/** How {@code drop} ended. */
public sealed interface DropOutcome {

    /**
     * Nothing of the vertical is in the database any more.
     *
     * @param statements what had to be changed for that
     */
    record Dropped(int statements) implements DropOutcome {}

    /** Others build on it; everything is as it was. */
    record Refused(StepError error) implements DropOutcome {}

    /**
     * It could not be done; everything is as it was.
     *
     * @param passing whether the same step may succeed later with nothing changed
     */
    record Failed(boolean passing, StepError error) implements DropOutcome {}
}
