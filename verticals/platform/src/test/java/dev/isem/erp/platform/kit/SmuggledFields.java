package dev.isem.erp.platform.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bodies that say more than they may: id, version, tenant, times, and fields that are only told. The record may be made
 * or changed or refused, and holds none of it in any case.
 */
public final class SmuggledFields {

    private static final UUID SOMEBODY = UUID.randomUUID();
    private static final String LONG_AGO = "2001-01-01T00:00:00Z";

    private static final JsonNode NOTHING = JsonMapper.shared().createObjectNode();

    private final Api api;
    private final Caller caller;
    private final Samples samples;
    private final List<String> findings = new ArrayList<>();

    public SmuggledFields(People people) {
        this.caller = people.administrator();
        this.api = Api.of(caller);
        this.samples = new Samples(api, caller);
    }

    /** Each that was kept is a sentence; also a resource of which no record could be made or changed. */
    public List<String> kept() {
        api.lists().forEach(list -> {
            Optional<Api.Route> create = api.route("POST", list.path()).filter(it -> !it.isOfTheSuite());
            Optional<Api.Route> change = api.route("PUT", list.path() + "/{id}");
            // What could not be deleted again is made only where there is nothing to change.
            boolean tried = create.filter(_ -> isDeletable(list))
                            .map(route -> made(list, route, change))
                            .orElse(false)
                    || change.map(route -> changed(list, route)).orElse(false)
                    || create.map(route -> made(list, route, change)).orElse(false);
            if (!tried && (create.isPresent() || change.isPresent())) {
                findings.add(list.path() + ": no record could be made or changed to try");
            }
        });
        return findings;
    }

    private boolean made(Api.Route list, Api.Route create, Optional<Api.Route> change) {
        return samples.bodies(create).anyMatch(body -> made(list, create, change, body));
    }

    private boolean made(Api.Route list, Api.Route create, Optional<Api.Route> change, Map<String, Object> body) {
        Caller.Answer answer = caller.post(list.path(), smuggling(list, create, NOTHING, body));
        if (answer.status() != 201) {
            return false;
        }
        JsonNode record = answer.json();
        String one = list.path() + "/" + record.get("id").stringValue();
        compare(list, create, NOTHING, record, 1);
        change.ifPresent(route -> change(list, route, record));
        if (isDeletable(list)) {
            String version = caller.get(one).header("etag").orElseThrow();
            caller.with("If-Match", version).delete(one);
        }
        return true;
    }

    private boolean isDeletable(Api.Route list) {
        return api.route("DELETE", list.path() + "/{id}").isPresent();
    }

    private boolean changed(Api.Route list, Api.Route change) {
        return samples.rows(list.path()).stream().anyMatch(record -> change(list, change, record));
    }

    private boolean change(Api.Route list, Api.Route change, JsonNode record) {
        int version = record.get("version").intValue();
        Caller.Answer answer = caller.with("If-Match", "\"" + version + "\"")
                .put(
                        change.at(record.get("id").stringValue()),
                        smuggling(list, change, record, samples.writable(record, change)));
        if (answer.status() != 200) {
            return false;
        }
        compare(list, change, record, answer.json(), version + 1);
        if (!answer.json().get("id").equals(record.get("id"))) {
            findings.add(change + " changed the id");
        }
        return true;
    }

    private void compare(Api.Route list, Api.Route route, JsonNode before, JsonNode record, int version) {
        if (record.get("version").intValue() != version) {
            findings.add(route + " gave the record version " + record.get("version"));
        }
        smuggled(list, route, before).forEach((name, value) -> {
            if (record.has(name) && isKept(record.get(name), value)) {
                findings.add(route + " kept the " + name + " that it was sent");
            }
        });
    }

    private static boolean isKept(JsonNode field, Object value) {
        return field.isContainer()
                ? field.equals(JsonMapper.shared().valueToTree(value))
                : field.asString().equals(value.toString());
    }

    private Map<String, Object> smuggling(Api.Route list, Api.Route route, JsonNode before, Map<String, Object> body) {
        Map<String, Object> all = new LinkedHashMap<>(body);
        all.putAll(smuggled(list, route, before));
        return all;
    }

    /** What is told of a record and not to be written, with values that nobody gave it and that it does not have before. */
    private Map<String, Object> smuggled(Api.Route list, Api.Route route, JsonNode before) {
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("tenantId", SOMEBODY);
        extra.put("tenant_id", SOMEBODY);
        extra.put("createdBy", SOMEBODY);
        extra.put("updatedAt", LONG_AGO);
        JsonNode written = api.body(route).path("properties");
        api.row(list).path("properties").properties().forEach(field -> {
            if (!written.has(field.getKey())) {
                extra.put(field.getKey(), foreign(field.getValue(), before.path(field.getKey())));
            }
        });
        extra.put("id", SOMEBODY);
        extra.put("version", 77);
        return extra;
    }

    private static Object foreign(JsonNode schema, JsonNode before) {
        if (schema.path("enum").isArray()) {
            return schema.get("enum").values().stream()
                    .filter(value -> value.isString() && !value.equals(before))
                    .reduce((_, last) -> last)
                    .orElseThrow()
                    .stringValue();
        }
        String type = schema.path("type").isArray()
                ? schema.at("/type/0").stringValue()
                : schema.path("type").stringValue("");
        return switch (schema.path("format").stringValue(type)) {
            case "uuid" -> SOMEBODY;
            case "date" -> "2001-01-01";
            case "date-time" -> LONG_AGO;
            case "int32", "integer" -> 777;
            case "boolean" -> true;
            case "array" -> List.of("Smuggled");
            default -> schema.path("pattern").stringValue("").contains("\\.") ? "777.77" : "Smuggled";
        };
    }
}
