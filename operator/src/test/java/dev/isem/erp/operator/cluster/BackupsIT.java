package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy before the scripts, and the way back to it. */
class BackupsIT {

    private static final String ID = "20260301-100000";
    private static final String PROVISIONED = "{\"step\":\"provision\",\"outcome\":\"Provisioned\",\"statements\":0}";
    private static final String LINKED = "{\"step\":\"link\",\"outcome\":\"Linked\",\"keys\":0}";
    private static final String BACKUP = "\"backup\":{\"id\":\"" + ID + "\",\"at\":\"2026-03-01T10:00:00Z\","
            + "\"version\":\"1.0.0\",\"schema\":5,\"bytes\":4096,\"rows\":12}}";

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
    void aBackupIsMadeOnAVolumeThatNobodyOwns() {
        stage.kubelet.migration(
                "construccion",
                "1.0.0",
                PROVISIONED,
                "{\"step\":\"backup\",\"outcome\":\"BackedUp\"," + BACKUP,
                "{\"step\":\"migrate\",\"outcome\":\"Current\",\"from\":5,\"to\":5}",
                LINKED);
        var json = new ObjectMapper();
        stage.edit(
                "construccion",
                vertical -> vertical.setSpec(Edits.with(
                        vertical.getSpec(),
                        "migration",
                        json.createObjectNode().set("backup", json.createObjectNode()))));
        stage.until(
                "the backup is listed",
                () -> stage.vertical("construccion").getStatus().backups() != null);
        stage.waitForReady("construccion", "1.0.0");
        assertThat(stage.vertical("construccion").getStatus().backups())
                .singleElement()
                .satisfies(backup -> assertThat(backup.id()).isEqualTo(ID));
        var claim = stage.client
                .persistentVolumeClaims()
                .inNamespace(stage.namespace)
                .withName("isem-backups")
                .require();
        assertThat(claim.getMetadata().getOwnerReferences()).isEmpty();
        assertThat(claim.getSpec().getResources().getRequests().get("storage").toString())
                .isEqualTo("5Gi");
    }

    @Test
    void duringARestoreNoPodRunsAndAfterItTheVersionAskedForDoes() {
        stage.edit("construccion", vertical -> {
            vertical.getMetadata().getAnnotations().put("erp.isem.dev/restore", ID);
            vertical.setSpec(Edits.version(vertical.getSpec(), "1.1.0"));
        });
        stage.until("the restore has its Job", () -> restores().findFirst().isPresent());
        Stage.pause(Duration.ofSeconds(1));
        assertThat(stage.reason("construccion")).isEqualTo("Restoring");
        assertThat(replicas()).isZero();
        assertThat(stage.backendImage("construccion")).endsWith(":1.0.0");
        assertThat(restores().flatMap(job -> job.getSpec().getTemplate().getSpec().getInitContainers().stream()))
                .extracting(Container::getName)
                .containsExactly("restore", "provision", "migrate");

        stage.kubelet.migration(
                "construccion",
                "1.1.0",
                "{\"step\":\"restore\",\"outcome\":\"Restored\"," + BACKUP,
                PROVISIONED,
                "{\"step\":\"migrate\",\"outcome\":\"Migrated\",\"from\":4,\"to\":6}",
                LINKED);
        stage.waitForReady("construccion", "1.1.0");
        assertThat(replicas()).isEqualTo(1);
        assertThat(stage.vertical("construccion").getStatus().restored()).isEqualTo(ID);
        assertThat(stage.vertical("construccion").getStatus().schemaVersion()).isEqualTo(6);
    }

    private Stream<Job> restores() {
        return stage.jobs("construccion").stream()
                .filter(job -> job.getMetadata().getAnnotations().containsKey("erp.isem.dev/restore"));
    }

    private int replicas() {
        return stage.client
                .apps()
                .deployments()
                .inNamespace(stage.namespace)
                .withName("construccion-backend")
                .require()
                .getSpec()
                .getReplicas();
    }
}
