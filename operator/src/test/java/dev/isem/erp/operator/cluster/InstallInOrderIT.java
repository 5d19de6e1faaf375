package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A suite comes up in the order that its manifests imply. */
class InstallInOrderIT {

    private final Stage stage = new Stage();

    @BeforeEach
    void start() {
        stage.startOperator("one");
    }

    @AfterEach
    void end() {
        stage.close();
    }

    @Test
    void twoVerticalsComeUpOneAfterTheOther() {
        stage.bothServe();

        Job core = stage.onlyJob("erp-core");
        Job construccion = stage.onlyJob("construccion");
        assertThat(Instant.parse(construccion.getMetadata().getCreationTimestamp()))
                .as("construccion's migration starts when core's is done")
                .isAfterOrEqualTo(Instant.parse(core.getMetadata().getCreationTimestamp()));
        assertThat(stage.vertical("erp-core").getStatus().schemaVersion()).isEqualTo(3);
        assertThat(stage.vertical("construccion").getStatus().urls().api())
                .isEqualTo("http://api.construccion.erp.localhost:8080");
        stage.until(
                "the suite counts both",
                () -> "2/2".equals(stage.suite().getStatus().verticals()));
    }

    @Test
    void construccionWaitsForCoreAndWakesWithinSeconds() {
        stage.kubelet.succeeds("construccion", "1.0.0", 0, 5);
        stage.applyConstruccion("1.0.0");
        stage.waitForReason("construccion", "WaitingForRequirement");
        stage.applyCore("1.0.0");
        stage.until(
                "construccion names core",
                () -> "erp-core"
                        .equals(stage.vertical("construccion").getStatus().waitingFor()));
        assertThat(stage.jobs("construccion")).isEmpty();
        assertThat(stage.backendImage("construccion")).isEmpty();

        stage.waitForReason("erp-core", "Migrating");
        stage.kubelet.succeeds("erp-core", "1.0.0", 0, 3);
        stage.until(
                "core is migrated", () -> stage.vertical("erp-core").getStatus().schemaVersion() != null);
        Instant migrated = Instant.now();
        stage.until(
                "construccion's Job is there", () -> !stage.jobs("construccion").isEmpty());
        assertThat(Duration.between(migrated, Instant.now())).isLessThan(Duration.ofSeconds(10));
        stage.waitForReady("construccion", "1.0.0");
    }

    /** I1; fails when {@code Migration.start} overlooks the Jobs of neighbours. */
    @Test
    void oneMigrationAtATimeOnOneDatabase() {
        stage.kubelet.succeeds("erp-core", "1.0.0", 0, 3);
        stage.applyCore("1.0.0");
        stage.waitForReady("erp-core", "1.0.0");

        stage.apply(Manifests.vertical("retail", 3050, 3));
        stage.apply(Manifests.vertical("clinicas", 3060, 4));
        stage.until(
                "one of them migrates and the other is queued",
                () -> stage.reason("retail").equals("MigrationQueued")
                                != stage.reason("clinicas").equals("MigrationQueued")
                        && stage.jobs("retail").size() + stage.jobs("clinicas").size() == 1);
        stage.kubelet.succeeds("retail", "1.0.0", 0, 1);
        stage.kubelet.succeeds("clinicas", "1.0.0", 0, 1);
        stage.waitForReady("retail", "1.0.0");
        stage.waitForReady("clinicas", "1.0.0");
        assertThat(stage.jobs("retail")).hasSize(1);
        assertThat(stage.jobs("clinicas")).hasSize(1);
    }
}
