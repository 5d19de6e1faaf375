package dev.isem.erp.operator.render;

import dev.isem.erp.crds.ErpSuite;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The connections of what verticals share: the servers that the operator runs, and the pods of migrations, which come
 * before anything of their vertical.
 */
final class SuitePolicies {

    private SuitePolicies() {}

    /** None where the suite does without. */
    static List<NetworkPolicy> render(ErpSuite suite) {
        if (!suite.getSpec().policies().isEnabled()) {
            return List.of();
        }
        String name = suite.getMetadata().getName();
        NetworkPolicyPeer ours = NetworkRules.pods(suite, Marks.BACKEND, Marks.COMMAND, Marks.MIGRATION);
        var policies = new ArrayList<NetworkPolicy>();
        if (suite.getSpec().database().external() == null) {
            List<NetworkPolicyPeer> clients = Stream.concat(
                            Stream.of(ours), suite.getSpec().policies().databaseFrom().stream())
                    .toList();
            policies.add(server(suite, Names.postgres(name), Marks.DATABASE, clients, DatabaseEnvironment.port(suite)));
        }
        if (suite.getSpec().redis().external() == null) {
            policies.add(
                    server(suite, Names.redis(name), Marks.CACHE, List.of(ours), DatabaseEnvironment.redisPort(suite)));
        }
        policies.add(migrations(suite));
        return policies;
    }

    /** It answers its clients and connects to nobody. */
    private static NetworkPolicy server(
            ErpSuite suite, String name, String component, List<NetworkPolicyPeer> clients, int port) {
        String suiteName = suite.getMetadata().getName();
        return NetworkRules.policy(
                metadata(suite, name, component),
                Labels.selector(suiteName, component, suiteName),
                List.of(NetworkRules.from(clients, port)),
                List.of());
    }

    private static NetworkPolicy migrations(ErpSuite suite) {
        String suiteName = suite.getMetadata().getName();
        Map<String, String> pods = Labels.ofSuite(suiteName);
        pods.put(Marks.COMPONENT, Marks.MIGRATION);
        return NetworkRules.policy(
                metadata(suite, Names.migrations(suiteName), Marks.MIGRATION), pods, List.of(), toServers(suite));
    }

    /** In an external Redis nobody makes users. */
    private static List<NetworkPolicyEgressRule> toServers(ErpSuite suite) {
        var rules = new ArrayList<>(List.of(NetworkRules.dns(), NetworkRules.database(suite)));
        if (suite.getSpec().redis().external() == null) {
            rules.add(NetworkRules.redis(suite));
        }
        return rules;
    }

    private static ObjectMeta metadata(ErpSuite suite, String name, String component) {
        String suiteName = suite.getMetadata().getName();
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(suite.getMetadata().getNamespace())
                .withLabels(Labels.of(suiteName, suiteName, component))
                .withOwnerReferences(Rendered.owner(suite))
                .build();
    }
}
