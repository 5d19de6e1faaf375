package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Between the pods and the suite's PostgreSQL nothing goes over the network in clear. */
@Order(18)
class TlsToPostgresIT {
    private final Installation installation = new Installation().withCoreAndConstruccion();

    @TempDir
    private Path folder;

    @Test
    void everyBackEndIsEncrypted() throws SQLException {
        try (var superuser = Psql.as(installation, "postgres", "isem-postgres", "superuser-password")) {
            assertThat(superuser.column("""
                            SELECT DISTINCT usename FROM pg_stat_activity JOIN pg_stat_ssl USING (pid)
                             WHERE usename LIKE 'erp_app%' AND ssl ORDER BY 1"""))
                    .anyMatch(role -> role.endsWith("_construccion"))
                    .anyMatch(role -> role.endsWith("_erp_core"));
            assertThat(superuser.column("""
                            SELECT usename || ' ' || application_name FROM pg_stat_activity JOIN pg_stat_ssl USING (pid)
                             WHERE backend_type = 'client backend' AND client_addr IS NOT NULL AND NOT ssl""")).as("connections in clear").isEmpty();
        }
        assertThat(installation.pods("construccion", "backend"))
                .allSatisfy(pod -> assertThat(
                                pod.getSpec().getContainers().getFirst().getEnv())
                        .extracting(variable -> variable.getName() + "=" + variable.getValue())
                        .contains("DB_SSL=true", "PGSSLMODE=verify-full", "PGSSLROOTCERT=/etc/erp/database/ca.crt"));
    }

    @Test
    void whoSpeaksInClearIsRefused() {
        assertThatThrownBy(() -> connect("disable"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("28000"))
                .hasMessageContaining("no encryption");
    }

    /** The node reaches the Service by its address only, which the certificate is not made out to. */
    @Test
    void theCertificateIsOfTheSuitesOwnAuthorityAndOfNoOtherName() throws SQLException {
        try (var connection = connect("verify-ca")) {
            assertThat(connection.isValid(5)).isTrue();
        }
        assertThatThrownBy(() -> connect("verify-full")).hasMessageContaining("hostname");
    }

    @Test
    void onlyPostgresMountsTheKey() {
        assertThat(installation
                        .client()
                        .pods()
                        .inNamespace(Installation.NAMESPACE)
                        .list()
                        .getItems())
                .filteredOn(pod -> pod.getSpec().getVolumes().stream()
                        .anyMatch(volume -> volume.getSecret() != null
                                && "isem-postgres-tls".equals(volume.getSecret().getSecretName())
                                && volume.getSecret().getItems().stream()
                                        .noneMatch(item -> "ca.crt".equals(item.getKey()))))
                .extracting(pod -> pod.getMetadata().getName())
                .containsExactly("isem-postgres-0");
    }

    private java.sql.Connection connect(String mode) throws SQLException {
        var login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty("password", installation.secret("isem-postgres", "superuser-password"));
        login.setProperty("sslmode", mode);
        login.setProperty("sslrootcert", authority().toString());
        return DriverManager.getConnection(Psql.url(installation), login);
    }

    private Path authority() {
        try {
            return Files.writeString(folder.resolve("ca.crt"), installation.secret("isem-postgres-tls", "ca.crt"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
