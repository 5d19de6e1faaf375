package dev.isem.erp.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.operator.Golden;
import dev.isem.erp.operator.render.BackupClaim;
import dev.isem.erp.operator.render.MigrationJob;
import dev.isem.erp.operator.render.Release;
import dev.isem.erp.operator.render.StepsOrder;
import dev.isem.erp.operator.render.SuiteObjects;
import dev.isem.erp.operator.render.VerticalObjects;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests as they reach the server. {@code -Dgolden=write} writes them; the diff is the review. */
class RenderCasesTest {

    private static final Path FOLDER = Path.of("src/test/resources/render");
    private static final String CORE = """
            name: erp-core
            spec: {title: ERP Core, subdomain: "", schemas: [auth, core, inventory], redis: {db: 0},
              frontend: {port: 3010, replicas: 1}, backend: {port: 3011, replicas: 1}}
            """;
    private static final String CONSTRUCCION = """
            name: construccion
            spec: {version: 1.4.0, title: Construcción, schemas: [construccion], requires: [auth.tenants, core.partners],
              writes: [core.partners], references: ["construccion.projects(partner_id) -> core.partners"], redis: {db: 1},
              backend: {port: 3021, replicas: 2, env: [{name: TZ, value: America/Mexico_City}, {name: PORT, value: "1"}]}}
            """;

    private static final String OF_THE_CLUSTER = """
            name: construccion
            spec:
              schemas: [construccion]
              backend:
                port: 3021
                replicas: 1
                autoscaling: {minReplicas: 2, maxReplicas: 6, cpuPercent: 70}
                files: [{secret: smtp, mountPath: /etc/smtp}, {configMap: ca, mountPath: /etc/ca}]
              frontend: {port: 3020, replicas: 2}
              ingressAnnotations: {example.com/timeout: 60s}
              migration: {timeoutSeconds: 3600, backup: {keep: 5}}
              networkPolicy:
                egress: [{to: [{ipBlock: {cidr: 192.0.2.0/24}}], ports: [{port: 587}, {port: 514, protocol: UDP}]}]
              pods:
                annotations: {sidecar.istio.io/inject: "false"}
                labels: {team: obras}
                nodeSelector: {disk: ssd}
                tolerations: [{key: erp, operator: Exists, effect: NoSchedule}]
                priorityClassName: business
                serviceAccountName: erp
            """;

    private static final String CLUSTER = """
            spec:
              ingress: {scheme: https, annotations: {cert-manager.io/cluster-issuer: letsencrypt}, tls: {}}
              networkPolicy:
                ingressFrom: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ingress}}}]
                monitoringFrom: [{namespaceSelector: {}, podSelector: {matchLabels: {app: prometheus}}}]
                databaseFrom: [{podSelector: {matchLabels: {app: reports}}}]
            """;

    private static final String EXTERNAL = """
            spec:
              ingress: {scheme: https}
              images: {registry: registry.example.com/erp, pullSecret: pull}
              database: {name: erp, storage: 5Gi, external: {host: db.example.com, port: 6432, tls: true, adminSecret: db-admin}}
              redis: {external: {host: cache.example.com, port: 6380, passwordSecret: cache}}
            """;

    /** By case; the others stand on a suite with nothing of its own. */
    private static final Map<String, String> SUITES = Map.of(
            "construccion-by-the-rules-of-its-cluster",
            CLUSTER,
            "a-suite-by-the-rules-of-its-cluster",
            CLUSTER,
            "construccion-behind-external-servers",
            EXTERNAL,
            "a-suite-behind-external-servers",
            EXTERNAL,
            "construccion-behind-a-verified-server",
            """
            spec:
              database:
                name: erp
                storage: 5Gi
                external:
                  {host: db.example.com, port: 5432, tls: true, sslMode: verify-full, ca: {configMap: db-ca, key: bundle.pem}, adminSecret: a}
            """,
            "construccion-in-clear",
            "tls: none",
            "a-suite-in-clear",
            "tls: none");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "erp-core",
                "construccion",
                "construccion-behind-external-servers",
                "construccion-by-the-rules-of-its-cluster",
                "construccion-behind-a-verified-server",
                "construccion-in-clear",
                "a-suite-with-its-own-servers",
                "a-suite-behind-external-servers",
                "a-suite-by-the-rules-of-its-cluster",
                "a-suite-in-clear"
            })
    void renders(String name) {
        String rendered = objects(name).stream().map(Serialization::asYaml).collect(Collectors.joining());
        Golden.check(FOLDER.resolve(name + ".yaml"), rendered);
    }

    @Test
    void everyFileIsRead() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "erp-core.yaml",
                            "construccion.yaml",
                            "construccion-behind-external-servers.yaml",
                            "construccion-by-the-rules-of-its-cluster.yaml",
                            "construccion-behind-a-verified-server.yaml",
                            "construccion-in-clear.yaml",
                            "a-suite-with-its-own-servers.yaml",
                            "a-suite-behind-external-servers.yaml",
                            "a-suite-by-the-rules-of-its-cluster.yaml",
                            "a-suite-in-clear.yaml");
        }
    }

    @Test
    void scalingIsNoOtherRendering() {
        ErpVertical one = vertical(CONSTRUCCION);
        ErpVertical scaled = vertical(CONSTRUCCION.replace("replicas: 2", "replicas: 7"));
        assertThat(seals(Release.wanted(one, suite("{}"), List.of())))
                .isEqualTo(seals(Release.wanted(scaled, suite("{}"), List.of())));
    }

    @Test
    void anotherVersionIsAnotherRenderingOfThePodsOnly() {
        Release one = Release.wanted(vertical(CONSTRUCCION), suite("{}"), List.of());
        Release next = Release.wanted(vertical(CONSTRUCCION.replace("1.4.0", "1.5.0")), suite("{}"), List.of());
        List<String> changed = new ArrayList<>();
        List<HasMetadata> before = VerticalObjects.render(one);
        List<HasMetadata> after = VerticalObjects.render(next);
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                changed.add(before.get(i).getKind());
            }
        }
        assertThat(changed).containsExactly("Deployment", "Deployment");
    }

    @Test
    void switchedOffThereIsNoPolicy() {
        ErpSuite suite = suite("spec: {networkPolicy: {enabled: false}}");
        List<HasMetadata> objects = new ArrayList<>(SuiteObjects.render(suite, Given.INSTALLATION, Optional.of("")));
        objects.addAll(VerticalObjects.render(Release.wanted(vertical(CONSTRUCCION), suite, List.of())));
        assertThat(objects).noneMatch(NetworkPolicy.class::isInstance);
    }

    private static List<String> seals(Release release) {
        return VerticalObjects.render(release).stream()
                .map(object -> object.getMetadata().getAnnotations().get("erp.isem.dev/rendered"))
                .toList();
    }

    private static List<HasMetadata> objects(String name) {
        ErpSuite suite = suite(SUITES.getOrDefault(name, "{}"));
        if (name.startsWith("a-suite")) {
            return SuiteObjects.render(suite, Given.INSTALLATION, Optional.of(""));
        }
        ErpVertical core = vertical(CORE);
        ErpVertical construccion = vertical(name.endsWith("cluster") ? OF_THE_CLUSTER : CONSTRUCCION);
        Release release = name.equals("erp-core")
                ? Release.wanted(core, suite, List.of(construccion))
                : Release.wanted(construccion, suite, List.of(core));
        var objects = new ArrayList<>(VerticalObjects.render(release));
        var order = new StepsOrder("inputs", "", false, false, "", "");
        objects.add(MigrationJob.render(release, Given.INSTALLATION, order));
        if (name.endsWith("cluster")) {
            objects.add(MigrationJob.render(release, Given.INSTALLATION, order.withBackup()));
            objects.add(MigrationJob.render(release, Given.INSTALLATION, order.rehearsed()));
            objects.add(MigrationJob.render(release, Given.INSTALLATION, order.adopting("1a2b3c4d")));
            Job restore = MigrationJob.render(
                    release, Given.INSTALLATION, order.withBackup().restoring("20260301-115958/again"));
            objects.add(restore);
            BackupClaim.neededBy(Optional.of(restore), suite).ifPresent(objects::add);
        }
        return objects;
    }

    private static ErpVertical vertical(String yaml) {
        return GivenVertical.vertical(Serialization.unmarshal(yaml, JsonNode.class));
    }

    private static ErpSuite suite(String yaml) {
        return GivenSuite.suite(Serialization.unmarshal(yaml, JsonNode.class));
    }
}
