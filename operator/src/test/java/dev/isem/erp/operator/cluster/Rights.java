package dev.isem.erp.operator.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Gives a user the chart's rules and no more: under them every integration test runs the operator. */
final class Rights {

    static final String OPERATOR = "operator-under-test";

    private static final Path RULES = Path.of("../helm/erp-operator/files/rules.yaml");

    private Rights() {}

    static void grant(KubernetesClient admin) throws IOException {
        var rules = new ArrayList<PolicyRule>();
        for (JsonNode part : Serialization.unmarshal(Files.readString(RULES), JsonNode.class)) {
            for (JsonNode rule : part) {
                rules.add(Serialization.unmarshal(rule.toString(), PolicyRule.class));
            }
        }
        admin.resource(new ClusterRoleBuilder()
                        .withNewMetadata()
                        .withName(OPERATOR)
                        .endMetadata()
                        .withRules(List.copyOf(rules))
                        .build())
                .create();
        admin.resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(OPERATOR)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", OPERATOR)
                        .addNewSubject()
                        .withApiGroup("rbac.authorization.k8s.io")
                        .withKind("User")
                        .withName(OPERATOR)
                        .endSubject()
                        .build())
                .create();
    }
}
