package dev.isem.erp.operator.render;

import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;

/** A host outside of the cluster for the web page, another one for the API. */
public final class VerticalIngress {

    private VerticalIngress() {}

    public static Ingress frontend(Release release) {
        return ingress(
                release,
                Names.frontendIngress(release.name()),
                Marks.FRONTEND,
                Hosts.frontend(release.suite(), release.vertical()),
                Names.frontend(release.name()));
    }

    public static Ingress api(Release release) {
        return ingress(
                release,
                Names.apiIngress(release.name()),
                Marks.BACKEND,
                Hosts.api(release.suite(), release.vertical()),
                Names.backend(release.name()));
    }

    private static Ingress ingress(Release release, String name, String component, String host, String service) {
        var builder = new IngressBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(release.namespace())
                .withLabels(Labels.of(release, component))
                .withOwnerReferences(Rendered.owner(release.vertical()))
                .endMetadata()
                .withNewSpec()
                .addNewRule()
                .withHost(host)
                .withNewHttp()
                .addNewPath()
                .withPath("/")
                .withPathType("Prefix")
                .withNewBackend()
                .withNewService()
                .withName(service)
                .withNewPort()
                .withName("http")
                .endPort()
                .endService()
                .endBackend()
                .endPath()
                .endHttp()
                .endRule()
                .endSpec();
        String className = release.suite().getSpec().ingress().className();
        if (className != null) {
            builder.editSpec().withIngressClassName(className).endSpec();
        }
        return Rendered.seal(builder.build());
    }
}
