package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deleting takes everything away but data, and waits where others would lose theirs. */
class DeletionIT {

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
    void aVerticalThatNobodyReadsGoesWithAllItsObjects() {
        delete("construccion");
        stage.until(
                "all is gone",
                () -> stage.vertical("construccion") == null
                        && stage.backendImage("construccion").isEmpty()
                        && stage.jobs("construccion").isEmpty()
                        && stage.client
                                        .secrets()
                                        .inNamespace(stage.namespace)
                                        .withName("construccion-db-app")
                                        .get()
                                == null);

        stage.kubelet.succeeds("construccion", "1.0.0", 5, 5);
        stage.applyConstruccion("1.0.0");
        stage.waitForReady("construccion", "1.0.0");
        assertThat(stage.vertical("construccion").getStatus().migration().outcome())
                .isEqualTo("Current");
    }

    @Test
    void aVerticalThatOthersReadServesOnUntilTheyAreGone() {
        stage.until(
                "core is held",
                () -> !stage.vertical("erp-core").getMetadata().getFinalizers().isEmpty());
        delete("erp-core");
        stage.waitForReason("erp-core", "DeletionHeld");
        assertThat(stage.message("erp-core")).contains("construccion");
        assertThat(stage.backendImage("erp-core")).endsWith(":1.0.0");

        delete("construccion");
        stage.until("core is gone too", () -> stage.vertical("erp-core") == null);
    }

    @Test
    void aSuiteThatVerticalsUseStaysAndForcedLeavesItsSecretsAndItsVolume() {
        var suite = stage.client
                .resources(ErpSuite.class)
                .inNamespace(stage.namespace)
                .withName("isem");
        suite.delete();
        stage.until(
                "it says who uses it",
                () -> suite.get().getStatus().conditions().stream()
                        .anyMatch(each -> each.getReason().equals("DeletionHeld")
                                && each.getMessage().contains("construccion, erp-core")));
        assertThat(stage.reason("construccion")).isEqualTo("Ready");

        suite.edit(found -> {
            found.getMetadata().setAnnotations(Map.of("erp.isem.dev/force-deletion", "true"));
            return found;
        });
        stage.until(
                "the server is gone",
                () -> stage.client
                                .apps()
                                .statefulSets()
                                .inNamespace(stage.namespace)
                                .withName("isem-postgres")
                                .get()
                        == null);
        assertThat(stage.client
                        .secrets()
                        .inNamespace(stage.namespace)
                        .withName("isem-postgres")
                        .get())
                .isNotNull();
        assertThat(stage.client
                        .secrets()
                        .inNamespace(stage.namespace)
                        .withName("isem-identity")
                        .get())
                .isNotNull();
        assertThat(stage.client
                        .persistentVolumeClaims()
                        .inNamespace(stage.namespace)
                        .withName("data-isem-postgres-0")
                        .get())
                .isNotNull();
        stage.waitForReason("construccion", "SuiteMissing");
        assertThat(stage.backendImage("construccion"))
                .as("what serves is not touched")
                .endsWith(":1.0.0");
    }

    private void delete(String vertical) {
        stage.client
                .resources(ErpVertical.class)
                .inNamespace(stage.namespace)
                .withName(vertical)
                .delete();
    }
}
