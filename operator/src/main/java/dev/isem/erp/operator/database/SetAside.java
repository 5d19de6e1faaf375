package dev.isem.erp.operator.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A vertical's schemas under other names while a backup is brought into their places. Neighbours' keys follow them, so
 * until the change is made nothing is lost; whoever comes after a run that died puts them back first.
 */
final class SetAside {

    private static final String PREFIX = "erp_aside_";
    private static final int LONGEST_NAME = 63;

    private final Session session;
    private final Declaration vertical;

    SetAside(Session session, Declaration vertical) {
        this.session = session;
        this.vertical = vertical;
    }

    /** The name that a schema has meanwhile. */
    static String aside(String schema) {
        String name = PREFIX + schema;
        return name.length() <= LONGEST_NAME
                ? name
                : "%s_%08x".formatted(name.substring(0, LONGEST_NAME - 9), schema.hashCode());
    }

    /** Moves the vertical's schemas away, and makes empty ones for those of a backup. */
    void begin(List<String> ofBackup) throws SQLException {
        session.inTransaction(() -> {
            rename(existing(candidates()), true);
            for (String schema : ofBackup) {
                session.change("CREATE SCHEMA " + Identifiers.quoted(schema) + " AUTHORIZATION "
                        + Identifiers.quoted(vertical.owner()));
            }
            return ofBackup;
        });
    }

    /** Undoes what a restore that did not come to its end has left. Nothing where there is none. */
    void putBack() throws SQLException {
        List<String> away = away();
        if (!away.isEmpty()) {
            drop(existing(away));
            rename(away, false);
        }
    }

    /** Drops what was moved away: from here on the restored schemas are the vertical's. */
    void drop() throws SQLException {
        drop(away().stream().map(SetAside::aside).toList());
    }

    /** Schemas that stand under their other names, by their own. */
    List<String> away() throws SQLException {
        var away = new ArrayList<String>();
        for (String schema : candidates()) {
            if (owns(aside(schema))) {
                away.add(schema);
            }
        }
        return away;
    }

    private void rename(List<String> schemas, boolean away) throws SQLException {
        if (schemas.isEmpty()) {
            return;
        }
        // To give a schema another name takes the right to make one, which an owner never keeps.
        String right = "CREATE ON DATABASE " + database();
        String owner = Identifiers.quoted(vertical.owner());
        session.change("GRANT " + right + " TO " + owner);
        session.actingAs(vertical.owner(), () -> {
            for (String schema : schemas) {
                String own = Identifiers.quoted(schema);
                String other = Identifiers.quoted(aside(schema));
                session.change("ALTER SCHEMA " + (away ? own : other) + " RENAME TO " + (away ? other : own));
            }
        });
        session.change("REVOKE " + right + " FROM " + owner);
    }

    private void drop(List<String> schemas) throws SQLException {
        if (!schemas.isEmpty()) {
            session.actingAs(
                    vertical.owner(),
                    () -> session.change("DROP SCHEMA " + Identifiers.quotedList(schemas) + " CASCADE"));
        }
    }

    private List<String> candidates() throws SQLException {
        return new Registry(session).schemas(vertical);
    }

    private List<String> existing(List<String> schemas) throws SQLException {
        var existing = new ArrayList<String>();
        for (String schema : schemas) {
            if (owns(schema)) {
                existing.add(schema);
            }
        }
        return existing;
    }

    private boolean owns(String schema) throws SQLException {
        return new Schemas(session)
                .owner(schema)
                .filter(vertical.owner()::equals)
                .isPresent();
    }

    private String database() throws SQLException {
        return Identifiers.quoted(session.query("SELECT current_database()", row -> row.getString(1))
                .getFirst());
    }
}
