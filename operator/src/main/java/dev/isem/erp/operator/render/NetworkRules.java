package dev.isem.erp.operator.render;

import dev.isem.erp.crds.ErpSuite;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The parts of NetworkPolicies. Ports are numbers, which every network plugin understands in both directions, and each
 * has its protocol: the server's default would be a difference for ever.
 */
final class NetworkRules {

    /** 5353 is where the DNS pods of OpenShift listen; a policy is asked after the Service's address was translated. */
    private static final List<Integer> DNS = List.of(53, 5353);

    private NetworkRules() {}

    /** Names both directions, so that what no rule allows is refused. */
    static NetworkPolicy policy(
            ObjectMeta metadata,
            Map<String, String> pods,
            List<NetworkPolicyIngressRule> ingress,
            List<NetworkPolicyEgressRule> egress) {
        return Rendered.seal(new NetworkPolicyBuilder()
                .withMetadata(metadata)
                .withNewSpec()
                .withNewPodSelector()
                .withMatchLabels(pods)
                .endPodSelector()
                .withPolicyTypes("Ingress", "Egress")
                .withIngress(ingress)
                .withEgress(egress)
                .endSpec()
                .build());
    }

    /** Pods of the suite that are one of these components. */
    static NetworkPolicyPeer pods(ErpSuite suite, String... components) {
        return new NetworkPolicyPeerBuilder()
                .withNewPodSelector()
                .addToMatchLabels(Labels.ofSuite(suite.getMetadata().getName()))
                .addNewMatchExpression()
                .withKey(Marks.COMPONENT)
                .withOperator("In")
                .withValues(components)
                .endMatchExpression()
                .endPodSelector()
                .build();
    }

    static NetworkPolicyPeer pods(Release release, String instance, String component) {
        return new NetworkPolicyPeerBuilder()
                .withNewPodSelector()
                .addToMatchLabels(Labels.selector(instance, component, release.suiteName()))
                .endPodSelector()
                .build();
    }

    /**
     * Lets in.
     *
     * @param peers everybody when empty
     */
    static NetworkPolicyIngressRule from(List<NetworkPolicyPeer> peers, int port) {
        return new NetworkPolicyIngressRuleBuilder()
                .withFrom(peers)
                .withPorts(tcp(port))
                .build();
    }

    static NetworkPolicyEgressRule to(NetworkPolicyPeer peer, int port) {
        return new NetworkPolicyEgressRuleBuilder()
                .withTo(peer)
                .withPorts(tcp(port))
                .build();
    }

    /** Names are asked wherever they are answered: of pods, of a cache on the node, of a server outside. */
    static NetworkPolicyEgressRule dns() {
        return new NetworkPolicyEgressRuleBuilder()
                .withPorts(DNS.stream()
                        .flatMap(port -> Stream.of(port(port, "UDP"), tcp(port)))
                        .toList())
                .build();
    }

    static NetworkPolicyEgressRule database(ErpSuite suite) {
        int port = DatabaseEnvironment.port(suite);
        return suite.getSpec().database().external() == null ? to(pods(suite, Marks.DATABASE), port) : anywhere(port);
    }

    static NetworkPolicyEgressRule redis(ErpSuite suite) {
        int port = DatabaseEnvironment.redisPort(suite);
        return suite.getSpec().redis().external() == null ? to(pods(suite, Marks.CACHE), port) : anywhere(port);
    }

    /** As a manifest has it, with the protocol that the server would put in. */
    static NetworkPolicyEgressRule declared(NetworkPolicyEgressRule rule) {
        return new NetworkPolicyEgressRuleBuilder(rule)
                .withPorts(rule.getPorts().stream()
                        .map(port -> new NetworkPolicyPortBuilder(port)
                                .withProtocol(Objects.requireNonNullElse(port.getProtocol(), "TCP"))
                                .build())
                        .toList())
                .build();
    }

    /** A policy cannot name a host, so a server outside is known by its port only. */
    private static NetworkPolicyEgressRule anywhere(int port) {
        return new NetworkPolicyEgressRuleBuilder().withPorts(tcp(port)).build();
    }

    private static NetworkPolicyPort tcp(int port) {
        return port(port, "TCP");
    }

    private static NetworkPolicyPort port(int port, String protocol) {
        return new NetworkPolicyPortBuilder()
                .withPort(new IntOrString(port))
                .withProtocol(protocol)
                .build();
    }
}
