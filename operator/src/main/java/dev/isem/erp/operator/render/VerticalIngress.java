package dev.isem.erp.operator.render;

import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import java.util.Map;
import java.util.TreeMap;

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
                .withAnnotations(annotations(release))
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
        var tls = release.suite().getSpec().ingress().tls();
        if (tls != null) {
            builder.editSpec()
                    .addNewTl()
                    .withHosts(host)
                    .withSecretName(tls.secretName() == null ? name + "-tls" : tls.secretName())
                    .endTl()
                    .endSpec();
        }
        return Rendered.seal(builder.build());
    }

    private static Map<String, String> annotations(Release release) {
        var annotations = new TreeMap<String, String>();
        var ofSuite = release.suite().getSpec().ingress().annotations();
        var own = release.vertical().getSpec().ingressAnnotations();
        annotations.putAll(ofSuite == null ? Map.of() : ofSuite);
        annotations.putAll(own == null ? Map.of() : own);
        return annotations;
    }
}
