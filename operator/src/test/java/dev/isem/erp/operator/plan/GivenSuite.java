package dev.isem.erp.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpSuiteStatus;
import dev.isem.erp.crds.ErpSuiteStatus.Endpoint;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;

/** The suite of a case: ready, with managed servers that require TLS, unless the case says otherwise. */
final class GivenSuite {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEFAULTS = """
            apiVersion: erp.isem.dev/v1alpha1
            kind: ErpSuite
            spec:
              domain: erp.localhost
              images: {registry: localhost}
              ingress: {className: contour, scheme: http, port: 8080}
              database: {name: erp_generic, storage: 5Gi}
              redis: {}
            """;

    private GivenSuite() {}

    /** The same before anybody asked for a release. */
    static ErpSuite withoutRelease(JsonNode node) {
        JsonNode earlier = node.deepCopy();
        if (earlier.path("spec") instanceof ObjectNode spec) {
            spec.remove("release");
        }
        return suite(earlier);
    }

    static ErpSuite suite(JsonNode node) {
        ObjectNode document = Serialization.unmarshal(DEFAULTS, ObjectNode.class);
        ObjectNode spec = (ObjectNode) document.path("spec");
        node.path("spec").properties().forEach(field -> spec.set(field.getKey(), field.getValue()));
        var suite = JSON.convertValue(document, ErpSuite.class);
        suite.setMetadata(new ObjectMetaBuilder()
                .withName("isem")
                .withNamespace("erp")
                .withUid("uid-isem")
                .withGeneration(1L)
                .build());
        String tls = node.path("tls").asText("Required");
        boolean ready = node.path("ready").asBoolean(true);
        suite.setStatus(new ErpSuiteStatus(
                1L,
                new Conditions(null, Given.BEFORE)
                        .with(
                                Conditions.READY,
                                ready,
                                ready ? Reason.SERVERS_READY : Reason.SERVERS_STARTING,
                                "as the case says")
                        .list(),
                new Endpoint("isem-postgres.erp.svc", 5432, tls.equals("none") ? null : tls),
                null,
                null,
                null));
        return suite;
    }
}
