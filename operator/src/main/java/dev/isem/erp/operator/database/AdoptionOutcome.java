package dev.isem.erp.operator.database;

import java.util.List;

/** How {@code prepare} or {@code adopt}, the steps around an adoption, ended. */
public sealed interface AdoptionOutcome {

    /** The scratch database is as empty as the vertical's scripts expect. */
    record Prepared() implements AdoptionOutcome {}

    /** What would be done; the real database was only read. */
    record Planned(Proposal proposal) implements AdoptionOutcome {}

    /** What was loaded by hand is the vertical's, at a schema version. */
    record Adopted(Proposal proposal) implements AdoptionOutcome {}

    /** It cannot be adopted as it is; the real database was only read. */
    record Refused(StepError error) implements AdoptionOutcome {}

    /**
     * It was stopped on its way.
     *
     * @param passing whether the same step may succeed later with nothing changed
     */
    record Failed(boolean passing, StepError error) implements AdoptionOutcome {}

    /**
     * What a person approves.
     *
     * @param version newest script that counts as run
     * @param differences where the tables are not as that script leaves them
     * @param scripts scripts after it
     * @param fingerprint the same only for the same differences and scripts
     */
    record Proposal(int version, List<String> differences, List<String> scripts, String fingerprint) {}
}
