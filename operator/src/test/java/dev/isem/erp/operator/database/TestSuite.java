package dev.isem.erp.operator.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.steps.StepEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** One suite's database in a test: the steps are the real ones, and scripts run as a migrator under its owner. */
final class TestSuite {

    private static final Map<String, String> SCRIPTS =
            Map.of("erp-core", "core.sql", "construccion", "construccion.sql");

    private final TestServer server;
    private final Path secrets;

    TestSuite(TestServer server, Path secrets) {
        this.server = server;
        this.secrets = secrets;
        secret("admin", TestServer.ADMIN_PASSWORD);
    }

    /** The server after a reset, with core and construccion brought all the way. */
    static TestSuite withCoreAndConstruccion(Path secrets) throws SQLException {
        TestSuite suite = new TestSuite(TestServer.fresh(), secrets);
        for (Vertical vertical : new Vertical[] {Vertical.CORE, Vertical.CONSTRUCCION}) {
            assertThat(suite.provision(vertical)).isInstanceOf(ProvisionOutcome.Provisioned.class);
            suite.migrate(vertical);
            assertThat(suite.link(vertical)).isInstanceOf(LinkOutcome.Linked.class);
        }
        return suite;
    }

    TestServer server() {
        return server;
    }

    Map<String, String> env(Vertical vertical) {
        Map<String, String> env = vertical.env();
        env.put("DB_HOST", "localhost");
        env.put("DB_SSL", "true");
        env.put("PGSSLMODE", "verify-full");
        env.put("PGSSLROOTCERT", server.authority().toString());
        env.put("DB_PORT", String.valueOf(server.port()));
        env.put("DB_NAME", TestServer.DATABASE);
        env.put("DB_PASSWORD_FILE", secrets.resolve("admin").toString());
        env.put("ERP_MIGRATOR_PASSWORD_FILE", secretOf(vertical.migrator()).toString());
        env.put("ERP_APP_PASSWORD_FILE", secretOf(vertical.app()).toString());
        env.put("ERP_LOCK_TIMEOUT_SECONDS", "30");
        env.put("ERP_BACKUPS_DIR", backups().toString());
        env.put("ERP_POSTGRES_TOOLS", TestTools.home().toString());
        env.put("ERP_CONNECTION_LIMIT", "185");
        return env;
    }

    ProvisionOutcome provision(Vertical vertical) {
        return Provision.run(env(vertical));
    }

    ProvisionOutcome provisionNarrow(Vertical vertical) {
        Map<String, String> env = env(vertical);
        env.put("ERP_SETTLED", "true");
        return Provision.run(env);
    }

    LinkOutcome link(Vertical vertical) {
        return Link.run(env(vertical));
    }

    /** The volume that backups are kept on. */
    Path backups() {
        return secrets.resolve("backups");
    }

    BackupOutcome backUp(Vertical vertical) {
        return BackUp.run(env(vertical));
    }

    DropOutcome drop(Vertical vertical) {
        return Drop.run(env(vertical));
    }

    RestoreOutcome restore(Vertical vertical, String id) {
        Map<String, String> env = env(vertical);
        env.put("ERP_RESTORE", id);
        return Restore.run(env);
    }

    /** Runs the vertical's own script, as its image would. */
    void migrate(Vertical vertical) throws SQLException {
        asOwner(vertical, SqlResource.read(SCRIPTS.getOrDefault(vertical.name(), "none.sql")));
        asOwner(
                vertical,
                "UPDATE erp_meta.vertical SET schema_version = 1, release = '1.0.0' WHERE owner_role = current_user");
    }

    void asOwner(Vertical vertical, String script) throws SQLException {
        try (Connection migrator = migrator(vertical);
                Statement sql = migrator.createStatement()) {
            sql.execute(script);
        }
    }

    /** A session of the migrator that acts as its owner, as in a migration. */
    Connection migrator(Vertical vertical) throws SQLException {
        Connection migrator = login(vertical.migrator());
        try (Statement sql = migrator.createStatement()) {
            sql.execute("SET ROLE " + vertical.owner());
        }
        return migrator;
    }

    Connection login(String role) throws SQLException {
        return server.connect(role, passwordOf(role), TestServer.DATABASE);
    }

    /** Runs a script in the vertical's scratch database as its image would. */
    void inScratch(Vertical vertical, String script) throws SQLException {
        try (Connection migrator =
                        server.connect(vertical.migrator(), passwordOf(vertical.migrator()), scratch(vertical));
                Statement sql = migrator.createStatement()) {
            sql.execute("SET ROLE " + vertical.owner());
            sql.execute(script);
        }
    }

    static String scratch(Vertical vertical) {
        return DatabaseNames.scratch(TestServer.DATABASE, vertical.name());
    }

    String passwordOf(Vertical vertical) {
        return passwordOf(vertical.migrator());
    }

    void asSuperuser(String script) throws SQLException {
        try (Connection superuser = server.superuser(TestServer.DATABASE);
                Statement sql = superuser.createStatement()) {
            sql.execute(script);
        }
    }

    /** The first column of the first row, or the number of changed rows. */
    static String ask(Connection connection, String query) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
        }
    }

    /** Every object of the database with its owner and rights, and every row of the catalogue that tells of one. */
    String fingerprint() throws SQLException {
        return askSuperuser("SELECT md5(string_agg(line, ' ' ORDER BY line)) FROM ("
                + "SELECT 'n' || n::text AS line FROM pg_namespace n WHERE nspname !~ '^pg_'"
                + " UNION ALL SELECT 'c' || oid || relname || relnamespace || relowner || coalesce(relacl::text, '')"
                + " || relrowsecurity FROM pg_class WHERE relnamespace::regnamespace::text !~ '^pg_'"
                + " UNION ALL SELECT 'a' || attrelid || attname || atttypid || attnotnull || coalesce(attacl::text, '')"
                + " FROM pg_attribute"
                + " UNION ALL SELECT 'k' || oid || conname || conrelid FROM pg_constraint"
                + " UNION ALL SELECT 'p' || p::text FROM pg_policy p UNION ALL SELECT 'f' || p::text FROM pg_proc p"
                + " UNION ALL SELECT 'd' || datdba || coalesce(datacl::text, '') FROM pg_database"
                + " WHERE datname = current_database()"
                + " UNION ALL SELECT 'y' || d::text FROM pg_default_acl d) lines");
    }

    String askSuperuser(String query) throws SQLException {
        try (Connection superuser = server.superuser(TestServer.DATABASE)) {
            return ask(superuser, query);
        }
    }

    /** Makes the Secret of a role anew, as after somebody deleted it. */
    void renewSecret(String role) {
        secret(role, "renewed-" + role);
    }

    Path secretOf(String role) {
        Path file = secrets.resolve(role);
        return Files.exists(file) ? file : secret(role, "secret-" + role);
    }

    private String passwordOf(String role) {
        return StepEnvironment.password(secretOf(role));
    }

    private Path secret(String name, String value) {
        try {
            return Files.writeString(secrets.resolve(name), value);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
