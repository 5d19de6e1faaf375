package dev.isem.erp.operator.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Whether a vertical's application may be in the database. A pod that is being ended still holds its connections. */
final class Door {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final String IN_USE = "EXISTS (SELECT FROM pg_stat_activity WHERE usename = ?)";

    private final Session session;
    private final String login;
    private final String other;

    Door(Session session, StepSettings settings) {
        this.session = session;
        this.login = settings.login();
        this.other = settings.otherLogin();
    }

    /** Lets nobody in, and sends away who is. */
    void close() throws SQLException {
        for (String role : List.of(login, other)) {
            if (new Roles(session).exists(role)) {
                shut(role, "NOLOGIN");
            }
        }
    }

    void open() throws SQLException {
        session.change("ALTER ROLE " + Identifiers.quoted(login) + " LOGIN");
    }

    /** Whether the role as which the application does not log in, or not any more, is let in or still there. */
    boolean isOtherIn() throws SQLException {
        return new Roles(session).canLogIn(other) || session.holds(IN_USE, other);
    }

    /** Refuses that role, and the password it had for ever. */
    void closeToOther() throws SQLException {
        shut(other, "NOLOGIN PASSWORD NULL");
    }

    /** First nobody comes any more, then those who are there go: the other way round one could slip in between. */
    private void shut(String name, String attributes) throws SQLException {
        String role = Identifiers.quoted(name);
        session.change("ALTER ROLE " + role + " " + attributes);
        session.inTransaction(() -> {
            // Only a member may end a role's sessions. It is one for this moment, and can never act as it.
            session.change("GRANT " + role + " TO " + DatabaseNames.ADMIN + " WITH INHERIT TRUE, SET FALSE");
            session.query(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = ?",
                    row -> row.getBoolean(1),
                    name);
            session.change("REVOKE " + role + " FROM " + DatabaseNames.ADMIN);
            return name;
        });
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (session.holds(IN_USE, name)) {
            if (System.nanoTime() - deadline >= 0) {
                throw new SQLException("a session of " + name + " does not end", "55P03");
            }
            pause();
        }
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
