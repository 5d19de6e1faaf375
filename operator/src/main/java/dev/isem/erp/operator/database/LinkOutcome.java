package dev.isem.erp.operator.database;

import java.util.List;

/** How {@code link} ended. */
public sealed interface LinkOutcome {

    /**
     * Every declared key is in force and the catalogue is as the suite makes it.
     *
     * @param keys keys that the manifest declares
     * @param statements what had to be changed in the database for that; 0 when it already was
     * @param redisPasswords SHA-256 of the passwords that the vertical's user in Redis has; none without a user
     */
    record Linked(int keys, int statements, List<String> redisPasswords) implements LinkOutcome {

        /** Without a user in Redis. */
        Linked(int keys, int statements) {
            this(keys, statements, List.of());
        }
    }

    /** The keys are in force, but the vertical's part of the catalogue is not as the suite makes it. */
    record Drifted(int keys, List<String> findings) implements LinkOutcome {}

    /**
     * A key could not be made or validated; those made before it stay.
     *
     * @param passing whether the same step may succeed later with nothing changed
     */
    record Failed(boolean passing, StepError error) implements LinkOutcome {}
}
