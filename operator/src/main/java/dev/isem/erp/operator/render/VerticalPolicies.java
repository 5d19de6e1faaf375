package dev.isem.erp.operator.render;

import dev.isem.erp.crds.ErpVertical;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The connections of a vertical's own pods. The kubelet's probes need no rule: a node reaches its own pods. */
final class VerticalPolicies {

    private VerticalPolicies() {}

    /** None where the suite does without. */
    static Stream<NetworkPolicy> render(Release release) {
        return release.suite().getSpec().policies().isEnabled()
                ? Stream.of(backend(release), frontend(release), commands(release))
                : Stream.empty();
    }

    private static NetworkPolicy backend(Release release) {
        var policies = release.suite().getSpec().policies();
        int port = release.vertical().getSpec().backend().port();
        return policy(
                release,
                Marks.BACKEND,
                Names.backend(release.name()),
                List.of(
                        NetworkRules.from(visitors(release), port),
                        NetworkRules.from(policies.monitoringFrom(), BackendDeployment.MANAGEMENT_PORT)),
                egress(release));
    }

    /** It serves files and connects to nobody: the browser asks the back ends. */
    private static NetworkPolicy frontend(Release release) {
        List<NetworkPolicyPeer> visitors = release.suite().getSpec().policies().ingressFrom();
        int port = release.vertical().getSpec().frontend().port();
        return policy(
                release,
                Marks.FRONTEND,
                Names.frontend(release.name()),
                List.of(NetworkRules.from(visitors, port)),
                List.of());
    }

    /** It reaches what the back end reaches, in whose image it runs, and nobody reaches it. */
    private static NetworkPolicy commands(Release release) {
        return policy(release, Marks.COMMAND, Names.commands(release.name()), List.of(), egress(release));
    }

    /** Every back end asks the one that signs people in for its keys. */
    private static List<NetworkPolicyPeer> visitors(Release release) {
        List<NetworkPolicyPeer> visitors = release.suite().getSpec().policies().ingressFrom();
        return visitors.isEmpty() || !release.isIdentity()
                ? visitors
                : Stream.concat(
                                visitors.stream(),
                                Stream.of(NetworkRules.pods(release.suite(), Marks.BACKEND, Marks.COMMAND)))
                        .toList();
    }

    private static List<NetworkPolicyEgressRule> egress(Release release) {
        var rules = new ArrayList<NetworkPolicyEgressRule>();
        rules.add(NetworkRules.dns());
        rules.add(NetworkRules.database(release.suite()));
        if (release.vertical().getSpec().redis() != null) {
            rules.add(NetworkRules.redis(release.suite()));
        }
        release.identity().ifPresent(identity -> rules.add(keys(release, identity)));
        release.vertical().getSpec().furtherEgress().forEach(rule -> rules.add(NetworkRules.declared(rule)));
        return rules;
    }

    private static NetworkPolicyEgressRule keys(Release release, ErpVertical identity) {
        NetworkPolicyPeer pods =
                NetworkRules.pods(release, identity.getMetadata().getName(), Marks.BACKEND);
        return NetworkRules.to(pods, identity.getSpec().backend().port());
    }

    private static NetworkPolicy policy(
            Release release,
            String component,
            String name,
            List<NetworkPolicyIngressRule> ingress,
            List<NetworkPolicyEgressRule> egress) {
        var metadata = new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(release.namespace())
                .withLabels(Labels.of(release, component))
                .withOwnerReferences(Rendered.owner(release.vertical()))
                .build();
        Map<String, String> pods = Labels.selector(release.name(), component, release.suiteName());
        return NetworkRules.policy(metadata, pods, ingress, egress);
    }
}
