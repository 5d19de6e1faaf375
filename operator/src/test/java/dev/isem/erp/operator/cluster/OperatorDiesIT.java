package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator dies in the middle. The next one finds everything in the cluster. */
class OperatorDiesIT {

    private final Stage stage = new Stage();

    @BeforeEach
    void start() {
        stage.startOperator("one");
        stage.kubelet.succeeds("erp-core", "1.0.0", 0, 3);
    }

    @AfterEach
    void end() {
        stage.close();
    }

    @Test
    void duringAMigrationThereIsOneJob() {
        stage.applyConstruccion("1.0.0");
        stage.applyCore("1.0.0");
        stage.waitForReason("construccion", "Migrating");
        stage.stopOperator();
        stage.kubelet.succeeds("construccion", "1.0.0", 0, 5);
        stage.until(
                "the Job ended while nobody looked",
                () -> stage.onlyJob("construccion").getStatus().getSucceeded() != null);

        stage.startOperator("two");
        stage.waitForReady("construccion", "1.0.0");
        assertThat(stage.jobs("construccion")).hasSize(1);
    }

    @Test
    void aRecordedMigrationIsNotRunAgainWhenItsJobIsDeleted() {
        stage.kubelet.succeeds("construccion", "1.0.0", 0, 5);
        stage.applyConstruccion("1.0.0");
        stage.applyCore("1.0.0");
        stage.waitForReady("construccion", "1.0.0");
        stage.client.resource(stage.onlyJob("construccion")).delete();
        stage.until("the Job is gone", () -> stage.jobs("construccion").isEmpty());
        stage.stopOperator();
        stage.startOperator("two");
        Stage.pause(Duration.ofSeconds(4));
        assertThat(stage.jobs("construccion")).isEmpty();
        assertThat(stage.reason("construccion")).isEqualTo("Ready");
    }

    @Test
    void aJobDeletedByHandBeforeItSaidAnythingIsMadeAgain() {
        stage.applyConstruccion("1.0.0");
        stage.applyCore("1.0.0");
        stage.waitForReason("construccion", "Migrating");
        stage.until("the Job is there", () -> stage.jobs("construccion").size() == 1);
        String uid = stage.onlyJob("construccion").getMetadata().getUid();
        stage.client.resource(stage.onlyJob("construccion")).delete();
        stage.until(
                "another one is there",
                () -> stage.jobs("construccion").stream()
                        .anyMatch(job -> !job.getMetadata().getUid().equals(uid)));
        stage.kubelet.succeeds("construccion", "1.0.0", 0, 5);
        stage.waitForReady("construccion", "1.0.0");
    }
}
