package dev.isem.erp.operator.database;

import java.sql.SQLException;
import java.time.Duration;

/**
 * The one lock under which a database is provisioned, migrated and linked. It lives in the session that does the work,
 * so it cannot outlive it. It is polled, because a waiting session would hold a snapshot that blocks others.
 */
final class DatabaseLock {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final String HOLDER = """
            SELECT a.usename || coalesce(' (' || nullif(a.application_name, '') || ')', '')
              FROM pg_locks l JOIN pg_stat_activity a USING (pid)
             WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
               AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
               AND (l.classid::bigint << 32) | l.objid::bigint = ?
            """;

    private DatabaseLock() {}

    /** Somebody else kept the lock for longer than this step was told to wait. */
    static final class Busy extends Exception {

        private static final long serialVersionUID = 1L;

        Busy(String holder, Duration patience) {
            super("waited " + patience.toSeconds() + " s for the database lock, which " + holder + " holds");
        }
    }

    /** Takes the lock for as long as the session lives. */
    static void take(Session session, long key, Duration patience) throws SQLException, Busy {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!session.holds("pg_try_advisory_lock(?)", key)) {
            if (System.nanoTime() - deadline >= 0) {
                throw new Busy(holder(session, key), patience);
            }
            pause();
        }
    }

    private static String holder(Session session, long key) throws SQLException {
        return session.query(HOLDER, row -> row.getString(1), key).stream()
                .findFirst()
                .orElse("another session");
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
