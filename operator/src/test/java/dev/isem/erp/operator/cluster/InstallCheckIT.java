package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isem.erp.operator.runtime.InstallCheck;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code helm test} runs, under the rights that the chart grants. */
class InstallCheckIT {

    private final Stage stage = new Stage();

    @AfterEach
    void end() {
        stage.close();
    }

    @Test
    void anOperatorThatLeadsIsFoundAndOneThatStoppedIsMissed() {
        stage.startOperator("one");
        assertThatCode(() -> check(stage.asOperator(), Duration.ofSeconds(30))).doesNotThrowAnyException();

        stage.stopOperator();
        assertThatThrownBy(() -> check(stage.asOperator(), Duration.ofSeconds(2)))
                .hasMessageContaining("nobody has held the lease erp-operator in " + stage.namespace)
                .hasMessageContaining("kubectl get pods");
    }

    @Test
    void aMissingRightIsNamed() {
        assertThatThrownBy(() -> check(stage.as("nobody"), Duration.ZERO))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("customresourcedefinitions");
    }

    private void check(KubernetesClient client, Duration patience) {
        try (client) {
            new InstallCheck(client, stage.settings("check"), Clock.systemUTC()).run(patience);
        }
    }
}
