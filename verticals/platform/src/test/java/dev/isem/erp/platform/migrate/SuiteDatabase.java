package dev.isem.erp.platform.migrate;

import dev.isem.erp.operator.apply.Pem;
import dev.isem.erp.operator.apply.ServerCertificate;
import dev.isem.erp.operator.database.DatabaseNames;
import dev.isem.erp.operator.database.Provision;
import dev.isem.erp.operator.database.ProvisionOutcome;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL with one suite's database, for the integration tests of verticals: provisioned by the operator's own
 * step and migrated by the platform's. It asks for passwords and for TLS, as a suite's does.
 */
public final class SuiteDatabase implements AutoCloseable {

    private static final String DATABASE = "erp_generic";
    private static final String ADMIN_PASSWORD = "admin-secret";

    private static final String ACCESS = """
        host all postgres 127.0.0.1/32 trust
        hostssl all all 127.0.0.1/32 scram-sha-256
        """;

    private final EmbeddedPostgres server;
    private final Path secrets;
    private @Nullable Connection admitting;

    private SuiteDatabase(EmbeddedPostgres server, Path secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    /**
     * What a vertical's manifest says about the database.
     *
     * @param schemas comma list, as in DB_SCHEMA; likewise the others
     */
    public record Manifest(String vertical, String schemas, String requires, String writes, String references) {

        /** A vertical that needs nobody. */
        public static Manifest alone(String vertical, String schemas) {
            return new Manifest(vertical, schemas, "", "", "");
        }
    }

    /** Starts a server with an empty database owned by erp_admin; it stops with the JVM at the latest. */
    public static SuiteDatabase start() {
        return start(Map.of());
    }

    /** The same, with further lines of postgresql.conf. */
    public static SuiteDatabase start(Map<String, String> configuration) {
        try {
            Path secrets = Files.createTempDirectory("erp-test-secrets");
            Path data = Files.createTempDirectory("erp-test-postgres");
            certify(secrets);
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setServerConfig("fsync", "off")
                    .setServerConfig("ssl", "on")
                    .setServerConfig("ssl_cert_file", secrets.resolve("tls.crt").toString())
                    .setServerConfig("ssl_key_file", secrets.resolve("tls.key").toString())
                    .setPGStartupWait(Duration.ofMinutes(1));
            configuration.forEach(builder::setServerConfig);
            EmbeddedPostgres server = builder.start();
            SuiteDatabase suite = new SuiteDatabase(server, secrets);
            suite.prepare(data);
            return suite;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void certify(Path folder) throws IOException {
        var made = ServerCertificate.of(List.of("localhost"), Instant.now());
        Files.writeString(folder.resolve("ca.crt"), Pem.of(made.authority()));
        Files.writeString(folder.resolve("tls.crt"), Pem.of(made.certificate()));
        Path key = Files.writeString(folder.resolve("tls.key"), Pem.of(made.key()));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    public int port() {
        return server.getPort();
    }

    /** Environment of the vertical's containers, for all three steps and for {@code serve}, passwords in files. */
    public Map<String, String> env(Manifest manifest, String release) {
        Map<String, String> env = new HashMap<>();
        env.put("DB_HOST", "localhost");
        env.put("DB_PORT", String.valueOf(port()));
        env.put("DB_NAME", DATABASE);
        env.put("DB_SSL", "true");
        env.put("PGSSLMODE", "verify-full");
        env.put("PGSSLROOTCERT", secrets.resolve("ca.crt").toString());
        env.put("DB_SCHEMA", manifest.schemas());
        env.put("ERP_VERTICAL", manifest.vertical());
        env.put("ERP_VERSION", release);
        env.put("ERP_REQUIRES", manifest.requires());
        env.put("ERP_WRITES", manifest.writes());
        env.put("ERP_REFERENCES", manifest.references());
        env.put("ERP_LOCK_KEY", String.valueOf(DatabaseNames.LOCK_KEY));
        env.put("ERP_LOCK_TIMEOUT_SECONDS", "30");
        env.put("ERP_OWNER_ROLE", DatabaseNames.owner(manifest.vertical()));
        env.put("ERP_META_SCHEMA", DatabaseNames.metaSchema(manifest.vertical()));
        return env;
    }

    /** Environment of the operator's steps, {@code provision} and {@code link}. */
    public Map<String, String> adminEnv(Manifest manifest, String release) {
        Map<String, String> env = env(manifest, release);
        env.put("DB_PASSWORD_FILE", secret("erp_admin", ADMIN_PASSWORD).toString());
        return env;
    }

    /** Runs the operator's step; fails when it does not end well. */
    public void provision(Manifest manifest, String release) {
        Map<String, String> env = adminEnv(manifest, release);
        env.put("ERP_MIGRATOR_PASSWORD_FILE", secretOf(migrator(manifest)).toString());
        env.put("ERP_APP_PASSWORD_FILE", secretOf(app(manifest)).toString());
        ProvisionOutcome outcome = Provision.run(env);
        if (!(outcome instanceof ProvisionOutcome.Provisioned)) {
            throw new AssertionError(outcome.toString());
        }
    }

    /** Environment of {@code migrate}. */
    public Map<String, String> migrateEnv(Manifest manifest, String release) {
        Map<String, String> env = env(manifest, release);
        env.put("DB_USER", migrator(manifest));
        env.put("DB_PASSWORD_FILE", secretOf(migrator(manifest)).toString());
        return env;
    }

    /** Environment of {@code serve} as far as the database is concerned. */
    public Map<String, String> serveEnv(Manifest manifest, String release) {
        Map<String, String> env = env(manifest, release);
        env.put("DB_USER", app(manifest));
        env.put("DB_PASSWORD_FILE", secretOf(app(manifest)).toString());
        return env;
    }

    /** Runs {@code migrate} with the scripts on the test's class path. */
    public Outcome migrate(Manifest manifest, String release) {
        return Migrate.run(migrateEnv(manifest, release), MigrationScripts.LOCATION);
    }

    /** A session of the vertical's application role. */
    public Connection app(Manifest manifest, String tenant) throws SQLException {
        Connection app = connect(app(manifest), "secret-" + app(manifest));
        try (var statement = app.prepareStatement("SELECT set_config('app.current_tenant', ?, false)")) {
            statement.setString(1, tenant);
            statement.execute();
        }
        return app;
    }

    /** A session of the vertical's migrator that acts as its owner. */
    public Connection owner(Manifest manifest) throws SQLException {
        Connection migrator = connect(migrator(manifest), "secret-" + migrator(manifest));
        try (Statement statement = migrator.createStatement()) {
            statement.execute("SET ROLE " + DatabaseNames.owner(manifest.vertical()));
        }
        return migrator;
    }

    /** Runs a file of SQL that is on the test's class path, all or nothing, as the vertical's owner. */
    public void load(Manifest manifest, String file) throws SQLException {
        try (Connection owner = owner(manifest);
                Statement statement = owner.createStatement();
                InputStream text = Objects.requireNonNull(
                        SuiteDatabase.class.getClassLoader().getResourceAsStream(file), file)) {
            statement.execute(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Somebody whom the core knows: a row of auth.users, as it is in the tests of verticals without the core. */
    public synchronized void admit(UUID tenant, UUID person) {
        try {
            if (admitting == null) {
                admitting = superuser();
            }
            try (PreparedStatement insert =
                    admitting.prepareStatement("INSERT INTO auth.users (tenant_id, id) VALUES (?, ?)")) {
                insert.setObject(1, tenant);
                insert.setObject(2, person);
                insert.executeUpdate();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public Connection superuser() throws SQLException {
        return DriverManager.getConnection(url(DATABASE), "postgres", "");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void prepare(Path data) throws IOException, SQLException {
        try (Connection postgres = DriverManager.getConnection(url("postgres"), "postgres", "");
                Statement sql = postgres.createStatement()) {
            sql.execute("CREATE ROLE erp_admin LOGIN CREATEROLE CREATEDB PASSWORD '" + ADMIN_PASSWORD + "'");
            sql.execute("CREATE DATABASE " + DATABASE + " OWNER erp_admin");
            Files.writeString(data.resolve("pg_hba.conf"), ACCESS);
            sql.execute("SELECT pg_reload_conf()");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    private void stop() {
        try {
            close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection(url(DATABASE), user, password);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    private Path secretOf(String role) {
        return secret(role, "secret-" + role);
    }

    private Path secret(String name, String value) {
        try {
            return Files.writeString(secrets.resolve(name), value);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String migrator(Manifest manifest) {
        return DatabaseNames.migrator(manifest.vertical());
    }

    private static String app(Manifest manifest) {
        return DatabaseNames.app(manifest.vertical());
    }
}
