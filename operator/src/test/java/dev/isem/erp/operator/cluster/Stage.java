package dev.isem.erp.operator.cluster;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.operator.render.Installation;
import dev.isem.erp.operator.runtime.ErpOperator;
import dev.isem.erp.operator.runtime.Settings;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A namespace of its own with a suite, a fake kubelet and a running operator that sees nothing else. */
public final class Stage implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    public final KubernetesClient client = ControlPlane.admin();
    public final String namespace = "stage-" + COUNT.incrementAndGet();
    public final FakeKubelet kubelet;
    public final Requests requests = new Requests();

    private @Nullable ErpOperator operator;
    private @Nullable KubernetesClient operatorClient;

    public Stage() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        kubelet = new FakeKubelet(client, namespace);
        apply("""
                apiVersion: erp.isem.dev/v1alpha1
                kind: ErpSuite
                metadata: {name: isem}
                spec:
                  domain: erp.localhost
                  ingress: {className: contour, scheme: http, port: 8080}
                """);
    }

    /** Starts an operator of this name; the one before must have been stopped or killed. */
    public void startOperator(String identity) {
        startOperator(identity, Clock.systemUTC());
    }

    /** The same, with a clock that may be ahead: what takes a minute in a cluster is a moment here. */
    public void startOperator(String identity, Clock clock) {
        operatorClient = asOperator();
        operator = new ErpOperator(operatorClient, settings(identity), clock);
        operator.start();
    }

    public Settings settings(String identity) {
        return new Settings(
                new Installation("localhost/erp-operator:0.1.0", null, null),
                namespace,
                Set.of(namespace),
                "erp-operator",
                identity,
                0);
    }

    /** A client with the operator's rights, whose requests are counted. */
    public KubernetesClient asOperator() {
        return as(Rights.OPERATOR);
    }

    public KubernetesClient as(String user) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(client.getConfiguration())
                        .withImpersonateUsername(user)
                        .build())
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("requests", requests))
                .build();
    }

    /** Port of the running operator's health and metrics. */
    public int port() {
        return java.util.Objects.requireNonNull(operator, "no operator runs").port();
    }

    public void stopOperator() {
        if (operator != null && operatorClient != null) {
            operator.stop();
            operatorClient.close();
            operator = null;
        }
    }

    /** Applies a manifest as a user does. */
    public void apply(String manifest) {
        client.load(new java.io.ByteArrayInputStream(manifest.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .inNamespace(namespace)
                .forceConflicts()
                .serverSideApply();
    }

    public void applyCore(String version) {
        apply("""
                apiVersion: erp.isem.dev/v1alpha1
                kind: ErpVertical
                metadata: {name: erp-core}
                spec:
                  suiteRef: {name: isem}
                  version: %s
                  subdomain: ""
                  frontend: {port: 3010}
                  backend: {port: 3011}
                  schemas: [auth, core, inventory]
                  redis: {db: 0}
                """.formatted(version));
    }

    public void applyConstruccion(String version) {
        apply("""
                apiVersion: erp.isem.dev/v1alpha1
                kind: ErpVertical
                metadata: {name: construccion}
                spec:
                  suiteRef: {name: isem}
                  version: %s
                  subdomain: construccion
                  frontend: {port: 3020}
                  backend: {port: 3021}
                  schemas: [construccion]
                  requires: [auth.tenants, core.partners]
                  redis: {db: 1}
                """.formatted(version));
    }

    /** Both verticals, migrated and serving 1.0.0; the core is the older one. */
    public void bothServe() {
        kubelet.succeeds("erp-core", "1.0.0", 0, 3);
        kubelet.succeeds("construccion", "1.0.0", 0, 5);
        applyCore("1.0.0");
        waitUntilOlder("erp-core");
        applyConstruccion("1.0.0");
        waitForReady("erp-core", "1.0.0");
        waitForReady("construccion", "1.0.0");
    }

    /** The API server tells ages in whole seconds; of two that are as old as each other, the name decides. */
    private void waitUntilOlder(String name) {
        Instant created = Instant.parse(vertical(name).getMetadata().getCreationTimestamp());
        until("the second of " + name + " is over", () -> Instant.now().isAfter(created.plusSeconds(1)));
    }

    public ErpVertical vertical(String name) {
        return client.resources(ErpVertical.class)
                .inNamespace(namespace)
                .withName(name)
                .get();
    }

    public ErpSuite suite() {
        return client.resources(ErpSuite.class)
                .inNamespace(namespace)
                .withName("isem")
                .get();
    }

    /** The vertical's migration Jobs that are not being deleted. */
    public List<Job> jobs(String vertical) {
        return client
                .batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/instance", vertical)
                .list()
                .getItems()
                .stream()
                .filter(job -> job.getMetadata().getDeletionTimestamp() == null)
                .toList();
    }

    public Job onlyJob(String vertical) {
        List<Job> jobs = jobs(vertical);
        if (jobs.size() != 1) {
            throw new AssertionError(vertical + " has " + jobs.size() + " Jobs, not one\n" + picture());
        }
        return jobs.getFirst();
    }

    /** Edits a vertical as kubectl edit does: again, when somebody else wrote in between. */
    public void edit(String name, Consumer<ErpVertical> change) {
        until("the edit of " + name, () -> {
            try {
                tryEdit(name, change);
                return true;
            } catch (KubernetesClientException refused) {
                if (refused.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                    return false;
                }
                throw refused;
            }
        });
    }

    private void tryEdit(String name, Consumer<ErpVertical> change) {
        client.resources(ErpVertical.class)
                .inNamespace(namespace)
                .withName(name)
                .edit(found -> {
                    if (found.getMetadata().getAnnotations() == null) {
                        found.getMetadata().setAnnotations(new HashMap<>());
                    }
                    change.accept(found);
                    return found;
                });
    }

    public Optional<Condition> condition(String vertical, String type) {
        ErpVertical found = vertical(vertical);
        return found == null || found.getStatus() == null || found.getStatus().conditions() == null
                ? Optional.empty()
                : found.getStatus().conditions().stream()
                        .filter(each -> each.getType().equals(type))
                        .findFirst();
    }

    public String reason(String vertical) {
        return condition(vertical, "Ready").map(Condition::getReason).orElse("");
    }

    public String message(String vertical) {
        return condition(vertical, "Ready").map(Condition::getMessage).orElse("");
    }

    public void waitForReady(String vertical, String version) {
        until(vertical + " serves " + version, () -> {
            ErpVertical found = vertical(vertical);
            return reason(vertical).equals("Ready")
                    && found.getMetadata()
                            .getGeneration()
                            .equals(found.getStatus().observedGeneration())
                    && version.equals(found.getStatus().version());
        });
    }

    public void waitForReason(String vertical, String reason) {
        until(vertical + " is " + reason, () -> reason(vertical).equals(reason));
    }

    public Deployment backend(String vertical) {
        return client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(vertical + "-backend")
                .require();
    }

    /** Image of the back end's pods as the Deployment has it; empty when it is not there. */
    public String backendImage(String vertical) {
        var deployment = client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(vertical + "-backend")
                .get();
        return deployment == null
                ? ""
                : deployment
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getImage();
    }

    public void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("waited " + PATIENCE.toSeconds() + " s until " + what + "\n" + picture());
            }
            pause(Duration.ofMillis(50));
        }
    }

    public static void pause(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private String picture() {
        var statuses = client.resources(ErpVertical.class).inNamespace(namespace).list().getItems().stream()
                .map(each -> each.getMetadata().getName() + ":\n" + Serialization.asYaml(each.getStatus()))
                .toList();
        var pods = client.pods().inNamespace(namespace).list().getItems().stream()
                .map(pod -> pod.getMetadata().getName() + " " + pod.getStatus().getPhase())
                .toList();
        return String.join("\n", statuses) + "\n" + pods;
    }

    @Override
    public void close() {
        stopOperator();
        kubelet.close();
        client.namespaces().withName(namespace).delete();
    }
}
