package dev.isem.erp.platform.migrate;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How {@code migrate} ended. */
public sealed interface Outcome {

    /**
     * Scripts ran, and the image's code can run on the database.
     *
     * @param from schema version before; 0 for an empty database
     * @param held contracting scripts of the image that wait until no pod of an older version lives
     */
    record Migrated(int from, int to, List<String> scripts, List<String> held) implements Outcome {

        Migrated(int from, int to, List<String> scripts) {
            this(from, to, scripts, List.of());
        }
    }

    /**
     * There was nothing to do.
     *
     * @param held as for {@link Migrated}
     */
    record Current(int schema, List<String> held) implements Outcome {

        Current(int schema) {
            this(schema, List.of());
        }
    }

    /**
     * What a run would do; nothing was done.
     *
     * @param scripts scripts that would run, in their order
     * @param destructive what in them takes something away, each as {@code script: statement}
     * @param fingerprint of the scripts' texts and of where they start; the same plan has the same
     */
    record Planned(
            int from, int to, List<String> scripts, List<String> held, List<String> destructive, String fingerprint)
            implements Outcome {}

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
