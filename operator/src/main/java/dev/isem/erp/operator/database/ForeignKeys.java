package dev.isem.erp.operator.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes and validates foreign keys between verticals. No owner keeps the right REFERENCES on another's table: with it an
 * owner could have its own functions run as the other owner. It is granted and revoked within one transaction.
 */
final class ForeignKeys {

    /** A key between two verticals as the catalogue has it. */
    record Key(String name, boolean validated, boolean enforced) {

        /** A key that its owner took out of force cannot be validated; the drift check tells of it. */
        boolean isToValidate() {
            return enforced && !validated;
        }
    }

    private static final String TABLE = "(SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE n.nspname = ? AND c.relname = ?)";

    private static final String COLUMNS = "(SELECT array_agg(a.attnum ORDER BY w.place)"
            + " FROM unnest(?::text[]) WITH ORDINALITY w(name, place), pg_attribute a"
            + " WHERE a.attrelid = %s AND a.attname = w.name)";

    private static final String FIND =
            """
            SELECT conname, convalidated, coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
              FROM pg_constraint k
             WHERE contype = 'f' AND conrelid = %s AND confrelid = %s AND conkey = %s AND confkey = %s
            """.formatted(TABLE, TABLE, COLUMNS.formatted("conrelid"), COLUMNS.formatted("confrelid"));

    private static final List<String> PARENT_COLUMNS = List.of(Reference.TENANT_COLUMN, Reference.PARENT_COLUMN);

    private final Session session;
    private final Schemas schemas;
    private final ReferenceCheck check;

    ForeignKeys(Session session) {
        this.session = session;
        this.schemas = new Schemas(session);
        this.check = new ReferenceCheck(session);
    }

    Optional<Key> find(Reference reference) throws SQLException {
        return session
                .query(
                        FIND,
                        row -> new Key(row.getString(1), row.getBoolean(2), row.getBoolean(3)),
                        reference.child().schema(),
                        reference.child().table(),
                        reference.parent().schema(),
                        reference.parent().table(),
                        childColumns(reference),
                        PARENT_COLUMNS)
                .stream()
                .findFirst();
    }

    /** Adds the key if it is not there, for new rows only; tells why it cannot be made. */
    Optional<String> add(Reference reference) throws SQLException {
        Optional<String> problem = check.problem(reference);
        if (problem.isPresent() || find(reference).isPresent()) {
            return problem;
        }
        return session.inTransaction(() -> addLocked(reference));
    }

    /** Checks the rows that were there before the key. Under the lock the key cannot be swapped for other code. */
    void validate(Reference reference) throws SQLException {
        session.inTransactionAs(owner(reference.child()), () -> {
            session.lock(reference.child(), "SHARE UPDATE EXCLUSIVE");
            Optional<Key> key = find(reference);
            if (key.isPresent() && key.get().isToValidate()) {
                session.change("ALTER TABLE " + reference.child().quoted() + " VALIDATE CONSTRAINT "
                        + Identifiers.quoted(key.get().name()));
            }
        });
    }

    /** Drops the suite's keys on the vertical's tables that its manifest no longer declares. */
    void dropUndeclared(Declaration vertical) throws SQLException {
        List<String> declared = new ArrayList<>();
        for (Reference reference : vertical.references()) {
            find(reference).ifPresent(key -> declared.add(reference.child() + " " + key.name()));
        }
        for (Relation child : tablesWithKeys(vertical)) {
            for (String key : keyNames(child)) {
                if (!declared.contains(child + " " + key)) {
                    drop(vertical, child, key);
                }
            }
        }
    }

    private Optional<String> addLocked(Reference reference) throws SQLException {
        String childOwner = owner(reference.child());
        String parentOwner = owner(reference.parent());
        String columns = Identifiers.quotedList(PARENT_COLUMNS);
        String right = "REFERENCES (" + columns + ") ON " + reference.parent().quoted();
        session.actingAs(parentOwner, () -> session.change("GRANT " + right + " TO " + Identifiers.quoted(childOwner)));
        session.actingAs(childOwner, () -> session.lock(reference.child(), "SHARE ROW EXCLUSIVE"));
        Optional<String> problem = check.problem(reference);
        if (problem.isPresent()) {
            session.connection().rollback();
            return problem;
        }
        session.actingAs(
                childOwner,
                () -> session.change("ALTER TABLE " + reference.child().quoted() + " ADD CONSTRAINT "
                        + Identifiers.quoted(freeName(reference)) + " FOREIGN KEY ("
                        + Identifiers.quotedList(childColumns(reference)) + ") REFERENCES "
                        + reference.parent().quoted() + " (" + columns + ") NOT VALID"));
        session.actingAs(
                parentOwner, () -> session.change("REVOKE " + right + " FROM " + Identifiers.quoted(childOwner)));
        return Optional.empty();
    }

    private void drop(Declaration vertical, Relation child, String key) throws SQLException {
        session.inTransactionAs(
                vertical.owner(),
                () -> session.change("ALTER TABLE " + child.quoted() + " DROP CONSTRAINT " + Identifiers.quoted(key)));
    }

    private List<Relation> tablesWithKeys(Declaration vertical) throws SQLException {
        return session.query(
                "SELECT DISTINCT n.nspname, c.relname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE k.contype = 'f' AND n.nspname = ANY (?) AND right(k.conname, 4) = '_xfk'",
                row -> new Relation(row.getString(1), row.getString(2)),
                vertical.schemas());
    }

    private List<String> keyNames(Relation child) throws SQLException {
        return session.query(
                "SELECT conname FROM pg_constraint WHERE contype = 'f' AND right(conname, 4) = '_xfk' AND conrelid = "
                        + TABLE,
                row -> row.getString(1),
                child.schema(),
                child.table());
    }

    private String freeName(Reference reference) throws SQLException {
        boolean taken = keyNames(reference.child()).contains(reference.keyName());
        return taken ? reference.longKeyName() : reference.keyName();
    }

    private String owner(Relation table) throws SQLException {
        return schemas.existingOwner(table.schema());
    }

    private static List<String> childColumns(Reference reference) {
        return List.of(Reference.TENANT_COLUMN, reference.column());
    }
}
