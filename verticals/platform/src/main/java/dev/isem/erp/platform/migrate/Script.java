package dev.isem.erp.platform.migrate;

import java.util.OptionalInt;

/**
 * A migration script in the image.
 *
 * @param version schema version that it brings
 * @param name file name, as {@code V012__sale_returns.sql}
 * @param breaksBefore oldest schema version whose code still works after it; empty if all of it does
 * @param contracts whether it waits until no pod of an older version lives
 */
record Script(int version, String name, OptionalInt breaksBefore, boolean contracts, String text)
        implements Comparable<Script> {

    @Override
    public int compareTo(Script other) {
        return Integer.compare(version, other.version);
    }
}
