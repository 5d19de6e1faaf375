package dev.isem.erp.steps;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The one lock under which a database is provisioned, migrated and linked. It lives in the session that does the work,
 * so it cannot outlive it. It is polled, because a waiting session would hold a snapshot that blocks others.
 */
public final class DatabaseLock {

    /** SQLSTATE of a session that lost the lock: object not in prerequisite state, the nearest PostgreSQL has. */
    public static final String LOST = "55000";

    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final String OF_KEY = " l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
            + " AND l.database = (SELECT oid FROM pg_catalog.pg_database"
            + " WHERE datname = pg_catalog.current_database())"
            + " AND (l.classid::bigint << 32) | l.objid::bigint = ?";

    private static final String HOLDER =
            "SELECT a.usename || coalesce(' (' || nullif(a.application_name, '') || ')', '')"
                    + " FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a USING (pid) WHERE" + OF_KEY;

    private static final String HELD_BY_THIS_SESSION =
            "SELECT 1 FROM pg_catalog.pg_locks l WHERE l.pid = pg_catalog.pg_backend_pid() AND" + OF_KEY;

    private final long key;

    /**
     * The lock of that key, not taken yet.
     *
     * @param key the lock's name in the database, the same for every step of a suite
     */
    public DatabaseLock(long key) {
        this.key = key;
    }

    /** Somebody else kept the lock for longer than this step was told to wait. */
    public static final class Busy extends Exception {

        private static final long serialVersionUID = 1L;

        Busy(String holder, Duration patience) {
            super("waited " + patience.toSeconds() + " s for the database lock, which " + holder + " holds");
        }
    }

    /**
     * Takes the lock for as long as the session lives.
     *
     * @throws Busy if another session still holds it after {@code patience}
     */
    public void take(Connection session, Duration patience) throws SQLException, Busy {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!"t".equals(ask(session, "SELECT pg_catalog.pg_try_advisory_lock(?)"))) {
            if (System.nanoTime() - deadline >= 0) {
                String holder = ask(session, HOLDER);
                throw new Busy(holder.isEmpty() ? "another session" : holder, patience);
            }
            pause();
        }
    }

    /** Whether this very session still holds the lock. */
    public boolean isHeldBy(Connection session) throws SQLException {
        return !ask(session, HELD_BY_THIS_SESSION).isEmpty();
    }

    private String ask(Connection session, String query) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(query)) {
            statement.setLong(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLException("stopped while waiting for the database lock", "57014", stopped);
        }
    }
}
