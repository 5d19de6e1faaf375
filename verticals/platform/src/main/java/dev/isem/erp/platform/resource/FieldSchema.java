package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.openapi.Schema;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A field as a JSON schema: what may be sent for it, and what is told of it. */
final class FieldSchema {

    private static final String SOME = "\\S";

    private FieldSchema() {}

    /** What is to be sent. A field that is not required takes null too, and then its default. */
    static ObjectNode sent(Field field) {
        ObjectNode schema = bounded(field);
        if (field.type.isText() && field.required && field.pattern == null) {
            schema.put("pattern", SOME);
        }
        if (field.defaultValue != null) {
            schema.putPOJO("default", field.defaultAsTold());
        }
        return isDemanded(field) ? schema : Schema.orNull(schema);
    }

    /** A condition of a list; left empty, it finds the records that have no value. */
    static ObjectNode filtered(Field field) {
        return bounded(field);
    }

    /** What is told: its form without the limits, for a record may be older than they are. */
    static ObjectNode told(Field field) {
        ObjectNode schema = form(field);
        return field.required || isNeverNull(field.type) ? schema : Schema.orNull(schema);
    }

    /** Whether a request that makes or changes a record must have it. */
    static boolean isDemanded(Field field) {
        return field.required && field.defaultValue == null;
    }

    private static boolean isNeverNull(FieldType type) {
        return switch (type) {
            case BOOLEAN, REFERENCES, TAGS -> true;
            case TEXT, LONGTEXT, EMAIL, PASSWORD, ENUM, REFERENCE, MONEY, DECIMAL, INTEGER, DATE, TIME, DATETIME ->
                false;
        };
    }

    private static ObjectNode form(Field field) {
        ObjectNode schema = switch (field.type) {
            case TEXT, LONGTEXT, EMAIL, PASSWORD -> Schema.of("string");
            case ENUM -> Schema.oneOf(field.values.stream().map(Choice::value).toList());
            case REFERENCE -> Schema.text("uuid");
            case REFERENCES -> Schema.array(Schema.text("uuid"));
            case TAGS -> Schema.array(Schema.of("string"));
            case MONEY, DECIMAL -> Schema.of("string").put("pattern", decimal("-?", "\\d+", "{" + field.scale + "}"));
            case INTEGER -> Schema.integer();
            case DATE -> Schema.text("date");
            case TIME -> Schema.of("string").put("pattern", "^" + FieldRule.TIME + "$");
            case DATETIME -> Schema.text("date-time");
            case BOOLEAN -> Schema.of("boolean");
        };
        schema.put("title", field.label.en());
        if (field.reference != null) {
            schema.put("x-reference", field.reference);
        }
        return schema;
    }

    private static ObjectNode bounded(Field field) {
        ObjectNode schema = form(field);
        switch (field.type) {
            case TEXT, LONGTEXT -> lengths(schema, field);
            case EMAIL -> lengths(schema, field).put("format", "email");
            case PASSWORD -> lengths(schema, field).put("format", "password");
            case TAGS -> schema.put("maxItems", field.maxItems).set("items", lengths(Schema.of("string"), field));
            case REFERENCES -> schema.put("maxItems", field.maxItems);
            case MONEY, DECIMAL -> {
                String sign = field.notNegative || field.positive ? "" : "-?";
                schema.put(
                        "pattern",
                        decimal(sign, "\\d{1," + FieldRule.wholeDigits(field) + "}", "{1," + field.scale + "}"));
                note(schema, field);
            }
            case INTEGER -> range(schema, field);
            case ENUM, REFERENCE, DATE, TIME, DATETIME, BOOLEAN -> {}
        }
        return schema;
    }

    private static String decimal(String sign, String whole, String fraction) {
        String end = fraction.equals("{0}") || fraction.equals("{1,0}")
                ? ""
                : fraction.startsWith("{1,") ? "(\\.\\d" + fraction + ")?" : "\\.\\d" + fraction;
        return "^" + sign + whole + end + "$";
    }

    private static ObjectNode lengths(ObjectNode schema, Field field) {
        schema.put("maxLength", field.maxLength);
        if (field.minLength > 0) {
            schema.put("minLength", field.minLength);
        }
        if (field.pattern != null) {
            schema.put("pattern", "^(?:" + field.pattern.pattern() + ")$");
        }
        return schema;
    }

    private static void range(ObjectNode schema, Field field) {
        if (field.positive || field.notNegative) {
            schema.put("minimum", field.positive ? 1 : 0);
        }
        if (field.maximum != null) {
            schema.put("maximum", field.maximum);
        }
    }

    /** Limits of a number that is written as a text, where no keyword of the schema reaches. */
    private static void note(ObjectNode schema, Field field) {
        List<String> limits = new ArrayList<>();
        if (field.positive) {
            limits.add("More than zero.");
        }
        if (field.maximum != null) {
            limits.add("At most " + field.maximum + ".");
        }
        if (!limits.isEmpty()) {
            schema.put("description", String.join(" ", limits));
        }
    }
}
