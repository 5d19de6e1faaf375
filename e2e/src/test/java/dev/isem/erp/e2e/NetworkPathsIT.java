package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.ErpSuite;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Who gets through to whom, tried from real pods: what a vertical needs, and nothing else. */
@Order(18)
class NetworkPathsIT {
    private static final Duration ENFORCED = Duration.ofSeconds(45);
    private static final String POSTGRES = "postgres=isem-postgres:5432";
    private static final String REDIS = "redis=isem-redis:6379";
    private static final String CORE = "core=erp-core-backend:3011";
    private static final String CONSTRUCCION = "construccion=construccion-backend:3021";
    private static final String PAGE = "page=construccion-frontend:3020";
    private static final String API = "api=kubernetes.default:443";
    private static final String HOST = "api.construccion." + Installation.DOMAIN;

    private final Installation installation = new Installation().withCoreAndConstruccion();

    @BeforeEach
    void build() throws Exception {
        Releases.foreign(Path.of("foreign"), "visits", "1.0.0");
    }

    @AfterEach
    void remove() {
        suite("{\"networkPolicy\":{\"enabled\":null,\"ingressFrom\":null}}");
        installation
                .client()
                .pods()
                .inNamespace(Installation.NAMESPACE)
                .withLabel("story", "network-paths")
                .delete();
    }

    @Test
    void aBackEndReachesWhatItNeedsAndNothingElse() {
        start("of-construccion", labels("construccion", "backend"), POSTGRES, REDIS, CORE, PAGE, API);
        start("of-core", labels("erp-core", "backend"), POSTGRES, REDIS, CONSTRUCCION);
        start("of-a-page", labels("construccion", "frontend"), POSTGRES, REDIS, CORE);
        start("of-a-command", labels("construccion", "command"), POSTGRES, REDIS, CORE, PAGE, API);
        start("of-a-migration", labels("spare", "migration"), POSTGRES, REDIS, CORE);

        sees("of-construccion", "postgres=open redis=open core=open page=closed api=closed");
        sees("of-core", "postgres=open redis=open construccion=closed");
        sees("of-a-page", "postgres=closed redis=closed core=closed");
        sees("of-a-command", "postgres=open redis=open core=open page=closed api=closed");
        sees("of-a-migration", "postgres=open redis=open core=closed");
    }

    @Test
    void aForeignPodReachesNoServerAndTheIngressReachesAll() throws Exception {
        start("foreign", "", POSTGRES, REDIS, CONSTRUCCION, PAGE, API);
        sees("foreign", "postgres=closed redis=closed construccion=open page=open api=open");

        suite("""
                {"networkPolicy":{"ingressFrom":[
                  {"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"ingress"}}}]}}
                """);
        sees("foreign", "postgres=closed redis=closed construccion=closed page=closed api=open");
        assertThat(Visitor.get(HOST, "/health").statusCode()).isEqualTo(200);
        assertThat(Visitor.get("construccion." + Installation.DOMAIN, "/").statusCode())
                .isEqualTo(200);
        installation.awaitReady("construccion");
    }

    @Test
    void policiesDeletedByHandComeBackUntilTheSuiteDoesWithout() {
        start("foreign", "", POSTGRES);
        sees("foreign", "postgres=closed");
        List<String> before = policies();
        installation
                .client()
                .network()
                .v1()
                .networkPolicies()
                .inNamespace(Installation.NAMESPACE)
                .withLabel("app.kubernetes.io/part-of", "isem")
                .delete();
        installation.await(
                "the policies to come back",
                Duration.ofSeconds(10),
                () -> policies().equals(before));
        sees("foreign", "postgres=closed");

        suite("{\"networkPolicy\":{\"enabled\":false}}");
        installation.await(
                "the policies to go", Installation.UP, () -> policies().isEmpty());
        sees("foreign", "postgres=open");
        installation.awaitReady("construccion");
    }

    private List<String> policies() {
        return installation
                .client()
                .network()
                .v1()
                .networkPolicies()
                .inNamespace(Installation.NAMESPACE)
                .withLabel("app.kubernetes.io/part-of", "isem")
                .list()
                .getItems()
                .stream()
                .map((NetworkPolicy found) -> found.getMetadata().getName())
                .sorted()
                .toList();
    }

    private void suite(String spec) {
        installation
                .client()
                .resources(ErpSuite.class)
                .inNamespace(Installation.NAMESPACE)
                .withName("isem")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":" + spec + "}");
    }

    /** Without a port called http it never becomes an address of the vertical's Service. */
    private static String labels(String vertical, String component) {
        return """
                , app.kubernetes.io/managed-by: erp-operator, app.kubernetes.io/part-of: isem,
                    app.kubernetes.io/instance: %s, app.kubernetes.io/component: %s""".formatted(vertical, component);
    }

    private void start(String name, String labels, String... addresses) {
        String arguments = List.of(addresses).stream().collect(Collectors.joining("\", \"", "[probe, \"", "\"]"));
        installation.apply(Serialization.unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata:
                  name: %s
                  labels: {story: network-paths%s}
                spec:
                  automountServiceAccountToken: false
                  terminationGracePeriodSeconds: 0
                  securityContext: {runAsNonRoot: true, runAsUser: 10001, seccompProfile: {type: RuntimeDefault}}
                  containers:
                    - name: probe
                      image: localhost/visits-backend:1.0.0
                      imagePullPolicy: Never
                      args: %s
                      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
                """.formatted(name, labels, arguments), Pod.class));
    }

    private void sees(String pod, String expected) {
        installation.await(
                "the pod " + pod + " to see " + expected
                        + " (./erp status says whether NetworkPolicies are enforced; its log what it sees)",
                ENFORCED,
                () -> lastLine(pod).equals(expected));
    }

    private String lastLine(String pod) {
        Pod found = installation
                .client()
                .pods()
                .inNamespace(Installation.NAMESPACE)
                .withName(pod)
                .get();
        if (found == null || !"Running".equals(found.getStatus().getPhase())) {
            return "";
        }
        String log = installation
                .client()
                .pods()
                .inNamespace(Installation.NAMESPACE)
                .withName(pod)
                .tailingLines(1)
                .getLog();
        return log.strip();
    }
}
