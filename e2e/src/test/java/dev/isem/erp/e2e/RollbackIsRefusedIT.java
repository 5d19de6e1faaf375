package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A version that cannot run on the schema is refused before anything changes, and the oldest safe one is named. */
@Order(4)
class RollbackIsRefusedIT {
    private final Installation installation = new Installation().withCoreAndConstruccion();

    @Test
    void theServingVersionStaysAndTheOldestSafeVersionIsNamed() throws Exception {
        // given 1.2.0, whose script breaks code from before schema 101
        Releases.build("1.0.0", "1.1.0");
        Releases.build("1.1.0", "1.2.0");
        installation.editVersion("construccion", "1.1.0");
        installation.awaitReady("construccion");
        installation.editVersion("construccion", "1.2.0");
        installation.awaitReady("construccion");
        List<String> serving = podNames();

        try (var visitor = Visitor.of("api.construccion." + Installation.DOMAIN, "/health")) {
            // when
            installation.editVersion("construccion", "1.0.0");

            // then
            var refused = installation.awaitVertical(
                    "construccion",
                    "refuses the rollback",
                    Installation.UP,
                    v -> Installation.ready(v).getReason().equals("RollbackRefused"));
            assertThat(Installation.ready(refused).getMessage())
                    .contains("1.0.0", "V102__notes_have_an_author.sql", "1.2.0 keeps serving", "1.1.0");
            assertThat(refused.getStatus().version()).isEqualTo("1.2.0");
            assertThat(podNames()).isEqualTo(serving);
            assertThat(visitor.failures()).isEmpty();
        }

        // and the version that was named is accepted
        installation.editVersion("construccion", "1.1.0");
        assertThat(installation.awaitReady("construccion").getStatus().version())
                .isEqualTo("1.1.0");
        installation.editVersion("construccion", "1.2.0");
        installation.awaitReady("construccion");
    }

    private List<String> podNames() {
        return installation.pods("construccion", "backend").stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .map(pod -> pod.getMetadata().getName())
                .toList();
    }
}
