package dev.isem.erp.operator.database;

import dev.isem.erp.steps.InvalidSettings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table that a vertical names in {@code requires} or {@code writes}; the table {@code *} stands for all of a schema. */
record Relation(String schema, String table) implements Comparable<Relation> {

    private static final Pattern FORM = Pattern.compile("([a-z_][a-z0-9_]{0,62})\\.([a-z_][a-z0-9_]{0,62}|\\*)");

    static Relation parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new InvalidSettings("'" + text.strip() + "' is not a table: write schema.table or schema.*");
        }
        return new Relation(form.group(1), form.group(2));
    }

    boolean isWholeSchema() {
        return table.equals("*");
    }

    String quoted() {
        return Identifiers.quoted(schema, table);
    }

    @Override
    public int compareTo(Relation other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return schema + "." + table;
    }
}
