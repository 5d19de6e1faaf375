package dev.isem.erp.operator.database;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One right of one role on one object, as the catalogue keeps it.
 *
 * @param object name within the schema; for DEFAULT the kind of object that the right will apply to
 * @param column set where the right is on one column only
 * @param owner role that grants it
 */
record Grant(
        Kind kind,
        String schema,
        String object,
        @Nullable String column,
        String owner,
        String grantee,
        String privilege)
        implements Comparable<Grant> {

    private static final Comparator<Grant> ORDER = Comparator.comparing(Grant::kind)
            .thenComparing(Grant::schema)
            .thenComparing(Grant::object)
            .thenComparing(grant -> String.valueOf(grant.column()))
            .thenComparing(Grant::grantee)
            .thenComparing(Grant::privilege);

    /** In the order in which rights are granted: a table cannot be reached before its schema. */
    enum Kind {
        SCHEMA,
        TABLE,
        SEQUENCE,
        FUNCTION,
        DEFAULT
    }

    static Grant onSchema(String schema, String owner, String grantee) {
        return new Grant(Kind.SCHEMA, schema, "", null, owner, grantee, "USAGE");
    }

    static Grant onTable(String schema, String table, String owner, String grantee, String privilege) {
        return new Grant(Kind.TABLE, schema, table, null, owner, grantee, privilege);
    }

    /** @param objects TABLES, SEQUENCES or FUNCTIONS that the owner will create in the schema */
    static Grant onFuture(String objects, String schema, String owner, String grantee, String privilege) {
        return new Grant(Kind.DEFAULT, schema, objects, null, owner, grantee, privilege);
    }

    /** Rights by which a role could run code as the owner or empty a table: never kept, whoever still serves. */
    boolean isDangerous() {
        return switch (privilege) {
            case "REFERENCES", "TRIGGER", "TRUNCATE", "MAINTAIN", "CREATE" -> true;
            default -> false;
        };
    }

    String grantStatement() {
        return statement("GRANT", "TO");
    }

    String revokeStatement() {
        return statement("REVOKE", "FROM");
    }

    /** The right in words, for people. */
    @Override
    public String toString() {
        String target = switch (kind) {
            case SCHEMA -> "schema " + schema;
            case DEFAULT -> "new " + object + " in " + schema;
            case TABLE, SEQUENCE, FUNCTION -> schema + "." + object;
        };
        return privilege + (column == null ? "" : " (" + column + ")") + " on " + target + " for " + grantee;
    }

    @Override
    public int compareTo(Grant other) {
        return ORDER.compare(this, other);
    }

    private String statement(String verb, String preposition) {
        String what = privilege + (column == null ? "" : " (" + Identifiers.quoted(column) + ")");
        String who = " " + preposition + " " + Identifiers.quoted(grantee);
        return switch (kind) {
            case SCHEMA -> verb + " " + what + " ON SCHEMA " + Identifiers.quoted(schema) + who;
            case TABLE, SEQUENCE -> verb + " " + what + " ON " + kind + " " + Identifiers.quoted(schema, object) + who;
            // The object is the function's signature, as the server prints it.
            case FUNCTION -> verb + " " + what + " ON FUNCTION " + object + who;
            case DEFAULT ->
                "ALTER DEFAULT PRIVILEGES IN SCHEMA " + Identifiers.quoted(schema) + " " + verb + " " + what + " ON "
                        + object + who;
        };
    }
}
