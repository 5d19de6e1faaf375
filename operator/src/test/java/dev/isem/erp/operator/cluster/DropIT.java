package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.isem.erp.crds.ErpVertical;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vertical whose manifest says that its data go with it. */
class DropIT {

    private static final String PROVISIONED = "{\"step\":\"provision\",\"outcome\":\"Provisioned\",\"statements\":0}";
    private static final String BACKED_UP = "{\"step\":\"backup\",\"outcome\":\"BackedUp\",\"backup\":"
            + "{\"id\":\"20260301-100000\",\"at\":\"2026-03-01T10:00:00Z\",\"version\":\"1.0.0\",\"schema\":5}}";
    private static final String REFUSED =
            "{\"step\":\"drop\",\"outcome\":\"Refused\",\"error\":{\"message\":\"a view of retail\"}}";

    private final Stage stage = new Stage();

    @BeforeEach
    void start() {
        // Old pods are gone after 45 seconds: a moment here.
        stage.startOperator("one", Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2)));
        stage.bothServe();
        stage.edit(
                "construccion",
                vertical ->
                        vertical.setSpec(Edits.with(vertical.getSpec(), "deletionPolicy", TextNode.valueOf("Drop"))));
        stage.until(
                "its deletion would be held",
                () -> !stage.vertical("construccion")
                        .getMetadata()
                        .getFinalizers()
                        .isEmpty());
    }

    @AfterEach
    void end() {
        stage.close();
    }

    @Test
    void itsPodsEndThenALastBackupIsMadeThenItsDataGo() {
        stage.kubelet.status("construccion", "1.0.0", _ -> stillPending());
        delete(DeletionPropagation.BACKGROUND);
        stage.until("the drop has its Job", () -> drops().findFirst().isPresent());
        assertThat(stage.reason("construccion")).isEqualTo("Dropping");
        assertThat(replicas("construccion-backend")).isZero();
        assertThat(replicas("construccion-frontend")).isZero();
        Job job = drops().findFirst().orElseThrow();
        assertThat(Stream.concat(
                                job.getSpec().getTemplate().getSpec().getInitContainers().stream(),
                                job.getSpec().getTemplate().getSpec().getContainers().stream())
                        .map(Container::getName))
                .containsExactly("provision", "backup", "drop");
        assertThat(stage.client
                        .persistentVolumeClaims()
                        .inNamespace(stage.namespace)
                        .withName("isem-backups")
                        .get())
                .isNotNull();
        says("{\"step\":\"drop\",\"outcome\":\"Dropped\",\"statements\":12}");
        awaitGone();
        stage.until(
                "its Secrets are gone",
                () -> stage.client
                                .secrets()
                                .inNamespace(stage.namespace)
                                .withName("construccion-db-migrator")
                                .get()
                        == null);
    }

    @Test
    void deletedInTheForegroundItIsDroppedAfterItsObjectsAreGone() {
        says("{\"step\":\"drop\",\"outcome\":\"Dropped\",\"statements\":12}");
        delete(DeletionPropagation.FOREGROUND);
        stage.until(
                "the drop was recorded, or it is gone already",
                () -> drops().findFirst().isPresent() || stage.vertical("construccion") == null);
        awaitGone();
    }

    @Test
    void aRefusalKeepsEverythingAndRetainLetsItGo() {
        says(REFUSED);
        delete(DeletionPropagation.BACKGROUND);
        stage.waitForReason("construccion", "DropFailed");
        assertThat(stage.message("construccion")).contains("a view of retail", "Everything is kept", "Retain");
        assertThat(stage.suite().getMetadata().getFinalizers()).isNotEmpty();
        stage.edit(
                "construccion",
                vertical ->
                        vertical.setSpec(Edits.with(vertical.getSpec(), "deletionPolicy", TextNode.valueOf("Retain"))));
        awaitGone();
    }

    @Test
    void theEndOfTheNamespaceIsNotHeldUp() {
        says(REFUSED);
        delete(DeletionPropagation.BACKGROUND);
        stage.waitForReason("construccion", "DropFailed");
        stage.client.namespaces().withName(stage.namespace).delete();
        awaitGone();
        stage.until("the suite is gone too", () -> stage.suite() == null);
    }

    private static PodStatus stillPending() {
        return new PodStatusBuilder().withPhase("Pending").build();
    }

    private Stream<Job> drops() {
        return stage.jobs("construccion").stream()
                .filter(job -> job.getMetadata().getAnnotations().containsKey("erp.isem.dev/drop"));
    }

    private void says(String drop) {
        stage.kubelet.migration("construccion", "1.0.0", PROVISIONED, BACKED_UP, drop);
    }

    private void awaitGone() {
        stage.until("construccion is gone", () -> stage.vertical("construccion") == null);
    }

    private void delete(DeletionPropagation how) {
        stage.client
                .resources(ErpVertical.class)
                .inNamespace(stage.namespace)
                .withName("construccion")
                .withPropagationPolicy(how)
                .delete();
    }

    private int replicas(String deployment) {
        return stage.client
                .apps()
                .deployments()
                .inNamespace(stage.namespace)
                .withName(deployment)
                .require()
                .getSpec()
                .getReplicas();
    }
}
