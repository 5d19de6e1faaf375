package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.ErpVertical;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Manifests may be applied in any order: what needs core waits for it, says so, and comes up by itself. */
@Order(1)
class AppliedBeforeCoreIT {
    private final Installation installation = new Installation().afresh();

    @Test
    void construccionWaitsForCoreAndComesUpByItself() throws Exception {
        // given a suite without erp-core
        installation.applyVertical("construccion");

        // then construccion waits, and says for whom
        var waiting = installation.awaitVertical(
                "construccion",
                "waits for a requirement",
                Installation.UP,
                v -> v.getStatus() != null
                        && Installation.condition(v.getStatus(), "Ready")
                                .filter(c -> c.getReason().equals("WaitingForRequirement"))
                                .isPresent());
        assertThat(Installation.ready(waiting).getMessage()).contains("auth.tenants");
        assertThat(installation.migrations("construccion")).isEmpty();

        // when core arrives
        installation.applyVertical("erp-core");

        // then construccion's migration follows core's within seconds
        installation.awaitVertical("erp-core", "is migrated", Installation.UP, AppliedBeforeCoreIT::isMigrated);
        installation.await(
                "a migration Job of construccion within seconds of core's",
                Duration.ofSeconds(5),
                () -> !installation.migrations("construccion").isEmpty());
        assertThat(installation.awaitReady("erp-core").getStatus().version()).isEqualTo("1.0.0");
        assertThat(installation.awaitReady("construccion").getStatus().version())
                .isEqualTo("1.0.0");
        assertThat(Visitor.get("api." + Installation.DOMAIN, "/health").body())
                .isEqualTo("{\"status\":\"ok\",\"db\":true,\"redis\":true}");
        assertThat(Visitor.get("api.construccion." + Installation.DOMAIN, "/health")
                        .body())
                .isEqualTo("{\"status\":\"ok\",\"db\":true}");
    }

    private static boolean isMigrated(ErpVertical vertical) {
        return vertical.getStatus() != null && vertical.getStatus().schemaVersion() != null;
    }
}
