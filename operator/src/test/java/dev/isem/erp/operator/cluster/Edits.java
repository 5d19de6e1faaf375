package dev.isem.erp.operator.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isem.erp.crds.ErpVerticalSpec;

/** A manifest with one field changed. */
final class Edits {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Edits() {}

    static ErpVerticalSpec version(ErpVerticalSpec spec, String version) {
        return with(spec, "version", JSON.getNodeFactory().textNode(version));
    }

    static ErpVerticalSpec supervised(ErpVerticalSpec spec) {
        return with(spec, "migration", JSON.createObjectNode().put("policy", "Supervised"));
    }

    static ErpVerticalSpec with(ErpVerticalSpec spec, String field, JsonNode value) {
        ObjectNode tree = JSON.convertValue(spec, ObjectNode.class);
        tree.set(field, value);
        return JSON.convertValue(tree, ErpVerticalSpec.class);
    }
}
