package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pods of a vertical are like, how many there are, and who decides. */
class WorkloadsIT {

    private static final String NAME = "construccion-backend";

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
    void theAutoscalerDecidesAndIsNeverFought() {
        edit("backend", "{port: 3021, replicas: 3}");
        stage.until("three pods", () -> deployment().getStatus().getReplicas() == 3);
        edit("backend", "{port: 3021, replicas: 3, autoscaling: {minReplicas: 2, maxReplicas: 6}}");
        stage.until("the autoscaler is there", () -> autoscalers() == 1);
        stage.waitForReady("construccion", "1.0.0");
        assertThat(deployment().getSpec().getReplicas())
                .as("handed over, not reset")
                .isEqualTo(3);

        stage.client
                .apps()
                .deployments()
                .inNamespace(stage.namespace)
                .withName(NAME)
                .scale(5);
        stage.until("five pods", () -> deployment().getStatus().getReplicas() == 5);
        stage.waitForReady("construccion", "1.0.0");
        stage.kubelet.succeeds("construccion", "1.1.0", 5, 6);
        edit("version", "1.1.0");
        stage.waitForReady("construccion", "1.1.0");
        assertThat(deployment().getSpec().getReplicas()).as("after an upgrade").isEqualTo(5);

        edit("backend", "{port: 3021, replicas: 1}");
        stage.until("the manifest decides again", () -> deployment().getSpec().getReplicas() == 1);
        stage.until("the autoscaler is gone", () -> autoscalers() == 0);
    }

    @Test
    void severalPodsGetADisruptionBudgetAndOneDoesNot() {
        assertThat(budgets()).isEmpty();
        edit("backend", "{port: 3021, replicas: 2}");
        stage.until("a budget for two", () -> budgets().equals(List.of(NAME)));
        edit("backend", "{port: 3021, replicas: 1}");
        stage.until("no budget for one", () -> budgets().isEmpty());
    }

    @Test
    void whileSuspendedNothingIsRestored() {
        edit("suspend", "true");
        stage.waitForReason("construccion", "Suspended");
        assertThat(stage.condition("construccion", "Ready").orElseThrow().getStatus())
                .as("what is asked for serves")
                .isEqualTo("True");
        stage.client.services().inNamespace(stage.namespace).withName(NAME).delete();
        edit("version", "1.1.0");
        stage.until(
                "the other version is not Ready",
                () -> !stage.condition("construccion", "Ready")
                        .orElseThrow()
                        .getStatus()
                        .equals("True"));
        Stage.pause(Duration.ofSeconds(1));
        assertThat(service()).as("hands off").isFalse();
        assertThat(stage.jobs("construccion")).hasSize(1);

        stage.kubelet.succeeds("construccion", "1.1.0", 5, 6);
        edit("suspend", "false");
        stage.waitForReady("construccion", "1.1.0");
        assertThat(service()).isTrue();
    }

    private void edit(String field, String yaml) {
        JsonNode value =
                Serialization.unmarshal(field + ": " + yaml, JsonNode.class).path(field);
        stage.edit("construccion", vertical -> vertical.setSpec(Edits.with(vertical.getSpec(), field, value)));
    }

    private Deployment deployment() {
        return stage.client
                .apps()
                .deployments()
                .inNamespace(stage.namespace)
                .withName(NAME)
                .get();
    }

    private int autoscalers() {
        return stage.client
                .autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inNamespace(stage.namespace)
                .list()
                .getItems()
                .size();
    }

    private List<String> budgets() {
        return stage.client.policy().v1().podDisruptionBudget().inNamespace(stage.namespace).list().getItems().stream()
                .map(budget -> budget.getMetadata().getName())
                .toList();
    }

    private boolean service() {
        return stage.client
                        .services()
                        .inNamespace(stage.namespace)
                        .withName(NAME)
                        .get()
                != null;
    }
}
