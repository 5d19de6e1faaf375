package dev.isem.erp.platform.kit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Bodies that a route should take, made of its schema and of the records that are there. */
final class Samples {

    private static final int ATTEMPTS = 24;
    private static final AtomicInteger NUMBER = new AtomicInteger(1000);

    private final Api api;
    private final Caller caller;

    Samples(Api api, Caller caller) {
        this.api = api;
        this.caller = caller;
    }

    /** Bodies with what is demanded, each referring to other records: a document may be closed to new lines. */
    Stream<Map<String, Object>> bodies(Api.Route route) {
        return IntStream.range(0, ATTEMPTS)
                .mapToObj(attempt -> body(route, attempt))
                .flatMap(Optional::stream);
    }

    private Optional<Map<String, Object>> body(Api.Route route, int attempt) {
        JsonNode schema = api.body(route);
        Map<String, Object> body = new LinkedHashMap<>();
        for (JsonNode name : schema.path("required")) {
            JsonNode member = schema.at("/properties/" + name.stringValue());
            Optional<Object> value = value(route, name.stringValue(), member, attempt);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            body.put(name.stringValue(), value.get());
        }
        return Optional.of(body);
    }

    /** What may be written of a record that is there. */
    Map<String, Object> writable(JsonNode row, Api.Route route) {
        Map<String, Object> body = new LinkedHashMap<>();
        api.body(route).path("properties").propertyNames().forEach(name -> {
            if (row.has(name) && !row.get(name).isNull()) {
                body.put(name, row.get(name));
            }
        });
        return body;
    }

    private Optional<Object> value(Api.Route route, String name, JsonNode schema, int attempt) {
        if (schema.has("x-reference")) {
            Optional<Object> id =
                    referred(route, name, schema.get("x-reference").stringValue(), attempt);
            return schema.path("type").stringValue("").equals("array") ? id.map(List::of) : id;
        }
        if (schema.has("enum")) {
            return Optional.of(schema.at("/enum/0"));
        }
        return switch (schema.path("type").stringValue("")) {
            case "boolean" -> Optional.of(true);
            case "integer" -> Optional.of(schema.path("minimum").intValue(1));
            case "array" -> Optional.of(List.of());
            case "string" -> text(route, name, schema);
            default -> Optional.empty();
        };
    }

    private Optional<Object> text(Api.Route route, String name, JsonNode schema) {
        int number = NUMBER.incrementAndGet();
        String wanted = switch (schema.path("format").stringValue("")) {
            case "date" -> "2026-01-15";
            case "date-time" -> "2026-01-15T12:00:00Z";
            case "uuid" -> UUID.randomUUID().toString();
            case "email" -> "matrix" + number + "@matrix.example";
            case "password" -> "matrix-password-" + number;
            default -> "";
        };
        if (!wanted.isEmpty()) {
            return Optional.of(wanted);
        }
        Pattern pattern = Pattern.compile(schema.path("pattern").stringValue(""));
        int longest = schema.path("maxLength").intValue(200);
        return Stream.concat(
                        Stream.of("Matrix " + number, "M" + number, "m" + number, "1", "100"),
                        existing(route, name).map(value -> renumbered(value, number)))
                .filter(text ->
                        text.length() <= longest && pattern.matcher(text).find())
                .<Object>map(text -> text)
                .findFirst();
    }

    /** Like one that is there, and another: {@code CLI-001} becomes {@code CLI-1234}. */
    private static String renumbered(String value, int number) {
        return value.replaceFirst("\\d*$", String.valueOf(number));
    }

    private Stream<String> existing(Api.Route route, String name) {
        return rows(route.path()).stream()
                .map(row -> row.path(name).stringValue(""))
                .filter(value -> !value.isEmpty());
    }

    /** One of the records referred to; of another vertical those that its own records refer to already. */
    private Optional<Object> referred(Api.Route route, String name, String resource, int attempt) {
        List<String> ids = rows("/api/" + resource).stream()
                .map(row -> row.get("id").stringValue())
                .toList();
        List<String> known = ids.isEmpty() ? existing(route, name).distinct().toList() : ids;
        return known.isEmpty() ? Optional.empty() : Optional.of(known.get(attempt % known.size()));
    }

    /** The records at a path, if they are listed there. */
    List<JsonNode> rows(String path) {
        return api.route("GET", path).isEmpty()
                ? List.of()
                : List.copyOf(caller.get(path + "?size=200").json().values());
    }
}
