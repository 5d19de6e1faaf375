package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The cluster's own autoscaler decides about the pods, and the operator never argues. */
@Order(15)
class ScaledByLoadIT {
    private final Installation installation = new Installation().withCoreAndConstruccion();

    @Test
    void theAutoscalerTakesOverAndGivesBack() throws Exception {
        try (var visitor = Visitor.of("construccion." + Installation.DOMAIN, "/")) {
            installation.edit("construccion", "{\"backend\":{\"autoscaling\":{\"minReplicas\":2,\"maxReplicas\":3}}}");
            installation.await(
                    "a second pod",
                    Installation.UP,
                    () -> deployment().getSpec().getReplicas().equals(2));
            installation.awaitReady("construccion");
            assertThat(budgets()).as("two pods have a disruption budget").isEqualTo(1);

            installation.edit("construccion", "{\"backend\":{\"autoscaling\":null}}");
            installation.await(
                    "one pod again",
                    Installation.UP,
                    () -> deployment().getSpec().getReplicas().equals(1));
            installation.await("no budget for one", Installation.UP, () -> budgets() == 0);
            installation.awaitReady("construccion");
            assertThat(visitor.failures()).isEmpty();
        }
    }

    private Deployment deployment() {
        return installation
                .client()
                .apps()
                .deployments()
                .inNamespace(Installation.NAMESPACE)
                .withName("construccion-backend")
                .require();
    }

    private int budgets() {
        return installation
                .client()
                .policy()
                .v1()
                .podDisruptionBudget()
                .inNamespace(Installation.NAMESPACE)
                .list()
                .getItems()
                .size();
    }
}
