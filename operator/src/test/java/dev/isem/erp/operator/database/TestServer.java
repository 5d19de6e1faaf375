package dev.isem.erp.operator.database;

import dev.isem.erp.operator.apply.Pem;
import dev.isem.erp.operator.apply.ServerCertificate;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A real PostgreSQL 18 for this JVM's tests. It asks for passwords and for TLS, as a suite's does, with a certificate made
 * out to {@code localhost}; only the superuser walks in.
 */
final class TestServer {

    static final String DATABASE = "erp_generic";
    static final String ADMIN_PASSWORD = "admin-secret";

    private static final String ACCESS = """
            host all postgres 127.0.0.1/32 trust
            hostssl all all 127.0.0.1/32 scram-sha-256
            """;

    private static final String ROLES =
            "SELECT rolname FROM pg_roles WHERE rolname LIKE 'erp%' OR rolname LIKE 'legacy%'"
                    + " ORDER BY rolname <> 'erp_admin' DESC";

    private static final TestServer INSTANCE = start();

    private final EmbeddedPostgres server;
    private final Path authority;

    private TestServer(EmbeddedPostgres server, Path authority) {
        this.server = server;
        this.authority = authority;
    }

    /** The server with an empty database owned by erp_admin, and with no role of the suite but that one. */
    static TestServer fresh() throws SQLException {
        INSTANCE.reset();
        return INSTANCE;
    }

    /** File with the certificate of the CA that signed the server's. */
    Path authority() {
        return authority;
    }

    int port() {
        return server.getPort();
    }

    Connection superuser(String database) throws SQLException {
        return connect("postgres", "", database);
    }

    Connection connect(String user, String password, String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port() + "/" + database, user, password);
    }

    private void reset() throws SQLException {
        try (Connection postgres = superuser("postgres");
                Statement sql = postgres.createStatement()) {
            for (String database : answers(sql, "SELECT datname FROM pg_database WHERE datname LIKE 'erp%'")) {
                sql.execute("DROP DATABASE \"" + database + "\" WITH (FORCE)");
            }
            for (String role : answers(sql, ROLES)) {
                sql.execute("DROP ROLE \"" + role + "\"");
            }
            sql.execute("CREATE ROLE erp_admin LOGIN CREATEROLE CREATEDB PASSWORD '" + ADMIN_PASSWORD + "'");
            sql.execute("CREATE DATABASE " + DATABASE + " OWNER erp_admin");
        }
    }

    private static List<String> answers(Statement sql, String query) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }

    private static TestServer start() {
        try {
            Path data = Files.createTempDirectory("erp-test-postgres");
            Path folder = Files.createTempDirectory("erp-test-certificate");
            var certificate = ServerCertificate.of(List.of("localhost"), Instant.now());
            Path authority = Files.writeString(folder.resolve("ca.crt"), Pem.of(certificate.authority()));
            Path key = Files.writeString(folder.resolve("tls.key"), Pem.of(certificate.key()));
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setServerConfig("fsync", "off")
                    .setServerConfig("ssl", "on")
                    .setServerConfig(
                            "ssl_cert_file",
                            Files.writeString(folder.resolve("tls.crt"), Pem.of(certificate.certificate()))
                                    .toString())
                    .setServerConfig("ssl_key_file", key.toString())
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            Files.writeString(data.resolve("pg_hba.conf"), ACCESS);
            TestServer started = new TestServer(server, authority);
            started.reload();
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void reload() throws SQLException {
        try (Connection postgres = superuser("postgres");
                Statement sql = postgres.createStatement()) {
            sql.execute("SELECT pg_reload_conf()");
        }
        while (!asksForPasswords()) {
            Thread.onSpinWait();
        }
    }

    private boolean asksForPasswords() {
        try (Connection stranger = connect("nobody", "wrong", "postgres")) {
            return stranger.isClosed();
        } catch (SQLException refused) {
            return "28P01".equals(refused.getSQLState());
        }
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
