package dev.isem.erp.platform.openapi;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Small JSON schemas (draft 2020-12, as OpenAPI 3.1 takes them), each new and free to be added to. */
public final class Schema {

    private static final String COMPONENTS = "#/components/schemas/";

    private Schema() {}

    /** Anything. */
    public static ObjectNode any() {
        return JsonMapper.shared().createObjectNode();
    }

    /** A value of one of JSON Schema's types. */
    public static ObjectNode of(String type) {
        return any().put("type", type);
    }

    /** A text of a named form, as {@code uuid}. */
    public static ObjectNode text(String format) {
        return of("string").put("format", format);
    }

    /** A whole number of 32 bits. */
    public static ObjectNode integer() {
        return of("integer").put("format", "int32");
    }

    public static ObjectNode array(ObjectNode items) {
        return of("array").set("items", items);
    }

    /** One of some texts. */
    public static ObjectNode oneOf(Iterable<String> values) {
        ObjectNode schema = of("string");
        ArrayNode all = schema.putArray("enum");
        values.forEach(all::add);
        return schema;
    }

    static ObjectNode reference(String component) {
        return any().put("$ref", COMPONENTS + component);
    }

    /** The same, or null. */
    public static ObjectNode orNull(ObjectNode schema) {
        if (schema.has("$ref")) {
            ObjectNode either = any();
            either.putArray("anyOf").add(schema).add(of("null"));
            return either;
        }
        JsonNode type = schema.get("type");
        if (type == null || type.isArray()) {
            return schema;
        }
        schema.putArray("type").add(type).add("null");
        if (schema.get("enum") instanceof ArrayNode values) {
            values.addNull();
        }
        return schema;
    }

    /** An object with these members, some of them always there. */
    public static ObjectNode object(ObjectNode members, Iterable<String> always) {
        ObjectNode schema = of("object");
        schema.set("properties", members);
        ArrayNode required = JsonMapper.shared().createArrayNode();
        always.forEach(required::add);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }
}
