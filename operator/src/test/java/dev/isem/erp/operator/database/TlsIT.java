package dev.isem.erp.operator.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.isem.erp.operator.apply.Pem;
import dev.isem.erp.operator.apply.ServerCertificate;
import dev.isem.erp.steps.DatabaseAddress;
import dev.isem.erp.steps.StepEnvironment;
import dev.isem.erp.steps.Tls;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step and a server that takes TLS only: who is believed, who is not, and what is said then. */
class TlsIT {

    @TempDir
    private Path folder;

    private TestSuite suite;
    private Map<String, String> env;

    @BeforeEach
    void start() throws SQLException {
        suite = new TestSuite(TestServer.fresh(), folder);
        env = suite.env(Vertical.CORE);
    }

    @Test
    void theRightServerIsBelieved() throws SQLException {
        assertThat(Provision.run(env)).isInstanceOf(ProvisionOutcome.Provisioned.class);
        var address = new StepEnvironment(env).database();
        try (Connection admin = address.connect(DatabaseNames.ADMIN, TestServer.ADMIN_PASSWORD, "test")) {
            assertThat(TestSuite.ask(admin, "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
                    .isEqualTo("TLSv1.3");
        }
    }

    @Test
    void aServerOfAnotherAuthorityIsNot() throws IOException {
        env.put("PGSSLROOTCERT", another().toString());
        assertFailed(true, "PKIX", "spec.database.external.ca");
        env.put("PGSSLMODE", "require");
        assertThat(Provision.run(env)).as("require asks for no proof").isInstanceOf(ProvisionOutcome.Provisioned.class);
    }

    @Test
    void aServerOfAnotherNameIsNot() {
        env.put("DB_HOST", "127.0.0.1");
        assertFailed(true, "hostname 127.0.0.1", "spec.database.external.host");
        env.put("PGSSLMODE", "verify-ca");
        assertThat(Provision.run(env)).isInstanceOf(ProvisionOutcome.Provisioned.class);
    }

    @Test
    void inClearNobodyIsHeard() {
        env.put("PGSSLMODE", "disable");
        assertFailed(false, "no encryption", "refuses connections in clear");
    }

    @Test
    void aServerWithoutTlsIsNotEnough() throws IOException {
        try (var plain = EmbeddedPostgres.start()) {
            env.put("DB_PORT", String.valueOf(plain.getPort()));
            assertFailed(true, "does not support SSL", "sslMode: disable");
        }
    }

    @Test
    void aCaThatIsNotMountedIsNamed() {
        env.put("PGSSLROOTCERT", folder.resolve("none.crt").toString());
        assertFailed(true, "none.crt", "has the key it names");
    }

    /** pg_dump is another client, with a library of its own. */
    @Test
    void aBackupBelievesNoOtherServerEither() throws IOException, SQLException {
        assertThat(suite.provision(Vertical.CORE)).isInstanceOf(ProvisionOutcome.Provisioned.class);
        suite.migrate(Vertical.CORE);
        assertThat(suite.backUp(Vertical.CORE)).isInstanceOf(BackupOutcome.BackedUp.class);
        var settings = StepSettings.from(env);
        var strange = new Tls("verify-full", another().toString());
        var address = settings.address();
        var tools = new PostgresTools(
                TestTools.home(),
                new DatabaseAddress(address.host(), address.port(), address.database(), strange),
                Vertical.CORE.migrator(),
                StepEnvironment.password(settings.migratorPassword()),
                Vertical.CORE.owner());
        assertThat(catchThrowable(() -> tools.dump(List.of("core"), "none", folder.resolve("out"))))
                .isInstanceOfSatisfying(
                        PostgresTools.Failed.class,
                        failed -> assertThat(failed.isPassing()).isTrue())
                .hasMessageContaining("certificate verify failed");
    }

    private void assertFailed(boolean passing, String message, String hint) {
        assertThat(Provision.run(env)).isInstanceOfSatisfying(ProvisionOutcome.Failed.class, failed -> {
            assertThat(failed.error().message()).contains(message).contains("Nothing was changed");
            assertThat(failed.error().hint()).contains(hint);
            assertThat(failed.passing()).isEqualTo(passing);
        });
    }

    private Path another() throws IOException {
        var made = ServerCertificate.of(List.of("localhost"), Instant.now());
        return Files.writeString(folder.resolve("another.crt"), Pem.of(made.authority()));
    }
}
