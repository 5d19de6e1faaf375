package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connections of a suite's pods are kept as rendered, until the suite says that it does without. */
class NetworkPoliciesIT {

    private static final String[] OURS = {
        "construccion-backend",
        "construccion-command",
        "construccion-frontend",
        "erp-core-backend",
        "erp-core-command",
        "erp-core-frontend",
        "isem-migration",
        "isem-postgres",
        "isem-redis"
    };

    private final Stage stage = new Stage();

    @BeforeEach
    void start() {
        stage.apply("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: theirs}
                spec: {podSelector: {matchLabels: {app: theirs}}, policyTypes: [Ingress]}
                """);
        stage.startOperator("one");
        stage.bothServe();
    }

    @AfterEach
    void end() {
        stage.close();
    }

    @Test
    void whatIsDeletedOrChangedByHandComesBack() {
        String uid = policy("isem-postgres").get().getMetadata().getUid();
        policy("isem-postgres").delete();
        stage.until("the one of PostgreSQL is back", () -> {
            NetworkPolicy found = policy("isem-postgres").get();
            return found != null && !uid.equals(found.getMetadata().getUid());
        });

        policy("construccion-backend").edit(found -> {
            found.getSpec().getPodSelector().getMatchLabels().put("app.kubernetes.io/component", "nobody");
            return found;
        });
        stage.until(
                "it selects the back end again",
                () -> "backend"
                        .equals(policy("construccion-backend")
                                .get()
                                .getSpec()
                                .getPodSelector()
                                .getMatchLabels()
                                .get("app.kubernetes.io/component")));
    }

    /** Protocols that the manifest leaves out, and selectors that are empty, are no difference for ever. */
    @Test
    void whatTheManifestsAllowIsWrittenOnce() {
        stage.apply("""
                apiVersion: erp.isem.dev/v1alpha1
                kind: ErpVertical
                metadata: {name: construccion}
                spec:
                  suiteRef: {name: isem}
                  version: 1.0.0
                  subdomain: construccion
                  frontend: {port: 3020}
                  backend: {port: 3021}
                  schemas: [construccion]
                  requires: [auth.tenants, core.partners]
                  redis: {db: 1}
                  networkPolicy:
                    egress: [{to: [{namespaceSelector: {}}], ports: [{port: 587}]}]
                """);
        suite("networkPolicy: {ingressFrom: [{namespaceSelector: {}, podSelector: {}}]}");
        stage.until(
                "mail may be sent",
                () -> policy("construccion-backend").get().getSpec().getEgress().stream()
                        .flatMap(rule -> rule.getPorts().stream())
                        .anyMatch(port ->
                                Integer.valueOf(587).equals(port.getPort().getIntVal())));
        stage.until(
                "everybody in a pod may come in",
                () -> policy("erp-core-frontend")
                                .get()
                                .getSpec()
                                .getIngress()
                                .getFirst()
                                .getFrom()
                                .size()
                        == 1);
        stage.waitForReady("construccion", "1.0.0");
        Stage.pause(Duration.ofSeconds(3));
        stage.requests.clear();
        Stage.pause(Duration.ofSeconds(3));
        assertThat(stage.requests.made()).isEmpty();
    }

    @Test
    void switchedOffTheyGoEvenWhileAVersionWaitsAndOthersStay() {
        assertThat(names()).containsExactlyInAnyOrder(with("theirs"));
        stage.applyConstruccion("1.1.0");
        stage.waitForReason("construccion", "Migrating");

        suite("networkPolicy: {enabled: false}");
        stage.until("ours are gone", () -> names().equals(List.of("theirs")));
        suite("networkPolicy: {}");
        stage.until("they are back", () -> names().size() == OURS.length + 1);
        assertThat(names()).containsExactlyInAnyOrder(with("theirs"));
    }

    private void suite(String policies) {
        stage.apply("""
                apiVersion: erp.isem.dev/v1alpha1
                kind: ErpSuite
                metadata: {name: isem}
                spec:
                  domain: erp.localhost
                  ingress: {className: contour, scheme: http, port: 8080}
                """ + "  " + policies + "\n");
    }

    private Resource<NetworkPolicy> policy(String name) {
        return stage.client
                .network()
                .v1()
                .networkPolicies()
                .inNamespace(stage.namespace)
                .withName(name);
    }

    private List<String> names() {
        return stage.client.network().v1().networkPolicies().inNamespace(stage.namespace).list().getItems().stream()
                .map(found -> found.getMetadata().getName())
                .toList();
    }

    private static String[] with(String other) {
        String[] all = java.util.Arrays.copyOf(OURS, OURS.length + 1);
        all[OURS.length] = other;
        return all;
    }
}
