package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.MigrationRecord;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody edits {@code spec.version}. Whatever comes of it, what serves keeps serving. */
class EditVersionIT {

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
    void anUpgradeMigratesFirstThenRollsOut() {
        stage.applyConstruccion("1.1.0");
        stage.waitForReason("construccion", "Migrating");
        assertThat(stage.backendImage("construccion")).endsWith(":1.0.0");

        stage.kubelet.succeeds("construccion", "1.1.0", 5, 6);
        stage.waitForReady("construccion", "1.1.0");
        assertThat(stage.backendImage("construccion")).endsWith(":1.1.0");
        var status = stage.vertical("construccion").getStatus();
        assertThat(status.schemaVersion()).isEqualTo(6);
        assertThat(status.history()).extracting("version").containsExactly("1.1.0", "1.0.0");
    }

    @Test
    void aFailedScriptKeepsTheOldVersionAndIsHealedByACorrectedOne() {
        stage.kubelet.migration("construccion", "1.1.0", PROVISIONED, """
                {"step":"migrate","outcome":"Failed","from":5,"to":5,"transient":false,
                 "error":{"script":"V006__x.sql","sqlState":"42P01","message":"relation does not exist","hint":"look"}}
                """);
        stage.applyConstruccion("1.1.0");
        stage.waitForReason("construccion", "MigrationFailed");
        assertThat(stage.condition("construccion", "Stalled")).isPresent();
        assertThat(stage.message("construccion")).contains("V006__x.sql", "42P01", "look", "1.0.0 keeps serving");
        assertThat(stage.backendImage("construccion")).endsWith(":1.0.0");
        assertThat(stage.vertical("construccion").getStatus().version()).isEqualTo("1.0.0");

        stage.kubelet.succeeds("construccion", "1.1.1", 5, 6);
        stage.applyConstruccion("1.1.1");
        stage.waitForReady("construccion", "1.1.1");
        assertThat(stage.condition("construccion", "Stalled")).isEmpty();
    }

    @Test
    void theRetryAnnotationRunsAFailedVersionAgain() {
        stage.kubelet.migration("construccion", "1.1.0", PROVISIONED, """
                {"step":"migrate","outcome":"Failed","from":5,"to":5,"transient":false,"error":{"message":"no"}}
                """);
        stage.applyConstruccion("1.1.0");
        stage.waitForReason("construccion", "MigrationFailed");

        stage.kubelet.succeeds("construccion", "1.1.0", 5, 6);
        stage.edit(
                "construccion",
                vertical -> vertical.getMetadata().getAnnotations().put("erp.isem.dev/retry", "1"));
        stage.waitForReady("construccion", "1.1.0");
    }

    @Test
    void aLostConnectionIsTriedAgainByItself() {
        stage.kubelet.migration("construccion", "1.1.0", """
                {"step":"provision","outcome":"Failed","transient":true,"error":{"sqlState":"08001","message":"refused"}}
                """);
        stage.applyConstruccion("1.1.0");
        stage.waitForReason("construccion", "MigrationRetrying");
        stage.kubelet.succeeds("construccion", "1.1.0", 5, 6);
        stage.waitForReady("construccion", "1.1.0");
        MigrationRecord record = stage.vertical("construccion").getStatus().migration();
        assertThat(record.attempts()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aRollbackThatTheSchemaForbidsIsRefused() {
        stage.kubelet.succeeds("construccion", "1.1.0", 5, 6);
        stage.applyConstruccion("1.1.0");
        stage.waitForReady("construccion", "1.1.0");

        stage.kubelet.migration("construccion", "1.0.0", PROVISIONED, """
                {"step":"migrate","outcome":"Refused","from":6,"to":6,"transient":false,
                 "oldestSafe":{"schema":6,"version":"1.1.0"},"error":{"script":"V006__x.sql","message":"breaks before 6"}}
                """);
        stage.applyConstruccion("1.0.0");
        stage.waitForReason("construccion", "RollbackRefused");
        assertThat(stage.message("construccion"))
                .contains("1.0.0 cannot run on schema 6", "1.1.0 keeps serving", "Oldest safe version: 1.1.0");
        assertThat(stage.backendImage("construccion")).endsWith(":1.1.0");

        List<String> before = stage.jobs("construccion").stream()
                .map(job -> job.getMetadata().getName())
                .toList();
        stage.applyConstruccion("1.1.0");
        stage.waitForReady("construccion", "1.1.0");
        assertThat(stage.jobs("construccion"))
                .as("the refusal changed nothing, so going back needs no run")
                .allSatisfy(job -> assertThat(before).contains(job.getMetadata().getName()));
    }

    @Test
    void aRollbackThatTheSchemaAllowsRollsThePodsOnly() {
        stage.kubelet.succeeds("construccion", "1.1.0", 5, 6);
        stage.applyConstruccion("1.1.0");
        stage.waitForReady("construccion", "1.1.0");

        stage.kubelet.migration(
                "construccion",
                "1.0.0",
                PROVISIONED,
                "{\"step\":\"migrate\",\"outcome\":\"AheadCompatible\",\"from\":6,\"to\":6}",
                LINKED);
        stage.applyConstruccion("1.0.0");
        stage.waitForReady("construccion", "1.0.0");
        assertThat(stage.vertical("construccion").getStatus().schemaVersion()).isEqualTo(6);
    }
}
