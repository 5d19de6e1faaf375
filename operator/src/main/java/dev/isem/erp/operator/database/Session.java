package dev.isem.erp.operator.database;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** The admin's one connection. It counts and logs every change, so that a second run can prove that it changed nothing. */
final class Session implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Session.class.getName());

    private final Connection connection;
    private int statements;

    /** Names in SQL mean the catalogue's own objects, never a vertical's of the same name. */
    Session(Connection connection) throws SQLException {
        this.connection = connection;
        assume("SET search_path = pg_catalog");
    }

    /** Work that talks to the database. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    /** Work that only changes. */
    @FunctionalInterface
    interface Change {
        void run() throws SQLException;
    }

    /** Reads the row that the result stands on. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Statements that changed the database through this session, those of a transaction rolled back included. */
    int statements() {
        return statements;
    }

    Connection connection() {
        return connection;
    }

    /** Runs the work in one transaction; whatever it throws leaves nothing behind. */
    <T> T inTransaction(Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.run();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failure) {
            rollback(failure);
            throw failure;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Does the work in one transaction under another role. */
    void inTransactionAs(String role, Change work) throws SQLException {
        inTransaction(() -> {
            actingAs(role, work);
            return role;
        });
    }

    /** Keeps others from changing the table until the transaction ends. */
    void lock(Relation table, String mode) throws SQLException {
        assume("LOCK TABLE " + table.quoted() + " IN " + mode + " MODE");
    }

    void change(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        counted(sql);
    }

    /** Changes rows; counts only when there was a row to change. */
    void changeRows(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            if (statement.executeUpdate() > 0) {
                counted(sql);
            }
        }
    }

    /** Sets a password that is hashed on this side: the server's log and statistics never see it in clear. */
    void changePassword(String role, String password) throws SQLException {
        connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
        counted("password of " + role);
    }

    /** Does the work under another role, which ends with the transaction at the latest. */
    void actingAs(String role, Change work) throws SQLException {
        assume("SET LOCAL ROLE " + Identifiers.quoted(role));
        work.run();
        assume("SET LOCAL ROLE NONE");
    }

    <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> results = new ArrayList<>();
            while (rows.next()) {
                results.add(reader.read(rows));
            }
            return results;
        }
    }

    /** Whether the condition holds in the database. */
    boolean holds(String condition, Object... parameters) throws SQLException {
        return query("SELECT " + condition, row -> row.getBoolean(1), parameters)
                .getFirst();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void assume(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i] instanceof List<?> list
                    ? connection.createArrayOf(
                            "text", list.stream().map(Object::toString).toArray())
                    : parameters[i];
            statement.setObject(i + 1, value);
        }
        return statement;
    }

    private void counted(String sql) {
        statements++;
        LOG.log(Level.INFO, "{0}", sql.strip().lines().findFirst().orElse(""));
    }

    private void rollback(Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            // The connection is gone and took the transaction with it; the first failure is the one to tell.
            failure.addSuppressed(lost);
        }
    }
}
