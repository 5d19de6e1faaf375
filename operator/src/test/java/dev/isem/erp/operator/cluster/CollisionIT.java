package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two verticals claim the same: the older keeps it, undisturbed. */
class CollisionIT {

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
    void theYoungerIsRefusedAndTheOlderUntouched() {
        String before = stage.vertical("construccion").getStatus().toString();
        stage.apply(Manifests.vertical("obras", 3120, 7).replace("schemas: [obras]", "schemas: [construccion]"));
        stage.waitForReason("obras", "Conflict");
        assertThat(stage.message("obras")).contains("construccion has the schema construccion already");
        assertThat(stage.jobs("obras")).isEmpty();
        assertThat(stage.backendImage("obras")).isEmpty();

        stage.apply(Manifests.vertical("hosts", 3130, 8).replace("subdomain: hosts", "subdomain: construccion"));
        stage.waitForReason("hosts", "Conflict");
        stage.apply(Manifests.vertical("caches", 3140, 1));
        stage.waitForReason("caches", "Conflict");
        assertThat(stage.message("caches")).contains("construccion has Redis DB 1 already");
        assertThat(stage.vertical("construccion").getStatus().toString()).isEqualTo(before);
    }

    /** I5; fails when {@code Applier.isOurs} says yes to everything. */
    @Test
    void somebodyElsesObjectUnderOurNameIsLeftAlone() {
        stage.apply("""
                apiVersion: v1
                kind: Service
                metadata: {name: retail-backend}
                spec: {selector: {mine: "yes"}, ports: [{name: http, port: 1}]}
                """);
        stage.kubelet.succeeds("retail", "1.0.0", 0, 1);
        stage.apply(Manifests.vertical("retail", 3050, 3));
        stage.waitForReason("retail", "NameTaken");
        assertThat(stage.client
                        .services()
                        .inNamespace(stage.namespace)
                        .withName("retail-backend")
                        .get()
                        .getSpec()
                        .getSelector())
                .containsOnlyKeys("mine");
        assertThat(stage.vertical("retail").getStatus().schemaVersion())
                .as("what the migration brought is known, although the pass was refused later on")
                .isEqualTo(1);

        stage.client
                .services()
                .inNamespace(stage.namespace)
                .withName("retail-backend")
                .delete();
        stage.waitForReady("retail", "1.0.0");
        assertThat(stage.jobs("retail")).hasSize(1);
    }

    /** Our fields would fit in beside theirs without a conflict. */
    @Test
    void somebodyElsesConfigMapIsLeftAloneToo() {
        stage.apply("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: retail-frontend}
                data: {mine: "yes"}
                """);
        stage.kubelet.succeeds("retail", "1.0.0", 0, 1);
        stage.apply(Manifests.vertical("retail", 3050, 3));
        stage.waitForReason("retail", "NameTaken");
        var theirs = stage.client
                .configMaps()
                .inNamespace(stage.namespace)
                .withName("retail-frontend")
                .get();
        assertThat(theirs.getData()).containsOnlyKeys("mine");
        assertThat(theirs.getMetadata().getOwnerReferences()).isEmpty();
    }
}
