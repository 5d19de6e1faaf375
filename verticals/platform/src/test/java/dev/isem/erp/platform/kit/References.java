package dev.isem.erp.platform.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Whether the records that forms offer to refer to can be found there, and narrowed as is told. */
final class References {

    private final Caller caller;
    private final List<JsonNode> resources;

    References(Caller caller) {
        this.caller = caller;
        this.resources =
                List.copyOf(caller.get("/api/meta").json().get("resources").values());
    }

    /** Each a field by which something cannot be chosen, and why. */
    List<String> findings() {
        List<String> findings = new ArrayList<>();
        for (JsonNode resource : resources) {
            written(resource)
                    .forEach(field -> of(field.get("reference").stringValue())
                            .ifPresent(target -> findings(resource, field, target)
                                    .forEach(why -> findings.add(name(resource) + "." + name(field) + ": " + why))));
        }
        return findings;
    }

    /** References that a person fills in; which records another application has is not told here. */
    private static Stream<JsonNode> written(JsonNode resource) {
        boolean hasForms = resource.get("can").values().stream()
                .map(JsonNode::stringValue)
                .anyMatch(List.of("create", "edit")::contains);
        return resource.get("fields").values().stream()
                .filter(field -> hasForms
                        && field.has("reference")
                        && !field.path("readOnly").asBoolean(false));
    }

    private List<String> findings(JsonNode resource, JsonNode field, JsonNode target) {
        List<String> findings = new ArrayList<>();
        Caller.Answer searched = caller.get("/api/" + name(target) + "?q=x&sort="
                + target.get("recordLabel").stringValue());
        if (searched.status() != 200) {
            findings.add("is not searched: " + searched.text());
        }
        String by = field.at("/within/by").asString("");
        if (!by.isEmpty() && !isNarrowed(resource, field.get("within"), target)) {
            findings.add("cannot be narrowed by " + by);
        }
        return findings;
    }

    private boolean isNarrowed(JsonNode resource, JsonNode within, JsonNode target) {
        String by = within.get("by").stringValue();
        boolean isFilter = field(target, by)
                .filter(it -> it.path("filter").asBoolean(false))
                .isPresent();
        Optional<JsonNode> first = field(resource, within.path("of").asString(by))
                .filter(it -> !it.path("readOnly").asBoolean(false));
        return isFilter
                && (within.has("of")
                        ? first.flatMap(it -> of(it.get("reference").stringValue()))
                                .flatMap(it -> field(it, by))
                                .isPresent()
                        : first.isPresent());
    }

    private Optional<JsonNode> of(String name) {
        return resources.stream().filter(it -> name(it).equals(name)).findFirst();
    }

    private static Optional<JsonNode> field(JsonNode resource, String name) {
        return resource.get("fields").values().stream()
                .filter(it -> name(it).equals(name))
                .findFirst();
    }

    private static String name(JsonNode named) {
        return named.get("name").stringValue();
    }
}
