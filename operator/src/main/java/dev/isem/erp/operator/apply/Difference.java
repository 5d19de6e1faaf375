package dev.isem.erp.operator.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a server-side apply would change anything, without asking the server. Each wanted field is compared with the
 * live one, and our own entry in {@code managedFields} tells what we once wanted and no longer do. What others own
 * (scaled replicas, injected containers) does not count.
 */
final class Difference {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ALWAYS_EQUAL = Set.of("apiVersion", "kind");
    private static final Set<String> IDENTITY = Set.of("name", "namespace");
    private static final Set<String> HOLD_QUANTITIES = Set.of("requests", "limits");
    private static final Set<String> ARE_QUANTITIES = Set.of("sizeLimit", "storage");

    private Difference() {}

    /** The first difference as people would read it, or empty when applying would change nothing. */
    static Optional<String> first(JsonNode want, JsonNode live, String manager) {
        for (JsonNode entry : live.at("/metadata/managedFields")) {
            if (manager.equals(entry.path("manager").asText())
                    && "Apply".equals(entry.path("operation").asText())
                    && !entry.has("subresource")) {
                return Optional.ofNullable(fields("", want, live, entry.path("fieldsV1"), ALWAYS_EQUAL));
            }
        }
        return Optional.of("never applied");
    }

    private static @Nullable String fields(String at, JsonNode want, JsonNode live, JsonNode own, Set<String> skipped) {
        for (Map.Entry<String, JsonNode> field : want.properties()) {
            String name = field.getKey();
            if (!skipped.contains(name)) {
                String difference = field(at + "." + name, name, field.getValue(), live, own);
                if (difference != null) {
                    return difference;
                }
            }
        }
        return noLongerWanted(at, want, own);
    }

    private static @Nullable String field(String path, String name, JsonNode want, JsonNode live, JsonNode own) {
        JsonNode owned = own.path("f:" + name);
        if (path.equals(".metadata")) {
            return fields(path, want, live.path(name), owned, IDENTITY);
        }
        return owned.isMissingNode() ? path + " is not ours" : value(path, want, live.path(name), owned);
    }

    private static @Nullable String noLongerWanted(String at, JsonNode want, JsonNode own) {
        for (Map.Entry<String, JsonNode> field : own.properties()) {
            String key = field.getKey();
            if (key.startsWith("f:") && !want.has(key.substring(2))) {
                return at + "." + key.substring(2) + " is no longer wanted";
            }
        }
        return null;
    }

    private static @Nullable String value(String at, JsonNode want, JsonNode live, JsonNode own) {
        if (live.isMissingNode() || live.isNull()) {
            return at + " is missing";
        }
        if (own.isEmpty()) {
            return same(at, want, live) ? null : at + " is " + live;
        }
        return want.isObject() ? fields(at, want, live, own, Set.of()) : items(at, want, live, own);
    }

    /** A list whose items we own one by one: {@code k:{...}} by key fields, {@code v:...} by value. */
    private static @Nullable String items(String at, JsonNode want, JsonNode live, JsonNode own) {
        int owned = 0;
        for (Map.Entry<String, JsonNode> entry : own.properties()) {
            if (entry.getKey().equals(".")) {
                continue;
            }
            owned++;
            JsonNode key = parse(entry.getKey().substring(2));
            String path = at + key;
            JsonNode wanted = item(want, key, true);
            JsonNode found = item(live, key, false);
            if (wanted.isMissingNode()) {
                return path + " is no longer wanted";
            }
            String difference =
                    found.isMissingNode() ? path + " is missing" : value(path, wanted, found, entry.getValue());
            if (difference != null) {
                return difference;
            }
        }
        return owned == want.size() ? null : at + " has new items";
    }

    /** @param lenient whether a key field that the item does not have counts as equal: the server defaults it */
    private static JsonNode item(JsonNode list, JsonNode key, boolean lenient) {
        for (JsonNode item : list) {
            if (key.isObject() ? hasKey(item, key, lenient) : item.equals(key)) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }

    private static boolean hasKey(JsonNode item, JsonNode key, boolean lenient) {
        return key.properties().stream().allMatch(field -> {
            JsonNode value = item.path(field.getKey());
            return value.isMissingNode() ? lenient : same("", value, field.getValue());
        });
    }

    private static boolean same(String at, JsonNode want, JsonNode live) {
        if (want.isNumber() && live.isNumber()) {
            return want.decimalValue().compareTo(live.decimalValue()) == 0;
        }
        if (want.isArray()) {
            return live.isArray() && want.size() == live.size() && sameItems(at, want.elements(), live.elements());
        }
        if (want.isObject()) {
            // The live one may have more: what the server fills in.
            return want.properties().stream()
                    .allMatch(field -> live.has(field.getKey())
                            && same(at + "." + field.getKey(), field.getValue(), live.path(field.getKey())));
        }
        return want.equals(live) || (isQuantity(at) && sameQuantity(want, live));
    }

    private static boolean sameItems(String at, Iterator<JsonNode> want, Iterator<JsonNode> live) {
        while (want.hasNext()) {
            if (!same(at, want.next(), live.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isQuantity(String at) {
        List<String> path = List.of(at.split("\\.", -1));
        return ARE_QUANTITIES.contains(path.getLast())
                || (path.size() > 1 && HOLD_QUANTITIES.contains(path.get(path.size() - 2)));
    }

    private static boolean sameQuantity(JsonNode want, JsonNode live) {
        return new Quantity(want.asText())
                        .getNumericalAmount()
                        .compareTo(new Quantity(live.asText()).getNumericalAmount())
                == 0;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("managedFields has the key " + json, malformed);
        }
    }
}
