package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only the old pods use is taken away behind them, and no request fails on the way. */
@Order(17)
@Tag("prove")
class ContractsAfterRolloutIT {
    private static final String AUTHORS = "SELECT count(*) FROM information_schema.columns"
            + " WHERE table_schema = 'construccion' AND table_name = 'project_notes' AND column_name = 'author'";

    private final Installation installation = new Installation().withCoreAndConstruccion();

    @Test
    void theContractingScriptWaitsForTheLastOldPod() throws Exception {
        Releases.build("1.0.0", "1.1.0");
        Releases.build("1.1.0", "1.2.0");
        Releases.build("1.2.0", "1.3.1");
        Releases.build("1.3.1", "1.4.0");
        Releases.build("1.4.0", "1.6.0");
        installation.editVersion("construccion", "1.4.0");
        installation.awaitReady("construccion");
        try (var visitor = Visitor.of("api.construccion." + Installation.DOMAIN, "/health")) {
            // when
            installation.editVersion("construccion", "1.6.0");

            // then it serves, and the column of the old version is still there
            var serving = installation.awaitReady("construccion");
            assertThat(serving.getStatus().version()).isEqualTo("1.6.0");
            assertThat(serving.getStatus().schemaVersion()).isEqualTo(105);
            assertThat(Installation.ready(serving).getMessage())
                    .contains("V106__notes_lose_their_author.sql waits until no pod of an older version lives");
            assertThat(authors()).isEqualTo("1");

            // and later it is gone, without anybody's doing, and nobody noticed
            installation.awaitVertical(
                    "construccion",
                    "contracts",
                    Duration.ofMinutes(4),
                    v -> Integer.valueOf(106).equals(v.getStatus().schemaVersion()));
            assertThat(authors()).isEqualTo("0");
            Instant served = Instant.parse(
                    installation.status("construccion").history().getFirst().since());
            assertThat(Instant.parse(
                            installation.status("construccion").migration().finishedAt()))
                    .as("the old pods had their time to end")
                    .isAfter(served.plusSeconds(45));
            assertThat(Installation.ready(installation.awaitReady("construccion"))
                            .getMessage())
                    .isEqualTo("1.6.0 serves");
            assertThat(visitor.failures()).isEmpty();
        }

        // and back is refused now: 1.4.0 would ask for the column
        installation.editVersion("construccion", "1.4.0");
        var refused = installation.awaitVertical(
                "construccion",
                "refuses",
                Installation.UP,
                v -> Installation.ready(v).getReason().equals("RollbackRefused"));
        assertThat(Installation.ready(refused).getMessage()).contains("V106__notes_lose_their_author.sql", "1.6.0");
        installation.editVersion("construccion", "1.6.0");
        installation.awaitReady("construccion");
    }

    private String authors() throws SQLException {
        try (var app = Psql.as(installation, "erp_app_construccion", "construccion-db-app")) {
            return app.column(AUTHORS).getFirst();
        }
    }
}
