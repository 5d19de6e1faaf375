package dev.isem.erp.operator.render;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;

/** The stable address of a back end's or front end's pods inside the cluster. */
public final class VerticalService {

    private VerticalService() {}

    public static Service backend(Release release) {
        int port = release.vertical().getSpec().backend().port();
        return service(release, Names.backend(release.name()), Marks.BACKEND, port);
    }

    public static Service frontend(Release release) {
        int port = release.vertical().getSpec().frontend().port();
        return service(release, Names.frontend(release.name()), Marks.FRONTEND, port);
    }

    private static Service service(Release release, String name, String component, int port) {
        return Rendered.seal(new ServiceBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(release.namespace())
                .withLabels(Labels.of(release, component))
                .withOwnerReferences(Rendered.owner(release.vertical()))
                .endMetadata()
                .withNewSpec()
                .withType("ClusterIP")
                .withSelector(Labels.selector(release.name(), component))
                .addNewPort()
                .withName("http")
                .withPort(port)
                .withTargetPort(new IntOrString("http"))
                .withProtocol("TCP")
                .endPort()
                .endSpec()
                .build());
    }
}
