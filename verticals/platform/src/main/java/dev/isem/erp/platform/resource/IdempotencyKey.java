package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a repeated request to create something create it once: the record's id follows from the key, and the table's
 * primary key does the rest, however many servers the two requests reach.
 */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    /** By this the screens know it from every other refusal. */
    private static final String USED_FOR_OTHER = "urn:erp:problem:key-used-for-other";

    private static final int LONGEST = 200;

    /** Version of the UUIDs that are made of a name (RFC 9562, section 5.3); the others are random. */
    private static final int BY_NAME = 3;

    private IdempotencyKey() {}

    static UUID id(Resource resource, @Nullable String key) {
        return id(resource.name, key);
    }

    /** For a record that an action on another one makes. */
    static UUID id(Resource resource, UUID of, String action, @Nullable String key) {
        return id(resource.name + "/" + of + "/" + action, key);
    }

    /** For one record of many that a request makes. */
    static UUID id(Resource resource, int row, @Nullable String key) {
        return id(resource.name + "/row/" + row, key);
    }

    /** Whether the id follows from a key, so that an earlier request may have used it. */
    static boolean made(UUID id) {
        return id.version() == BY_NAME;
    }

    private static UUID id(String scope, @Nullable String key) {
        if (key == null || key.isBlank()) {
            return UUID.randomUUID();
        }
        if (key.length() > LONGEST) {
            throw Problem.badRequest(
                    "La clave de idempotencia es demasiado larga.", "The idempotency key is too long.");
        }
        String name = Tenancy.current() + "/" + scope + "/" + key;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static Problem usedForOther() {
        return Problem.invalid(
                        "El primer intento ya se guardó con otro contenido; búsquelo y corríjalo.",
                        "The first attempt was saved with other content; find it and correct it.")
                .typed(USED_FOR_OTHER);
    }
}
