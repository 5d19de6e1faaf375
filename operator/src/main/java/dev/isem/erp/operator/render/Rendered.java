package dev.isem.erp.operator.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Marks an object as rendered by this operator, with the hash of how it was rendered. */
public final class Rendered {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Rendered() {}

    /** Adds the hash. To be called last. */
    static <T extends HasMetadata> T seal(T object) {
        var annotations = new TreeMap<String, String>();
        if (object.getMetadata().getAnnotations() != null) {
            annotations.putAll(object.getMetadata().getAnnotations());
        }
        annotations.put(Marks.RENDERED, hash(object));
        object.getMetadata().setAnnotations(annotations);
        return object;
    }

    /** The hash with which an object, rendered or live, was last sealed. */
    public static @Nullable String sealOf(HasMetadata object) {
        var annotations = object.getMetadata().getAnnotations();
        return annotations == null ? null : annotations.get(Marks.RENDERED);
    }

    static OwnerReference owner(HasMetadata owner) {
        return new OwnerReferenceBuilder()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }

    /** Short enough for a name, long enough never to meet by chance. */
    public static String shortHash(String text) {
        return digest(text).substring(0, 10);
    }

    private static String hash(HasMetadata object) {
        JsonNode tree = JSON.valueToTree(object);
        // Scaling is not another rendering: a vertical can be scaled while its next version waits.
        if (object instanceof Deployment && tree.get("spec") instanceof ObjectNode spec) {
            spec.remove("replicas");
        }
        return digest(sorted(tree).toString()).substring(0, 16);
    }

    /** Keys in order: the order of {@code Map.of} differs in every process and would make every restart a change. */
    public static JsonNode sorted(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var fields = new TreeMap<String, JsonNode>();
                object.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
                ObjectNode result = JsonNodeFactory.instance.objectNode();
                fields.forEach(result::set);
                yield result;
            }
            case ArrayNode array -> {
                ArrayNode result = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> result.add(sorted(item)));
                yield result;
            }
            default -> node;
        };
    }

    private static String digest(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
