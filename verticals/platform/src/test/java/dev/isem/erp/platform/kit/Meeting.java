package dev.isem.erp.platform.kit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes two equal requests meet at one row: it is let go once both wait for it. */
public final class Meeting {

    private static final int PATIENCE_MILLIS = 4000;

    private Meeting() {}

    /** The answers to both. */
    public static List<Caller.Answer> at(Connection superuser, String table, String id, Callable<Caller.Answer> request)
            throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2);
                Statement sql = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            sql.execute("SELECT FROM " + table + " WHERE id = '" + id + "' FOR UPDATE");
            Future<Caller.Answer> first = threads.submit(request);
            Future<Caller.Answer> second = threads.submit(request);
            for (int waited = 0; waiting(sql) < 2; waited += 20) {
                if (waited > PATIENCE_MILLIS) {
                    throw new AssertionError("The requests do not wait for the row.");
                }
                Thread.sleep(20);
            }
            superuser.rollback();
            return List.of(first.get(), second.get());
        }
    }

    private static int waiting(Statement sql) throws SQLException {
        try (ResultSet rows = sql.executeQuery("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
