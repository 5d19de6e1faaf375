package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A migration that fails leaves the old version serving, says what failed, and a corrected version heals it. */
@Order(5)
class MigrationFailsIT {
    private final Installation installation = new Installation().withCoreAndConstruccion();

    @Test
    void theOldVersionServesOnAndACorrectedOneHeals() throws Exception {
        Releases.build("1.0.0", "1.1.0");
        Releases.build("1.1.0", "1.2.0");
        Releases.build("1.2.0", "1.3.0");
        Releases.build("1.2.0", "1.3.1");
        installation.editVersion("construccion", "1.2.0");
        installation.awaitReady("construccion");

        try (var visitor = Visitor.of("api.construccion." + Installation.DOMAIN, "/health")) {
            // when
            installation.editVersion("construccion", "1.3.0");

            // then
            var failed = installation.awaitVertical(
                    "construccion",
                    "reports the failed migration",
                    Installation.UP,
                    v -> Installation.ready(v).getReason().equals("MigrationFailed"));
            assertThat(Installation.ready(failed).getMessage())
                    .contains("V103__notes_by_year.sql", "42883", "1.2.0 keeps serving");
            assertThat(failed.getStatus().migration().error().hint()).contains("No function matches");
            assertThat(Installation.condition(failed.getStatus(), "Stalled")).isPresent();
            assertThat(failed.getStatus().version()).isEqualTo("1.2.0");

            // and when corrected
            installation.editVersion("construccion", "1.3.1");
            var healed = installation.awaitReady("construccion");
            assertThat(healed.getStatus().version()).isEqualTo("1.3.1");
            assertThat(healed.getStatus().schemaVersion()).isEqualTo(103);
            assertThat(Installation.condition(healed.getStatus(), "Stalled")).isEmpty();
            assertThat(visitor.failures()).isEmpty();
        }
        try (var app = Psql.as(installation, "erp_app_construccion", "construccion-db-app")) {
            assertThat(app.column("SELECT to_regclass('construccion.never_seen') IS NULL"))
                    .containsExactly("t");
        }
    }
}
