package dev.isem.erp.operator.render;

import dev.isem.erp.crds.ErpSuite;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;

/** The stable address of a server that the suite's verticals share. */
final class ServerService {

    private ServerService() {}

    static Service render(ErpSuite suite, String name, String component, String portName, int port) {
        String suiteName = suite.getMetadata().getName();
        return Rendered.seal(new ServiceBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(suite.getMetadata().getNamespace())
                .withLabels(Labels.of(suiteName, suiteName, component))
                .withOwnerReferences(Rendered.owner(suite))
                .endMetadata()
                .withNewSpec()
                .withType("ClusterIP")
                .withSelector(Labels.selector(suiteName, component))
                .addNewPort()
                .withName(portName)
                .withPort(port)
                .withTargetPort(new IntOrString(portName))
                .withProtocol("TCP")
                .endPort()
                .endSpec()
                .build());
    }
}
