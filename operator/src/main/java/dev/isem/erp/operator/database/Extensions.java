package dev.isem.erp.operator.database;

import java.sql.SQLException;

/**
 * What PostgreSQL brings along and a vertical's scripts cannot install, for their owners may create nothing in a database:
 * {@code btree_gist}, by which a table keeps the periods of one thing from overlapping.
 */
final class Extensions {

    private static final String INSTALLED = "EXISTS (SELECT FROM pg_extension WHERE extname = 'btree_gist')";
    private static final String AT_HAND = "EXISTS (SELECT FROM pg_available_extensions WHERE name = 'btree_gist')";

    private final Session session;

    Extensions(Session session) {
        this.session = session;
    }

    /** Where the server has none, only a script that needs it fails, and says so. */
    void ensure() throws SQLException {
        if (!session.holds(INSTALLED) && session.holds(AT_HAND)) {
            session.change("CREATE EXTENSION btree_gist WITH SCHEMA erp");
        }
    }
}
