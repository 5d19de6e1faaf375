package dev.isem.erp.operator.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Whether a foreign key between two verticals can be made, and made without either side's code running as the other. */
final class ReferenceCheck {

    /** A column's type; only types of the server itself compare by code that no vertical wrote. */
    private record ColumnType(String name, String schema) {

        boolean isBuiltIn() {
            return schema.equals("pg_catalog");
        }
    }

    private static final String KIND =
            "SELECT c.relkind::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE n.nspname = ? AND c.relname = ?";

    private static final String TYPE = """
            SELECT format_type(a.atttypid, NULL), tn.nspname
              FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_type t ON t.oid = a.atttypid JOIN pg_namespace tn ON tn.oid = t.typnamespace
             WHERE n.nspname = ? AND c.relname = ? AND a.attname = ? AND a.attnum > 0 AND NOT a.attisdropped
            """;

    private static final String HAS_KEY = """
            EXISTS (SELECT FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
                      JOIN pg_namespace n ON n.oid = c.relnamespace
                     WHERE n.nspname = ? AND c.relname = ? AND i.indisunique AND i.indisvalid AND i.indimmediate
                       AND i.indpred IS NULL AND i.indnkeyatts = 2
                       AND (SELECT array_agg(a.attname::text ORDER BY a.attname) FROM pg_attribute a
                             WHERE a.attrelid = c.oid AND a.attnum = ANY (i.indkey)) = ARRAY['id', 'tenant_id'])
            """;

    private final Session session;

    ReferenceCheck(Session session) {
        this.session = session;
    }

    /** Why the key cannot be made, in one sentence. */
    Optional<String> problem(Reference reference) throws SQLException {
        for (Relation table : List.of(reference.child(), reference.parent())) {
            Optional<String> problem = problemOfTable(table);
            if (problem.isPresent()) {
                return problem;
            }
        }
        Optional<String> problem = problemOfTypes(reference, Reference.TENANT_COLUMN, Reference.TENANT_COLUMN);
        if (problem.isEmpty()) {
            problem = problemOfTypes(reference, reference.column(), Reference.PARENT_COLUMN);
        }
        if (problem.isEmpty() && !hasKey(reference.parent())) {
            problem = Optional.of(reference.parent() + " has no primary or unique key on (tenant_id, id)");
        }
        return problem;
    }

    private Optional<String> problemOfTable(Relation table) throws SQLException {
        List<String> kind = session.query(KIND, row -> row.getString(1), table.schema(), table.table());
        if (kind.isEmpty()) {
            return Optional.of("there is no table " + table);
        }
        return kind.getFirst().equals("r") ? Optional.empty() : Optional.of(table + " is not an ordinary table");
    }

    private Optional<String> problemOfTypes(Reference reference, String childColumn, String parentColumn)
            throws SQLException {
        Optional<ColumnType> child = type(reference.child(), childColumn);
        if (child.isEmpty()) {
            return Optional.of(reference.child() + " has no column " + childColumn);
        }
        Optional<ColumnType> parent = type(reference.parent(), parentColumn);
        if (parent.isEmpty()) {
            return Optional.of(reference.parent() + " has no column " + parentColumn);
        }
        String types =
                reference.child() + "." + childColumn + " is " + child.get().name() + " and " + reference.parent() + "."
                        + parentColumn + " is " + parent.get().name();
        if (!child.equals(parent)) {
            return Optional.of(types + ": a key needs equal types");
        }
        return child.get().isBuiltIn()
                ? Optional.empty()
                : Optional.of(types + ": a key needs a type of the server itself");
    }

    private Optional<ColumnType> type(Relation table, String column) throws SQLException {
        return session
                .query(
                        TYPE,
                        row -> new ColumnType(row.getString(1), row.getString(2)),
                        table.schema(),
                        table.table(),
                        column)
                .stream()
                .findFirst();
    }

    private boolean hasKey(Relation table) throws SQLException {
        return session.holds(HAS_KEY, table.schema(), table.table());
    }
}
