package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables that somebody loaded by hand before the vertical was applied. */
class AdoptedIT {

    private static final String FOUND = "{\"step\":\"provision\",\"outcome\":\"HandLoaded\"}";
    private static final String PREPARED = "{\"step\":\"prepare\",\"outcome\":\"Prepared\"}";
    private static final String REPLAYED = "{\"step\":\"migrate\",\"outcome\":\"Migrated\",\"from\":0,\"to\":6}";
    private static final String COMPARED = """
            {"step":"adopt","outcome":"AdoptionPlanned","schema":5,"scripts":["V006__x.sql"],"fingerprint":"aaaa",
             "differences":["missing: column construccion.projects.code text NOT NULL"],"differencesInAll":1}
            """;
    private static final String ADOPTED =
            "{\"step\":\"adopt\",\"outcome\":\"Adopted\",\"schema\":5,\"scripts\":[\"V006__x.sql\"],\"fingerprint\":\"aaaa\"}";
    private static final String PROVISIONED = "{\"step\":\"provision\",\"outcome\":\"Provisioned\",\"statements\":9}";
    private static final String MIGRATED = "{\"step\":\"migrate\",\"outcome\":\"Migrated\",\"from\":5,\"to\":6}";
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
    void nothingHappensToThemBeforeAPersonApprovedWhatWasFound() {
        stage.kubelet.migration("construccion", "1.1.0", step -> switch (step) {
            case "provision" -> FOUND;
            case "prepare" -> PREPARED;
            case "replay" -> REPLAYED;
            case "adopt" -> COMPARED;
            default -> "";
        });
        stage.edit("construccion", vertical -> vertical.setSpec(Edits.version(vertical.getSpec(), "1.1.0")));
        stage.waitForReason("construccion", "AdoptionAwaitsApproval");
        var plan = stage.vertical("construccion").getStatus().plan();
        assertThat(plan.adoption().schema()).isEqualTo(5);
        assertThat(plan.adoption().differences())
                .containsExactly("missing: column construccion.projects.code text NOT NULL");
        assertThat(stage.message("construccion")).contains(plan.hash(), "missing: column", "1.0.0 keeps serving");
        List<String> jobs = jobs();

        approve("0000000000");
        Stage.pause(Duration.ofSeconds(1));
        assertThat(stage.reason("construccion")).isEqualTo("AdoptionAwaitsApproval");
        assertThat(jobs()).as("an older one may be tidied up").isSubsetOf(jobs);

        stage.kubelet.migration("construccion", "1.1.0", PREPARED, REPLAYED, ADOPTED, PROVISIONED, MIGRATED, LINKED);
        approve(plan.hash());
        stage.waitForReady("construccion", "1.1.0");
        var status = stage.vertical("construccion").getStatus();
        assertThat(status.plan()).isNull();
        assertThat(status.schemaVersion()).isEqualTo(6);
        assertThat(status.migration().adoption().schema()).isEqualTo(5);
        assertThat(stage.jobs("construccion"))
                .extracting(AdoptedIT::steps)
                .contains(List.of("scratch", "prepare", "replay", "adopt", "provision", "migrate", "link"));
    }

    private void approve(String hash) {
        stage.edit(
                "construccion",
                vertical -> vertical.getMetadata().getAnnotations().put("erp.isem.dev/approve", hash));
    }

    private List<String> jobs() {
        return stage.jobs("construccion").stream()
                .map(each -> each.getMetadata().getName())
                .toList();
    }

    private static List<String> steps(Job job) {
        var pod = job.getSpec().getTemplate().getSpec();
        return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                .map(Container::getName)
                .toList();
    }
}
