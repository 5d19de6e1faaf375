package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isem.erp.crds.ErpVerticalStatus;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Passwords are replaced while people work, and nobody notices but who has an old one. Late, for the Secrets that other
 * stories read hold old ones after it.
 */
@Order(90)
@Tag("prove")
class CredentialsRotateIT {
    private static final String VERTICAL = "construccion";
    private static final Duration ROTATED = Duration.ofMinutes(8);

    private final Installation installation = new Installation().withCoreAndConstruccion();

    @Test
    void thePasswordsOfDatabaseAndRedisAreReplacedTwiceWithoutAFailedRequest() throws Exception {
        try (var visitor = Visitor.of("api." + VERTICAL + "." + Installation.DOMAIN, "/health")) {
            String old = secretInUse("app");
            String first = roleInUse();
            var forgotten = Psql.as(installation, first, old);
            String before = installation.secret(old, "password");
            RedisCli cache = RedisCli.as(installation, VERTICAL);

            // when
            installation.annotate(VERTICAL, "erp.isem.dev/rotate", "first " + System.nanoTime());

            // then both passwords are valid until the last old pod is gone
            awaitPhase("RollingOut", "Retiring");
            assertThat(roleInUse()).isNotEqualTo(first);
            Psql.as(installation, first, old).close();
            Psql.as(installation, roleInUse(), secretInUse("app")).close();
            assertThat(forgotten.attempt("SELECT 1")).isEqualTo("accepted");
            assertThat(cache.ask("PING")).isEqualTo("PONG");
            assertThat(RedisCli.as(installation, VERTICAL)).isNotEqualTo(cache);
            assertThat(RedisCli.as(installation, VERTICAL).ask("PING")).isEqualTo("PONG");

            // and then only the new one is
            awaitPhase("Done");
            assertThat(forgotten.attempt("SELECT 1")).isNotEqualTo("accepted");
            assertRefused(first, old);
            assertThat(cache.ask("PING")).contains("WRONGPASS");
            assertThat(RedisCli.as(installation, VERTICAL).ask("PING")).isEqualTo("PONG");
            assertThat(installation.secret(secretInUse("app"), "password")).isNotEqualTo(before);
            assertThat(Installation.ready(installation.awaitReady(VERTICAL)).getMessage())
                    .endsWith(" serves");

            // a person's command has the one that is in use, and may be repeated
            installation.runDemo("erp-core");
            installation.runDemo(VERTICAL);
            installation.runDemo(VERTICAL);

            // and back again: what was made for the second login goes with it
            String second = roleInUse();
            String secondSecret = secretInUse("app");
            installation.annotate(VERTICAL, "erp.isem.dev/rotate", "second " + System.nanoTime());
            awaitPhase("Retiring");
            Psql.as(installation, second, secondSecret).close();
            String stolen = installation.secret(secondSecret, "password");
            awaitPhase("Done");
            assertThat(roleInUse()).isEqualTo(first);
            installation.await(
                    "the Secret of the second login to go",
                    Installation.UP,
                    () -> installation
                                    .client()
                                    .secrets()
                                    .inNamespace(Installation.NAMESPACE)
                                    .withName(secondSecret)
                                    .get()
                            == null);
            assertThatThrownBy(() ->
                            Psql.withPassword(installation, second, stolen).close())
                    .isInstanceOf(SQLException.class);
            Psql.as(installation, first, secretInUse("app")).close();
            Psql.as(installation, "erp_migrator_construccion", secretInUse("migrator"))
                    .close();

            assertThat(visitor.requests()).isGreaterThan(100);
            assertThat(visitor.failures()).isEmpty();
        }
    }

    private void awaitPhase(String... phases) {
        installation.awaitVertical(
                VERTICAL,
                "is " + String.join(" or ", phases),
                ROTATED,
                v -> v.getStatus().rotation() != null
                        && v.getMetadata()
                                .getAnnotations()
                                .get("erp.isem.dev/rotate")
                                .equals(v.getStatus().rotation().request())
                        && java.util.List.of(phases)
                                .contains(v.getStatus().rotation().phase()));
    }

    private void assertRefused(String role, String secret) {
        assertThatThrownBy(() -> Psql.as(installation, role, secret).close())
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).startsWith("28"));
    }

    private ErpVerticalStatus.Login login() {
        return installation.status(VERTICAL).serving().login();
    }

    private String roleInUse() {
        return login() != null && Integer.valueOf(2).equals(login().slot())
                ? "erp_app2_construccion"
                : "erp_app_construccion";
    }

    private String secretInUse(String of) {
        return installation.loginSecret(VERTICAL, "db-" + of);
    }
}
