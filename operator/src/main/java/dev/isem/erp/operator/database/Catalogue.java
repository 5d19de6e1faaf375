package dev.isem.erp.operator.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a vertical's schemas, in words that are the same for the same structure: names that PostgreSQL makes up,
 * owners, rights, the order of columns and keys into other verticals are left out.
 *
 * @param things by what they are called
 */
record Catalogue(SortedMap<String, Thing> things) {

    static final String QUERY = "adoption/catalogue.sql";

    /** Longer than that a definition is not quoted, and neither is the sum of a function's text. */
    private static final int LONGEST = 120;

    /**
     * One of them.
     *
     * @param parent table that it goes with
     * @param detail what may differ
     */
    record Thing(@Nullable String parent, String detail) {}

    static Catalogue of(Session session, List<String> schemas) throws SQLException {
        return read(session, SqlResource.read(QUERY), schemas);
    }

    /** Of rows with parent, name and detail. */
    static Catalogue read(Session session, String query, Object parameter) throws SQLException {
        var things = new TreeMap<String, Thing>();
        session.query(
                query, row -> things.put(row.getString(2), new Thing(row.getString(1), row.getString(3))), parameter);
        return new Catalogue(things);
    }

    /** Where the other differs from this one, in words; what goes with a missing or additional table is not said again. */
    List<String> differences(Catalogue other) {
        var all = new TreeSet<>(things.keySet());
        all.addAll(other.things.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : all) {
            Thing wanted = things.get(name);
            Thing found = other.things.get(name);
            if (found == null && wanted != null && !isWithin(wanted, other.things.keySet())) {
                differences.add("missing: " + name + quoted(wanted.detail()));
            } else if (wanted == null && found != null && !isWithin(found, things.keySet())) {
                differences.add("additional: " + name + quoted(found.detail()));
            } else if (wanted != null && found != null && !Objects.equals(wanted.detail(), found.detail())) {
                differences.add("different: " + name + changed(wanted.detail(), found.detail()));
            }
        }
        return differences;
    }

    /** Whether it is gone with its table. */
    private static boolean isWithin(Thing thing, Collection<String> others) {
        return thing.parent() != null && !others.contains(thing.parent());
    }

    private static boolean isUnreadable(String detail) {
        return detail.length() > LONGEST || detail.matches("[0-9a-f]{32}");
    }

    private static String quoted(String detail) {
        return detail.isEmpty() || isUnreadable(detail) ? "" : " " + detail;
    }

    private static String changed(String wanted, String found) {
        return isUnreadable(wanted) || isUnreadable(found)
                ? ""
                : " is " + (found.isEmpty() ? "plain" : found) + ", the scripts make it "
                        + (wanted.isEmpty() ? "plain" : wanted);
    }
}
