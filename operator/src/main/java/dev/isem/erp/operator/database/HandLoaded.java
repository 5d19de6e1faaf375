package dev.isem.erp.operator.database;

import java.sql.SQLException;
import java.util.List;

/**
 * Tables in a vertical's schemas of which no run of its scripts is recorded: somebody loaded them by hand. Its scripts
 * would meet what they are to create.
 */
final class HandLoaded {

    static final String HISTORY = "flyway_schema_history";

    private final Session session;
    private final Declaration vertical;

    HandLoaded(Session session, Declaration vertical) {
        this.session = session;
        this.vertical = vertical;
    }

    /** Asks the registry, which must be there. */
    boolean isThere() throws SQLException {
        var schemas = new Schemas(session);
        boolean recorded = new Registry(session).progress(vertical.vertical()).isPresent()
                || schemas.hasTable(vertical.metaSchema(), HISTORY);
        if (recorded || isOfTheSuite()) {
            return false;
        }
        for (String schema : vertical.schemas()) {
            if (!schemas.tables(schema).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Roles other than its own owner that own something in its schemas. */
    List<String> owners() throws SQLException {
        return session
                .query(SqlResource.read("adoption/owners.sql"), row -> row.getString(1), vertical.schemas())
                .stream()
                .filter(owner -> !owner.equals(vertical.owner()))
                .toList();
    }

    /** What another vertical's owner has is another vertical's. */
    private boolean isOfTheSuite() throws SQLException {
        return owners().stream().anyMatch(owner -> owner.startsWith(DatabaseNames.OWNER_PREFIX));
    }
}
