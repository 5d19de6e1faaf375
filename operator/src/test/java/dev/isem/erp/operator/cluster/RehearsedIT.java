package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isem.erp.crds.ErpVerticalSpec;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scripts run on a clone first. */
class RehearsedIT {

    private static final String PROVISIONED = "{\"step\":\"provision\",\"outcome\":\"Provisioned\",\"statements\":0}";
    private static final String CLONED = "{\"step\":\"clone\",\"outcome\":\"Cloned\",\"tables\":7}";
    private static final String RAN =
            "{\"step\":\"migrate\",\"outcome\":\"Migrated\",\"from\":5,\"to\":6,\"scripts\":[\"V006__x.sql\"],\"millis\":812}";
    private static final String COMPARED =
            "{\"step\":\"compare\",\"outcome\":\"Rehearsed\",\"rows\":[\"construccion.projects: 2 -> 0 rows\"]}";
    private static final String FAILED = """
            {"step":"migrate","outcome":"Failed","transient":false,
             "error":{"script":"V006__x.sql","sqlState":"23505","message":"could not create unique index","hint":"Correct it."}}
            """;
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
    void whatFailsOnTheCloneStopsThereAndACorrectedVersionGoesAllTheWay() {
        stage.kubelet.migration("construccion", "1.1.0", PROVISIONED, CLONED, FAILED);
        stage.edit("construccion", vertical -> vertical.setSpec(rehearsed(vertical.getSpec(), "1.1.0")));
        stage.waitForReason("construccion", "RehearsalFailed");
        assertThat(stage.message("construccion"))
                .contains("V006__x.sql", "23505", "No script ran on the real database", "1.0.0 keeps serving");
        assertThat(stage.backendImage("construccion")).endsWith(":1.0.0");
        assertThat(stage.vertical("construccion").getStatus().schemaVersion()).isEqualTo(5);

        stage.kubelet.migration("construccion", "1.1.1", PROVISIONED, CLONED, RAN, COMPARED, RAN, LINKED);
        stage.edit("construccion", vertical -> vertical.setSpec(rehearsed(vertical.getSpec(), "1.1.1")));
        stage.waitForReady("construccion", "1.1.1");
        var status = stage.vertical("construccion").getStatus();
        assertThat(status.schemaVersion()).isEqualTo(6);
        assertThat(status.migration().rehearsal().millis()).isEqualTo(812);
        assertThat(status.migration().rehearsal().rows()).containsExactly("construccion.projects: 2 -> 0 rows");
    }

    /** The server keeps what stands beside the steps, and only the practice is told of the scratch database. */
    @Test
    void theVerticalsImageSeesItsOwnPasswordAndTheScratchDatabaseOnly() {
        stage.edit("construccion", vertical -> vertical.setSpec(rehearsed(vertical.getSpec(), "1.1.0")));
        stage.until("the Job is there", () -> newest().isPresent());
        var containers =
                newest().orElseThrow().getSpec().getTemplate().getSpec().getInitContainers();
        assertThat(containers)
                .extracting(Container::getName)
                .containsExactly("provision", "scratch", "clone", "rehearse", "compare", "migrate");
        assertThat(containers.get(1).getRestartPolicy()).isEqualTo("Always");
        Container rehearse = containers.get(3);
        assertThat(rehearse.getArgs()).containsExactly("migrate");
        assertThat(rehearse.getVolumeMounts())
                .extracting("name")
                .containsExactlyInAnyOrder("tmp", "migrator", "database-ca");
        Map<String, String> told = new HashMap<>();
        rehearse.getEnv().forEach(variable -> told.put(variable.getName(), variable.getValue()));
        assertThat(told)
                .containsEntry("DB_NAME", "erp_generic_scratch_construccion")
                .containsEntry("DB_USER", "erp_migrator_construccion")
                .containsEntry("ERP_SETTLED", "true");
    }

    private Optional<Job> newest() {
        return stage.jobs("construccion").stream()
                .filter(job -> job.getMetadata().getLabels().containsValue("1.1.0"))
                .findFirst();
    }

    private static ErpVerticalSpec rehearsed(ErpVerticalSpec spec, String version) {
        return Edits.with(
                Edits.version(spec, version),
                "migration",
                new ObjectMapper().createObjectNode().put("rehearsal", true));
    }
}
