package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ReleaseProgress;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One edit of the suite asks several verticals for other versions; they change in the order in which they need each other. */
class ReleaseTrainIT {

    private static final String PROVISIONED = "{\"step\":\"provision\",\"outcome\":\"Provisioned\",\"statements\":0}";
    private static final String LINKED = "{\"step\":\"link\",\"outcome\":\"Linked\",\"keys\":0}";

    private final Stage stage = new Stage();

    @BeforeEach
    void start() {
        stage.startOperator("one");
        stage.bothServe();
    }

    @AfterEach
    void end() {
        stage.close();
    }

    @Test
    void oneEditUpgradesInOrderAndOneEditGoesBackInTheOther() {
        release("{\"versions\":{\"erp-core\":\"1.1.0\",\"construccion\":\"1.1.0\"}}");
        stage.waitForReason("erp-core", "Migrating");
        stage.waitForReason("construccion", "WaitingForTurn");
        awaitState("changing erp-core; waiting construccion");
        assertThat(progress().progress()).isEqualTo("0/2");
        assertThat(stage.message("construccion")).contains("1.0.0 keeps serving", "not spec.version 1.0.0");
        assertThat(stage.vertical("construccion").getStatus().waitingFor()).isEqualTo("erp-core");
        assertThat(stage.jobs("construccion")).hasSize(1);

        stage.kubelet.succeeds("erp-core", "1.1.0", 3, 4);
        stage.waitForReady("erp-core", "1.1.0");
        Instant ready = Instant.now();
        stage.waitForReason("construccion", "Migrating");
        assertThat(Duration.between(ready, Instant.now())).isLessThan(Duration.ofSeconds(2));
        stage.kubelet.succeeds("construccion", "1.1.0", 5, 6);
        stage.waitForReady("construccion", "1.1.0");
        awaitState("done");
        assertThat(progress().progress()).isEqualTo("2/2");
        assertThat(stage.vertical("construccion").getSpec().version())
                .as("the manifest belongs to whoever wrote it")
                .isEqualTo("1.0.0");

        // and back: whoever reads the tables first
        stage.kubelet.migration("erp-core", "1.0.0", PROVISIONED, compatible(4), LINKED);
        release("{\"versions\":{\"erp-core\":\"1.0.0\",\"construccion\":\"1.0.0\"}}");
        stage.waitForReason("construccion", "Migrating");
        awaitState("changing construccion; waiting erp-core");
        assertThat(stage.backendImage("erp-core")).endsWith(":1.1.0");
        stage.kubelet.migration("construccion", "1.0.0", PROVISIONED, compatible(6), LINKED);
        stage.waitForReady("construccion", "1.0.0");
        stage.waitForReady("erp-core", "1.0.0");
        awaitState("done");
    }

    @Test
    void aVersionThatFailsHaltsThoseBehindItAndNobodyElse() {
        stage.kubelet.succeeds("retail", "1.0.0", 0, 1);
        stage.apply(Manifests.vertical("retail", 3050, 3));
        stage.waitForReady("retail", "1.0.0");
        stage.kubelet.migration("erp-core", "1.1.0", PROVISIONED, """
                {"step":"migrate","outcome":"Failed","from":3,"to":3,"transient":false,"error":{"message":"no"}}
                """);
        stage.kubelet.succeeds("retail", "1.1.0", 1, 2);
        release(
                "{\"versions\":{\"erp-core\":\"1.1.0\",\"construccion\":\"1.1.0\",\"retail\":\"1.1.0\",\"nobody\":\"1.0.0\"}}");
        stage.waitForReady("retail", "1.1.0");
        stage.waitForReason("construccion", "ReleaseHalted");
        awaitState("failed erp-core; halted construccion by erp-core; unknown nobody");
        assertThat(stage.backendImage("construccion")).endsWith(":1.0.0");
        assertThat(stage.message("construccion")).contains("erp-core", "1.0.0 keeps serving");

        stage.kubelet.succeeds("erp-core", "1.1.1", 3, 4);
        stage.kubelet.succeeds("construccion", "1.1.0", 5, 6);
        release("{\"versions\":{\"erp-core\":\"1.1.1\",\"nobody\":null}}");
        stage.waitForReady("construccion", "1.1.0");
        awaitState("done");
    }

    @Test
    void aSuspendedVerticalIsPassedOverAndNamed() {
        stage.edit(
                "erp-core", vertical -> vertical.setSpec(Edits.with(vertical.getSpec(), "suspend", BooleanNode.TRUE)));
        stage.waitForReason("erp-core", "Suspended");
        stage.kubelet.succeeds("construccion", "1.1.0", 5, 6);
        release("{\"versions\":{\"erp-core\":\"1.1.0\",\"construccion\":\"1.1.0\"}}");
        stage.waitForReady("construccion", "1.1.0");
        awaitState("done; suspended erp-core");
        assertThat(progress().progress()).isEqualTo("1/2");
        assertThat(stage.backendImage("erp-core")).endsWith(":1.0.0");
    }

    @Test
    void aCanaryThatTheReleaseDoesNotNameIsRefused() {
        assertThatThrownBy(() -> release("{\"versions\":{\"erp-core\":\"1.1.0\"},\"canary\":\"construccion\"}"))
                .hasMessageContaining("canary must be one of the verticals in versions");
    }

    private static String compatible(int schema) {
        return "{\"step\":\"migrate\",\"outcome\":\"AheadCompatible\",\"from\":%1$d,\"to\":%1$d}".formatted(schema);
    }

    private void release(String release) {
        stage.client
                .resources(ErpSuite.class)
                .inNamespace(stage.namespace)
                .withName("isem")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"release\":" + release + "}}");
    }

    private ReleaseProgress progress() {
        return stage.suite().getStatus().release();
    }

    private void awaitState(String state) {
        stage.until(
                "the train is " + state,
                () -> progress() != null && state.equals(progress().state()));
    }
}
