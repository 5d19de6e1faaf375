package dev.isem.erp.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalSpec;
import dev.isem.erp.operator.render.Release;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashMap;
import java.util.Map;

/** A vertical of a case: its name and what the case is about; the rest as the schema's defaults have it. */
final class GivenVertical {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEFAULTS = """
            suiteRef: {name: isem}
            version: 1.0.0
            frontend: {port: 3020, replicas: 1}
            backend: {port: 3021, replicas: 1}
            migration: {timeoutSeconds: 3600}
            """;

    private GivenVertical() {}

    static ErpVertical vertical(JsonNode node) {
        String name = node.path("name").asText();
        ObjectNode spec = Serialization.unmarshal(DEFAULTS, ObjectNode.class);
        spec.put("subdomain", name);
        spec.putArray("schemas").add(name.replace('-', '_'));
        node.path("spec").properties().forEach(field -> spec.set(field.getKey(), field.getValue()));
        var vertical = JSON.convertValue(shell(spec), ErpVertical.class);
        vertical.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace("erp")
                .withUid("uid-" + name)
                .withGeneration(node.path("generation").asLong(1))
                .withCreationTimestamp(node.path("created").asText("2026-01-01T00:00:00Z"))
                .withAnnotations(annotations(node.path("annotations")))
                .build());
        if (node.path("deleted").asBoolean()) {
            vertical.getMetadata().setDeletionTimestamp("2026-03-01T11:59:00Z");
        }
        return vertical;
    }

    static ErpVertical withVersion(ErpVertical of, String version) {
        return withSpec(of, JSON.createObjectNode().put("version", version));
    }

    /** The vertical with some fields of its manifest as they are given here. */
    static ErpVertical withSpec(ErpVertical of, JsonNode fields) {
        ErpVertical copy = Serialization.clone(of);
        ObjectNode spec = JSON.convertValue(of.getSpec(), ObjectNode.class);
        fields.properties().forEach(field -> spec.set(field.getKey(), field.getValue()));
        copy.setSpec(JSON.convertValue(spec, ErpVerticalSpec.class));
        return copy;
    }

    /** The release as an operator of that revision of the pod templates made it. */
    static Release ofTemplate(int template, Release release) {
        return new Release(
                release.vertical(),
                release.suite(),
                release.neighbours(),
                release.version(),
                release.backendImage(),
                release.frontendImage(),
                template,
                release.login(),
                release.keys());
    }

    private static ObjectNode shell(ObjectNode spec) {
        ObjectNode shell = JSON.createObjectNode();
        shell.put("apiVersion", "erp.isem.dev/v1alpha1").put("kind", "ErpVertical");
        shell.set("spec", spec);
        return shell;
    }

    private static Map<String, String> annotations(JsonNode node) {
        var annotations = new HashMap<String, String>();
        node.properties()
                .forEach(each -> annotations.put(each.getKey(), each.getValue().asText()));
        return annotations;
    }
}
