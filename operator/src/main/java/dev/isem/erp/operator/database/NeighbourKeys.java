package dev.isem.erp.operator.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The foreign keys of other verticals into schemas that a backup takes the place of. */
final class NeighbourKeys {

    private static final String ORPHANS = "23503";
    private static final String PARENT_COLUMNS = Reference.TENANT_COLUMN + "," + Reference.PARENT_COLUMN;

    /** A key as the catalogue has it. */
    private record Key(Relation child, String name, Relation parent, String childColumns, String parentColumns) {

        /** Keys that {@code link} makes hold the tenant and one more column. */
        boolean isOfLink() {
            return parentColumns.equals(PARENT_COLUMNS)
                    && childColumns.matches(Reference.TENANT_COLUMN + ",[a-z_][a-z0-9_]*");
        }

        Reference onto(String schema) {
            String column = childColumns.substring(childColumns.indexOf(',') + 1);
            return new Reference(child, column, new Relation(schema, parent.table()));
        }
    }

    private final Session session;
    private final Schemas schemas;
    private final ReferenceCheck check;

    NeighbourKeys(Session session) {
        this.session = session;
        this.schemas = new Schemas(session);
        this.check = new ReferenceCheck(session);
    }

    /**
     * Ties every key to the table of the same name in the schema that took the place of its own, and proves it with the
     * rows that are there. To be called in the transaction that drops the old tables.
     *
     * @param places the schemas in place now, by the names of those set aside
     * @throws Refusal if a row of a neighbour would lose its parent
     */
    void move(Map<String, String> places) throws SQLException {
        for (Key key : keys(List.copyOf(places.keySet()))) {
            String place = places.getOrDefault(key.parent().schema(), "");
            if (!key.isOfLink()) {
                throw new Refusal(
                        "The key " + key.name() + " of " + key.child() + " was not made by link.",
                        "Drop it by a migration of its vertical, and declare it under spec.references.");
            }
            move(key, key.onto(place));
        }
    }

    private void move(Key key, Reference reference) throws SQLException {
        Optional<String> problem = check.problem(reference);
        if (problem.isPresent()) {
            throw new Refusal(
                    "The key " + key.name() + " of " + key.child() + " could not stay: " + problem.get() + ".",
                    "Restore a newer backup, or one of the vertical of " + key.child() + " first.");
        }
        String childOwner = schemas.existingOwner(key.child().schema());
        String parentOwner = schemas.existingOwner(reference.parent().schema());
        String columns = Identifiers.quotedList(List.of(Reference.TENANT_COLUMN, Reference.PARENT_COLUMN));
        String right = "REFERENCES (" + columns + ") ON " + reference.parent().quoted();
        session.actingAs(parentOwner, () -> session.change("GRANT " + right + " TO " + Identifiers.quoted(childOwner)));
        try {
            session.actingAs(childOwner, () -> {
                session.lock(key.child(), "ACCESS EXCLUSIVE");
                String table = "ALTER TABLE " + key.child().quoted();
                session.change(table + " DROP CONSTRAINT " + Identifiers.quoted(key.name()));
                session.change(table + " ADD CONSTRAINT " + Identifiers.quoted(key.name()) + " FOREIGN KEY ("
                        + Identifiers.quotedList(List.of(Reference.TENANT_COLUMN, reference.column()))
                        + ") REFERENCES " + reference.parent().quoted() + " (" + columns + ")");
            });
        } catch (SQLException failed) {
            if (ORPHANS.equals(failed.getSQLState())) {
                throw orphans(key, reference);
            }
            throw failed;
        }
        session.actingAs(
                parentOwner, () -> session.change("REVOKE " + right + " FROM " + Identifiers.quoted(childOwner)));
    }

    private static Refusal orphans(Key key, Reference reference) {
        return new Refusal(
                "%s has rows whose %s is not in %s as it was in the backup, so the key %s would not hold."
                        .formatted(key.child(), reference.column(), reference.parent(), key.name()),
                "Delete or correct the rows of " + key.child()
                        + " that came after the backup, or restore a newer one.");
    }

    private List<Key> keys(List<String> asides) throws SQLException {
        return session.query(
                SqlResource.read("restore/keys.sql"),
                row -> new Key(
                        new Relation(row.getString(1), row.getString(2)),
                        row.getString(3),
                        new Relation(row.getString(4), row.getString(5)),
                        row.getString(6),
                        row.getString(7)),
                asides);
    }
}
