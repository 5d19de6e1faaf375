package dev.isem.erp.platform.kit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes requests meet at one row: it is let go once all wait for it. */
public final class Meeting {

    private static final int PATIENCE_MILLIS = 4000;

    private Meeting() {}

    /** The answers to two equal ones. */
    public static List<Caller.Answer> at(Connection superuser, String table, String id, Callable<Caller.Answer> request)
            throws Exception {
        return inTurn(superuser, table, id, List.of(request, request));
    }

    /** The answers to several, which get the row in this order. */
    public static List<Caller.Answer> inTurn(
            Connection superuser, String table, String id, List<Callable<Caller.Answer>> requests) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(requests.size());
                Statement sql = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            sql.execute("SELECT FROM " + table + " WHERE id = '" + id + "' FOR UPDATE");
            List<Future<Caller.Answer>> sent = new ArrayList<>();
            for (Callable<Caller.Answer> request : requests) {
                sent.add(threads.submit(request));
                awaitWaiting(sql, sent.size());
            }
            superuser.rollback();
            List<Caller.Answer> answers = new ArrayList<>();
            for (Future<Caller.Answer> one : sent) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    /** The answer to one that waits for the row until it has been changed. */
    public static Caller.Answer afterChange(
            Connection superuser, String table, String id, String change, Callable<Caller.Answer> request)
            throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor();
                Statement sql = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            sql.executeUpdate("UPDATE " + table + " SET " + change + " WHERE id = '" + id + "'");
            Future<Caller.Answer> sent = thread.submit(request);
            awaitWaiting(sql, 1);
            superuser.commit();
            return sent.get();
        }
    }

    private static void awaitWaiting(Statement sql, int requests) throws SQLException, InterruptedException {
        for (int waited = 0; waiting(sql) < requests; waited += 20) {
            if (waited > PATIENCE_MILLIS) {
                throw new AssertionError("The requests do not wait for the row.");
            }
            Thread.sleep(20);
        }
    }

    private static int waiting(Statement sql) throws SQLException {
        try (ResultSet rows = sql.executeQuery("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
