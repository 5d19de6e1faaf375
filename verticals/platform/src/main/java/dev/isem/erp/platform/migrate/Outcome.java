package dev.isem.erp.platform.migrate;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How {@code migrate} ended. */
public sealed interface Outcome {

    /**
     * Scripts ran, and the database is at the image's schema version.
     *
     * @param from schema version before; 0 for an empty database
     */
    record Migrated(int from, int to, List<String> scripts) implements Outcome {}

    /** There was nothing to do. */
    record Current(int schema) implements Outcome {}

    /** The database is newer than the image, and the image's code can run on it; nothing was changed. */
    record AheadCompatible(int schema) implements Outcome {}

    /** The image's code cannot run on the database; nothing was changed. */
    record Refused(int schema, Optional<Contract.OldestSafe> oldestSafe, Problem problem) implements Outcome {}

    /**
     * The migration did not finish; scripts before the failing one stay.
     *
     * @param passing whether the same image may succeed later with nothing changed
     * @param schema where that leaves the database, if it could be asked
     */
    record Failed(boolean passing, Problem problem, Optional<Moved> schema) implements Outcome {

        Failed(boolean passing, Problem problem) {
            this(passing, problem, Optional.empty());
        }

        Failed having(Moved moved) {
            return new Failed(passing, problem, Optional.of(moved));
        }
    }

    /** The schema version before a run, and after it. */
    record Moved(int from, int to) {}

    /**
     * Why, in words for the person who must act; never a row's values, never a secret.
     *
     * @param script script that was running
     */
    record Problem(@Nullable String script, @Nullable String sqlState, String message, String hint) {}
}
