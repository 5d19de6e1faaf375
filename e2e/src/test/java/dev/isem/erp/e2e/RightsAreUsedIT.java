package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Every right that the chart gives to the operator was used by the stories before, and none was missing: the API server's
 * audit log tells. Read last.
 */
@Order(99)
class RightsAreUsedIT {
    private static final Path RULES = Path.of("..", "helm", "erp-operator", "files", "rules.yaml");
    private static final int CREATED = 201;

    /** Asked by an admission plugin in the name of the operator, and not by a request of its own. */
    private static final Set<String> WITHOUT_A_REQUEST =
            Set.of("update erp.isem.dev erpsuites/finalizers", "update erp.isem.dev erpverticals/finalizers");

    private static final Set<String> used = new TreeSet<>();
    private static final Set<String> denied = new TreeSet<>();

    @BeforeAll
    static void read() throws Exception {
        giveTheLeaseBack();
        AuditLog.ofTheOperator(RightsAreUsedIT::note);
    }

    @Test
    void noneIsMissing() {
        assertThat(denied).isEmpty();
    }

    @Test
    void noneIsUnused() throws IOException {
        Set<String> granted = granted();
        granted.removeAll(used);
        granted.removeAll(WITHOUT_A_REQUEST);
        assertThat(granted).isEmpty();
    }

    /** An operator that ends in order gives its lease back, with a right that it needs for nothing else. */
    private static void giveTheLeaseBack() {
        var installation = new Installation();
        var operator = installation
                .client()
                .apps()
                .deployments()
                .inNamespace("erp-system")
                .withName("erp-operator");
        operator.rolling().restart();
        installation.await("the next operator", Installation.UP, () -> {
            var status = operator.require().getStatus();
            return operator.require().getMetadata().getGeneration().equals(status.getObservedGeneration())
                    && Integer.valueOf(1).equals(status.getUpdatedReplicas())
                    && Integer.valueOf(1).equals(status.getReplicas())
                    && Integer.valueOf(1).equals(status.getReadyReplicas());
        });
    }

    private static void note(JsonNode event) {
        JsonNode object = event.path("objectRef");
        String resource = object.path("resource").asText();
        if (resource.isEmpty() || resource.equals("selfsubjectrulesreviews")) {
            return; // everybody may ask what they may
        }
        if (event.path("userAgent").asText().startsWith("kubectl-erp")) {
            return; // a person in the operator's pod, who does without what it may not see
        }
        String of = object.path("apiGroup").asText() + " " + resource
                + (object.has("subresource") ? "/" + object.path("subresource").asText() : "");
        String right = event.path("verb").asText() + " " + of;
        int code = event.at("/responseStatus/code").asInt();
        // A namespace that is going refuses with the same code, and not for want of a right.
        if ("forbid"
                .equals(event.path("annotations")
                        .path("authorization.k8s.io/decision")
                        .asText())) {
            denied.add(right);
        } else {
            used.add(right);
            if (code == CREATED) {
                used.add("create " + of); // a server-side apply of what is not there needs both rights
            }
        }
    }

    private static Set<String> granted() throws IOException {
        var granted = new TreeSet<String>();
        JsonNode rules = Serialization.unmarshal(Files.readString(RULES), JsonNode.class);
        for (String where : new String[] {"watched", "cluster", "own"}) {
            for (JsonNode rule : rules.path(where)) {
                for (JsonNode resource : rule.path("resources")) {
                    for (JsonNode verb : rule.path("verbs")) {
                        granted.add(verb.asText() + " "
                                + rule.path("apiGroups").path(0).asText() + " " + resource.asText());
                    }
                }
            }
        }
        return granted;
    }
}
