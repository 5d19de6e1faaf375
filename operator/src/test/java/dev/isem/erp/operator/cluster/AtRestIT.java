package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A suite at rest: it costs nothing, it mends what hands break, and it leaves alone what is not its own. */
class AtRestIT {

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

    /** I6; fails when {@code StatusWriter} writes an equal status too. */
    @Test
    void nothingIsAskedOfTheServerNotEvenAfterARestart() {
        stage.until(
                "the suite counts both",
                () -> "2/2".equals(stage.suite().getStatus().verticals()));
        Stage.pause(Duration.ofSeconds(3));
        stage.requests.clear();
        Stage.pause(Duration.ofSeconds(5));
        assertThat(stage.requests.made()).isEmpty();

        stage.stopOperator();
        stage.requests.clear();
        stage.startOperator("two");
        Stage.pause(Duration.ofSeconds(5));
        assertThat(stage.requests.made())
                .as("a new process asks for its rights, reads lists, and writes nothing")
                .allMatch(request -> request.startsWith("GET ") || request.endsWith("/selfsubjectrulesreviews"));
    }

    @Test
    void whatIsDeletedByHandComesBack() {
        HasMetadata[] deleted = {
            stage.client
                    .apps()
                    .deployments()
                    .inNamespace(stage.namespace)
                    .withName("construccion-backend")
                    .get(),
            stage.client
                    .services()
                    .inNamespace(stage.namespace)
                    .withName("construccion-frontend")
                    .get(),
            stage.client
                    .network()
                    .v1()
                    .ingresses()
                    .inNamespace(stage.namespace)
                    .withName("construccion-api")
                    .get()
        };
        for (HasMetadata object : deleted) {
            stage.client.resource(object).delete();
        }
        for (HasMetadata object : deleted) {
            stage.until(object.getKind() + " is back", () -> {
                HasMetadata found = stage.client.resource(object).get();
                return found != null
                        && !found.getMetadata()
                                .getUid()
                                .equals(object.getMetadata().getUid());
            });
        }
        stage.waitForReady("construccion", "1.0.0");
        assertThat(stage.jobs("construccion")).hasSize(1);
    }

    @Test
    void whatIsChangedByHandIsPutRight() {
        stage.client
                .apps()
                .deployments()
                .inNamespace(stage.namespace)
                .withName("construccion-backend")
                .edit(found -> {
                    found.getSpec()
                            .getTemplate()
                            .getSpec()
                            .getContainers()
                            .getFirst()
                            .setImage("elsewhere/evil:1");
                    found.getSpec().setReplicas(3);
                    return found;
                });
        stage.client
                .services()
                .inNamespace(stage.namespace)
                .withName("construccion-backend")
                .edit(found -> {
                    found.getSpec().getSelector().put("stray", "key");
                    return found;
                });
        stage.until(
                "the image is right",
                () -> stage.backendImage("construccion").equals("localhost/construccion-backend:1.0.0"));
        stage.until(
                "the selector is right",
                () -> !stage.client
                        .services()
                        .inNamespace(stage.namespace)
                        .withName("construccion-backend")
                        .get()
                        .getSpec()
                        .getSelector()
                        .containsKey("stray"));
        stage.waitForReady("construccion", "1.0.0");
    }

    @Test
    void whatOthersAddIsLeftAlone() {
        stage.client
                .apps()
                .deployments()
                .inNamespace(stage.namespace)
                .withName("construccion-backend")
                .edit(found -> {
                    found.getMetadata().getAnnotations().put("example.com/note", "mine");
                    return found;
                });
        Stage.pause(Duration.ofSeconds(2));
        assertThat(stage.client
                        .apps()
                        .deployments()
                        .inNamespace(stage.namespace)
                        .withName("construccion-backend")
                        .get()
                        .getMetadata()
                        .getAnnotations())
                .containsEntry("example.com/note", "mine");
    }

    @Test
    void scalingByKubectlReachesThePods() {
        stage.client
                .resources(dev.isem.erp.crds.ErpVertical.class)
                .inNamespace(stage.namespace)
                .withName("construccion")
                .scale(2);
        stage.until(
                "two pods are counted",
                () -> Integer.valueOf(2)
                        .equals(stage.vertical("construccion").getStatus().replicas()));
        stage.waitForReady("construccion", "1.0.0");
        assertThat(List.of(stage.vertical("construccion").getStatus().selector()))
                .first()
                .asString()
                .contains("component=backend");
    }
}
