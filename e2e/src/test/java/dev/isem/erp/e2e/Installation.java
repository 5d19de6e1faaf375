package dev.isem.erp.e2e;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The stories' own installation in namespace {@code erp-e2e}, made from the manifests in {@code samples/}: the suite
 * that a person may be using in namespace {@code erp} is not touched.
 */
final class Installation {
    static final String NAMESPACE = "erp-e2e";
    static final String DOMAIN = "e2e.localhost";
    static final Duration UP = Duration.ofMinutes(5);
    private static final Path PLUGIN = Path.of(Objects.requireNonNull(
                    System.getenv("ERP_CLUSTER"), "ERP_CLUSTER names the cluster's program: ./erp test e2e sets it"))
            .resolveSibling("kubectl-erp");
    private static final Path SAMPLES = Path.of("..", "samples");

    private final KubernetesClient client = new KubernetesClientBuilder().build();

    KubernetesClient client() {
        return client;
    }

    /** Makes the namespace and applies the suite, if no earlier story did. */
    Installation open() {
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build())
                .serverSideApply();
        var suite = Serialization.unmarshal(read("suite.yaml").replace("erp.localhost", DOMAIN), ErpSuite.class);
        apply(suite);
        return this;
    }

    /** A new suite on an empty database, whatever an earlier run left. */
    Installation afresh() {
        client.namespaces().withName(NAMESPACE).delete();
        await(
                "an earlier run's namespace to go",
                UP,
                () -> client.namespaces().withName(NAMESPACE).get() == null);
        client.persistentVolumes().list().getItems().stream()
                .filter(volume -> volume.getSpec().getClaimRef() != null
                        && NAMESPACE.equals(volume.getSpec().getClaimRef().getNamespace()))
                .forEach(this::recycle);
        return open();
    }

    /** Volumes are kept by design; those of the stories are emptied, for the local cluster has only a few. */
    private void recycle(PersistentVolume volume) {
        try (var files = Files.walk(Path.of(volume.getSpec().getLocal().getPath()))) {
            for (Path file : files.skip(1).sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client.persistentVolumes()
                .withName(volume.getMetadata().getName())
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"claimRef\":null}}");
    }

    /** The base that most stories stand on: erp-core and construccion at 1.0.0 or later, both ready. */
    Installation withCoreAndConstruccion() {
        open();
        if (vertical("erp-core").isEmpty()) {
            applyVertical("erp-core");
        }
        if (vertical("construccion").isEmpty()) {
            applyVertical("construccion");
        }
        awaitReady("erp-core");
        awaitReady("construccion");
        return this;
    }

    void applyVertical(String name) {
        applyVertical(name, "1.0.0");
    }

    void applyVertical(String name, String version) {
        String sample = read("verticals/" + name + ".yaml").replace("version: 1.0.0", "version: " + version);
        apply(Serialization.unmarshal(sample, ErpVertical.class));
    }

    void apply(HasMetadata resource) {
        resource.getMetadata().setNamespace(NAMESPACE);
        client.resource(resource).inNamespace(NAMESPACE).serverSideApply();
    }

    /** Loads the demo data as a person does, by the plugin, which ends as the command does. */
    void runDemo(String vertical) {
        if (client.secrets().inNamespace(NAMESPACE).withName("erp-demo").get() == null) {
            client.secrets()
                    .inNamespace(NAMESPACE)
                    .resource(new SecretBuilder()
                            .withNewMetadata()
                            .withName("erp-demo")
                            .endMetadata()
                            .addToStringData("password", UUID.randomUUID().toString())
                            .build())
                    .create();
        }
        plugin(
                "run",
                vertical,
                "--mount",
                "erp-demo=/etc/erp/demo",
                "--env",
                "ERP_DEMO_PASSWORD_FILE=/etc/erp/demo/password",
                "--",
                "demo");
    }

    /** What {@code kubectl erp} says in the stories' namespace; a story fails with it. */
    String plugin(String... arguments) {
        var command = new ArrayList<>(List.of(PLUGIN.toString(), "-n", NAMESPACE));
        command.addAll(List.of(arguments));
        try {
            return Releases.run(Path.of("."), Map.of(), command.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Optional<ErpVertical> vertical(String name) {
        return Optional.ofNullable(client.resources(ErpVertical.class)
                .inNamespace(NAMESPACE)
                .withName(name)
                .get());
    }

    ErpVerticalStatus status(String name) {
        return vertical(name).map(ErpVertical::getStatus).orElseGet(Installation::nothingYet);
    }

    private static ErpVerticalStatus nothingYet() {
        return Serialization.unmarshal("{}", ErpVerticalStatus.class);
    }

    void editVersion(String vertical, String version) {
        edit(vertical, "{\"version\":\"" + version + "\"}");
    }

    /** As {@code kubectl patch --type merge} does with the spec. */
    void edit(String vertical, String spec) {
        client.resources(ErpVertical.class)
                .inNamespace(NAMESPACE)
                .withName(vertical)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":" + spec + "}");
    }

    void annotate(String vertical, String annotation, String value) {
        client.resources(ErpVertical.class)
                .inNamespace(NAMESPACE)
                .withName(vertical)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\":{\"annotations\":{\"" + annotation + "\":\"" + value + "\"}}}");
    }

    ErpVertical awaitReady(String name) {
        return awaitVertical(name, "is ready for its newest spec", UP, Installation::isReady);
    }

    /** Ready, and speaking of the newest spec: an older Ready would let a story run ahead. */
    static boolean isReady(ErpVertical vertical) {
        var status = vertical.getStatus();
        return status != null
                && vertical.getMetadata().getGeneration().equals(status.observedGeneration())
                && condition(status, "Ready")
                        .map(ready -> "True".equals(ready.getStatus()))
                        .orElse(false);
    }

    ErpVertical awaitVertical(String name, String what, Duration within, Predicate<ErpVertical> is) {
        await(name + " " + what, within, () -> vertical(name).filter(is).isPresent());
        return vertical(name).orElseThrow();
    }

    /** Waits, and when it gives up says what it waited for and how the verticals stand. */
    void await(String what, Duration within, Callable<Boolean> is) {
        try {
            Awaitility.await(what)
                    .pollInterval(Duration.ofMillis(200))
                    .atMost(within)
                    .until(is);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("gave up waiting for: " + what + "\n" + picture(), e);
        }
    }

    private String picture() {
        var text = new StringBuilder();
        for (ErpVertical v : client.resources(ErpVertical.class)
                .inNamespace(NAMESPACE)
                .list()
                .getItems()) {
            text.append(v.getMetadata().getName())
                    .append(": ")
                    .append(Serialization.asYaml(v.getStatus()))
                    .append('\n');
        }
        return text.toString();
    }

    /** Nothing yet of a vertical that the operator has not looked at. */
    static Optional<Condition> condition(@Nullable ErpVerticalStatus status, String type) {
        return status == null || status.conditions() == null
                ? Optional.empty()
                : status.conditions().stream()
                        .filter(c -> type.equals(c.getType()))
                        .findFirst();
    }

    /** Without reason or message while the operator has said nothing. */
    static Condition ready(ErpVertical vertical) {
        return condition(vertical.getStatus(), "Ready")
                .orElseGet(() -> new ConditionBuilder()
                        .withType("Ready")
                        .withStatus("Unknown")
                        .withReason("")
                        .withMessage("")
                        .build());
    }

    List<Pod> pods(String vertical, String component) {
        return client.pods()
                .inNamespace(NAMESPACE)
                .withLabel("app.kubernetes.io/name", vertical)
                .withLabel("app.kubernetes.io/component", component)
                .list()
                .getItems();
    }

    List<Job> migrations(String vertical) {
        return client.batch()
                .v1()
                .jobs()
                .inNamespace(NAMESPACE)
                .withLabel("app.kubernetes.io/name", vertical)
                .withLabel("app.kubernetes.io/component", "migration")
                .list()
                .getItems();
    }

    String secret(String name, String key) {
        var secret = client.secrets().inNamespace(NAMESPACE).withName(name).require();
        return new String(Base64.getDecoder().decode(secret.getData().get(key)), StandardCharsets.UTF_8);
    }

    /** Name of the Secret, such as {@code db-app}, that the vertical's pods mount since its passwords were replaced last. */
    String loginSecret(String vertical, String of) {
        var login = status(vertical).serving().login();
        return vertical + "-" + of + (login == null ? "" : "-" + login.id());
    }

    private static String read(String sample) {
        try {
            return Files.readString(SAMPLES.resolve(sample));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
