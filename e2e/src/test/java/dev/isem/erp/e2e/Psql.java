package dev.isem.erp.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** SQL as one of the database's roles, from the node, over the Service's cluster address. */
final class Psql implements AutoCloseable {
    private final Connection connection;

    private Psql(Connection connection) {
        this.connection = connection;
    }

    /** The role that provisions; no step but the operator's own is ever it. */
    static Psql admin(Installation installation) throws SQLException {
        return as(installation, "erp_admin", "isem-postgres", "admin-password");
    }

    static Psql as(Installation installation, String role, String secret) throws SQLException {
        return as(installation, role, secret, "password");
    }

    static Psql as(Installation installation, String role, String secret, String key) throws SQLException {
        return withPassword(installation, role, installation.secret(secret, key));
    }

    static Psql withPassword(Installation installation, String role, String password) throws SQLException {
        var login = new Properties();
        login.setProperty("user", role);
        login.setProperty("password", password);
        return new Psql(DriverManager.getConnection(url(installation), login));
    }

    static String url(Installation installation) {
        String address = installation
                .client()
                .services()
                .inNamespace(Installation.NAMESPACE)
                .withName("isem-postgres")
                .require()
                .getSpec()
                .getClusterIP();
        return "jdbc:postgresql://" + address + ":5432/erp_generic";
    }

    List<String> column(String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** SQLSTATE of a statement that is refused, or {@code "accepted"}. */
    String attempt(String sql) {
        try {
            run(sql);
            return "accepted";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
