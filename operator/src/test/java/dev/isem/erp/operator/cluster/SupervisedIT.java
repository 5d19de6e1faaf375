package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody wants to see what a migration does before it does it. */
class SupervisedIT {

    private static final String PROVISIONED = "{\"step\":\"provision\",\"outcome\":\"Provisioned\",\"statements\":0}";
    private static final String PLAN = """
            {"step":"migrate","outcome":"Planned","from":5,"to":6,"scripts":["V006__drop.sql"],
             "destructive":["V006__drop.sql: DROP TABLE construccion.notes"],"fingerprint":"aaaa"}
            """;

    private final Stage stage = new Stage();

    @BeforeEach
    void start() {
        stage.startOperator("one");
        stage.bothServe();
        stage.kubelet.plan("construccion", "1.1.0", PROVISIONED, PLAN);
        stage.kubelet.succeeds("construccion", "1.1.0", 5, 6);
    }

    @AfterEach
    void end() {
        stage.close();
    }

    @Test
    void aPlanWaitsForItsApprovalAndThenRuns() {
        stage.edit(
                "construccion",
                vertical -> vertical.setSpec(Edits.supervised(Edits.version(vertical.getSpec(), "1.1.0"))));
        stage.waitForReason("construccion", "AwaitingApproval");
        var plan = stage.vertical("construccion").getStatus().plan();
        assertThat(plan.scripts()).containsExactly("V006__drop.sql");
        assertThat(plan.destructive()).containsExactly("V006__drop.sql: DROP TABLE construccion.notes");
        assertThat(stage.message("construccion")).contains(plan.hash(), "1.0.0 keeps serving");
        assertThat(stage.backendImage("construccion")).endsWith(":1.0.0");

        approve("0000000000");
        Stage.pause(Duration.ofSeconds(1));
        assertThat(stage.reason("construccion")).isEqualTo("AwaitingApproval");

        approve(plan.hash());
        stage.waitForReady("construccion", "1.1.0");
        assertThat(stage.vertical("construccion").getStatus().plan()).isNull();
        assertThat(stage.jobs("construccion")
                        .getLast()
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getInitContainers())
                .flatExtracting("env")
                .extracting("name", "value")
                .contains(tuple("ERP_APPROVED_PLAN", "aaaa"));
    }

    private void approve(String hash) {
        stage.edit(
                "construccion",
                vertical -> vertical.getMetadata().getAnnotations().put("erp.isem.dev/approve", hash));
    }
}
