package dev.isem.erp.operator.database;

import java.util.List;

/** How {@code provision} ended. */
public sealed interface ProvisionOutcome {

    /**
     * The database is as the manifest asks.
     *
     * @param statements what had to be changed for that; 0 when it already was
     * @param extraGrants rights that the manifest no longer asks for, kept because older pods may still serve
     */
    record Provisioned(int statements, List<String> extraGrants) implements ProvisionOutcome {}

    /** The vertical's schemas hold what no run of its scripts has made; nothing was changed. */
    record HandLoaded() implements ProvisionOutcome {}

    /** The manifest asks for what the database cannot give now; nothing was changed. */
    record Refused(StepError error) implements ProvisionOutcome {}

    /**
     * The step could not finish; nothing was changed.
     *
     * @param passing whether the same step may succeed later with nothing changed
     */
    record Failed(boolean passing, StepError error) implements ProvisionOutcome {}
}
