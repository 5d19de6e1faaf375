package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Editing {@code spec.version} upgrades without a failed request, and goes back when the scripts allow it. */
@Order(3)
class EditVersionToUpgradeIT {
    private final Installation installation = new Installation().withCoreAndConstruccion();

    @Test
    void upgradesWithoutAFailedRequestAndGoesBackWhenTheScriptIsCompatible() throws Exception {
        Releases.build("1.0.0", "1.1.0");
        int before = installation.status("construccion").schemaVersion();
        try (var visitor = Visitor.of("api.construccion." + Installation.DOMAIN, "/health")) {
            // when
            installation.editVersion("construccion", "1.1.0");

            // then
            var upgraded = installation.awaitReady("construccion");
            assertThat(upgraded.getStatus().version()).isEqualTo("1.1.0");
            assertThat(upgraded.getStatus().schemaVersion()).isEqualTo(101).isGreaterThan(before);
            assertThat(upgraded.getStatus().migration().outcome()).isEqualTo("Migrated");
            Instant migrated = Instant.parse(upgraded.getStatus().migration().finishedAt());
            for (Pod pod : installation.pods("construccion", "backend")) {
                if (pod.getSpec().getContainers().getFirst().getImage().endsWith(":1.1.0")) {
                    // The API server's times have whole seconds.
                    assertThat(Instant.parse(pod.getMetadata().getCreationTimestamp())
                                    .plusSeconds(1))
                            .as("a pod of 1.1.0 starts after its migration")
                            .isAfterOrEqualTo(migrated.minusMillis(1));
                }
            }

            // and when edited back: the script said "compatible"
            installation.editVersion("construccion", "1.0.0");
            var back = installation.awaitReady("construccion");
            assertThat(back.getStatus().version()).isEqualTo("1.0.0");
            assertThat(back.getStatus().schemaVersion()).isEqualTo(101);
            assertThat(back.getStatus().migration().outcome()).isEqualTo("AheadCompatible");

            assertThat(visitor.requests()).isGreaterThan(100);
            assertThat(visitor.failures()).isEmpty();
        }
    }
}
