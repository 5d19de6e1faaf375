package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ReleaseProgress;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One edit of the suite upgrades both verticals in order, without a failed request; one edit goes back. */
@Order(18)
@Tag("prove")
class ReleaseTrainIT {
    private final Installation installation = new Installation().withCoreAndConstruccion();
    private String core = "";
    private String construccion = "";

    @BeforeEach
    void build() throws Exception {
        core = version("erp-core");
        construccion = version("construccion");
        for (String next : new String[] {"2.0.0", "2.1.0"}) {
            Releases.retag("erp-core", core, next);
            Releases.retag("construccion", construccion, next);
        }
    }

    @AfterEach
    void leaveTheTrain() {
        patch("null");
        installation.awaitReady("erp-core");
        installation.awaitReady("construccion");
    }

    @Test
    void theSuiteChangesInOrderAndABadVersionHaltsOnlyWhatNeedsIt() throws Exception {
        try (var ofCore = Visitor.of("api." + Installation.DOMAIN, "/health");
                var ofConstruccion = Visitor.of("api.construccion." + Installation.DOMAIN, "/health")) {
            // when both are asked for the next version
            release("2.0.0", "2.0.0");

            // then the owner of the tables comes first, and the manifests stay as their authors wrote them
            awaitState("done");
            assertThat(version("erp-core")).isEqualTo("2.0.0");
            assertThat(version("construccion")).isEqualTo("2.0.0");
            assertThat(since("construccion")).isAfterOrEqualTo(since("erp-core"));
            assertThat(installation
                            .vertical("construccion")
                            .orElseThrow()
                            .getSpec()
                            .version())
                    .isEqualTo(construccion);

            // and when the version of construccion does not exist, core goes on
            release("2.1.0", "9.9.9");
            awaitState("failed construccion");
            assertThat(version("erp-core")).isEqualTo("2.1.0");
            assertThat(version("construccion")).isEqualTo("2.0.0");

            // and when that of core does not, construccion does not begin
            release("9.9.9", "2.1.0");
            awaitState("failed erp-core; halted construccion by erp-core");
            assertThat(Installation.ready(installation.vertical("construccion").orElseThrow())
                            .getReason())
                    .isEqualTo("ReleaseHalted");
            assertThat(version("construccion")).isEqualTo("2.0.0");

            // and one edit goes back, readers first
            release(core, construccion);
            awaitState("done");
            assertThat(progress().progress()).isEqualTo("2/2");
            assertThat(version("erp-core")).isEqualTo(core);
            assertThat(version("construccion")).isEqualTo(construccion);
            assertThat(since("erp-core")).isAfterOrEqualTo(since("construccion"));

            assertThat(ofCore.requests()).isGreaterThan(100);
            assertThat(ofCore.failures()).isEmpty();
            assertThat(ofConstruccion.failures()).isEmpty();
        }
    }

    private String version(String vertical) {
        return installation.status(vertical).version();
    }

    private Instant since(String vertical) {
        return Instant.parse(installation.status(vertical).history().getFirst().since());
    }

    private void release(String ofCore, String ofConstruccion) {
        patch("{\"versions\":{\"erp-core\":\"%s\",\"construccion\":\"%s\"}}".formatted(ofCore, ofConstruccion));
    }

    private void patch(String release) {
        installation
                .client()
                .resources(ErpSuite.class)
                .inNamespace(Installation.NAMESPACE)
                .withName("isem")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"release\":" + release + "}}");
    }

    private ReleaseProgress progress() {
        return suite().getStatus().release();
    }

    private ErpSuite suite() {
        return installation
                .client()
                .resources(ErpSuite.class)
                .inNamespace(Installation.NAMESPACE)
                .withName("isem")
                .get();
    }

    /** Of the release as it was edited last: an earlier one may have been done too. */
    private void awaitState(String state) {
        installation.await("the train to be: " + state, Installation.UP, () -> {
            var status = suite().getStatus();
            return suite().getMetadata().getGeneration().equals(status.observedGeneration())
                    && status.release() != null
                    && state.equals(status.release().state());
        });
    }
}
