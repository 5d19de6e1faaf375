package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A script that only the rows of this very database break fails on their clone, and the database never sees it. */
@Order(18)
@Tag("prove")
class RehearsalIT {

    private static final String TAGS = "SELECT to_regclass('construccion.project_tags') IS NOT NULL";

    private final Installation installation = new Installation().withCoreAndConstruccion();

    @Test
    void whatFailsOnTheCloneLeavesTheDatabaseUntouched() throws Exception {
        installation.runDemo("erp-core");
        installation.runDemo("construccion");
        Releases.build("1.0.0", "1.1.0");
        Releases.build("1.1.0", "1.2.0");
        Releases.build("1.2.0", "1.3.1");
        Releases.build("1.3.1", "1.4.0");
        Releases.build("1.4.0", "1.6.0");
        Releases.build("1.6.0", "1.7.0");
        Releases.build("1.6.0", "1.7.1");
        installation.editVersion("construccion", "1.6.0");
        installation.awaitVertical(
                "construccion",
                "has run what waits for the end of older pods",
                Installation.UP,
                v -> Installation.isReady(v)
                        && Installation.ready(v).getMessage().equals("1.6.0 serves"));
        Integer schema = installation.status("construccion").schemaVersion();

        try (var visitor = Visitor.of("api.construccion." + Installation.DOMAIN, "/health")) {
            // when
            installation.edit("construccion", "{\"version\":\"1.7.0\",\"migration\":{\"rehearsal\":true}}");

            // then
            var failed = installation.awaitVertical(
                    "construccion",
                    "reports the failed rehearsal",
                    Installation.UP,
                    v -> Installation.ready(v).getReason().equals("RehearsalFailed"));
            assertThat(Installation.ready(failed).getMessage())
                    .contains(
                            "V108__codes_are_long.sql",
                            "23514",
                            "No script ran on the real database",
                            "1.6.0 keeps serving");
            assertThat(failed.getStatus().schemaVersion()).isEqualTo(schema);
            assertThat(asOwner(TAGS)).containsExactly("f");
            installation.await("the scratch database is gone", Installation.UP, this::nothingIsLeft);

            // and a corrected version goes all the way
            installation.editVersion("construccion", "1.7.1");
            var healed = installation.awaitReady("construccion").getStatus();
            assertThat(healed.version()).isEqualTo("1.7.1");
            assertThat(healed.schemaVersion()).isEqualTo(108);
            assertThat(healed.migration().rehearsal().rows()).contains("construccion.project_tags: new, 0 rows");
            assertThat(asOwner(TAGS)).containsExactly("t");
            installation.await("the scratch database is gone", Installation.UP, this::nothingIsLeft);
            assertThat(visitor.failures()).isEmpty();
        } finally {
            installation.edit("construccion", "{\"migration\":{\"rehearsal\":false}}");
            installation.awaitReady("construccion");
        }
    }

    private boolean nothingIsLeft() throws SQLException {
        return asOwner("SELECT count(*) FROM pg_database WHERE datname LIKE '%scratch%'")
                .equals(List.of("0"));
    }

    private List<String> asOwner(String query) throws SQLException {
        try (var owner = Psql.as(installation, "erp_migrator_construccion", "construccion-db-migrator")) {
            owner.run("SET ROLE erp_owner_construccion");
            return owner.column(query);
        }
    }
}
