package dev.isem.erp.platform.migrate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the scripts that ran in the database promised to earlier code; kept there, so that an older image can read it.
 *
 * @param entries in the order of their versions
 */
record Contract(List<Entry> entries) {

    /**
     * One script that ran.
     *
     * @param release version of the vertical that brought it
     */
    record Entry(int version, String script, OptionalInt breaksBefore, String release) {}

    /** A version that can run on the schema, and the schema version that it needs to know. */
    record OldestSafe(int schema, String release) {}

    /** The script that excludes the most earlier code, if any excludes some. */
    Optional<Entry> strictest() {
        return entries.stream()
                .filter(entry -> entry.breaksBefore().isPresent())
                .max(Comparator.comparingInt(entry -> entry.breaksBefore().getAsInt()));
    }

    /** Oldest schema version whose code works on the database; 0 if all code does. */
    int oldestSafeSchema() {
        return strictest().map(entry -> entry.breaksBefore().getAsInt()).orElse(0);
    }

    /** The oldest version of the vertical that is known to work on the database. */
    Optional<OldestSafe> oldestSafe() {
        int schema = oldestSafeSchema();
        return entries.stream()
                .filter(entry -> entry.version() >= schema)
                .min(Comparator.comparingInt(Entry::version))
                .map(entry -> new OldestSafe(schema, entry.release()));
    }
}
