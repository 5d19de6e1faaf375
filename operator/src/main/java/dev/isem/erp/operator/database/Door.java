package dev.isem.erp.operator.database;

import java.sql.SQLException;
import java.time.Duration;

/** Whether a vertical's application may be in the database. A pod that is being ended still holds its connections. */
final class Door {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Session session;
    private final String app;

    Door(Session session, Declaration vertical) {
        this.session = session;
        this.app = vertical.app();
    }

    /** Lets nobody in, and sends away who is. */
    void close() throws SQLException {
        String role = Identifiers.quoted(app);
        session.change("ALTER ROLE " + role + " NOLOGIN");
        session.inTransaction(() -> {
            // Only a member may end a role's sessions. It is one for this moment, and can never act as it.
            session.change("GRANT " + role + " TO " + DatabaseNames.ADMIN + " WITH INHERIT TRUE, SET FALSE");
            session.query(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = ?",
                    row -> row.getBoolean(1),
                    app);
            session.change("REVOKE " + role + " FROM " + DatabaseNames.ADMIN);
            return app;
        });
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (session.holds("EXISTS (SELECT FROM pg_stat_activity WHERE usename = ?)", app)) {
            if (System.nanoTime() - deadline >= 0) {
                throw new SQLException("a session of " + app + " does not end", "55P03");
            }
            pause();
        }
    }

    void open() throws SQLException {
        session.change("ALTER ROLE " + Identifiers.quoted(app) + " LOGIN");
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLException("stopped while sessions ended", "57014", stopped);
        }
    }
}
