package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.audit.Intent;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes a repeated request do once what it asks for: the id of the record or of the line in the log follows from the key,
 * and the table's primary key does the rest, however many servers the two requests reach. The line keeps what the first one asked for.
 */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    /** By this the screens know it from every other refusal. */
    private static final String USED_FOR_OTHER = "urn:erp:problem:key-used-for-other";

    private static final String DELETED_SINCE = "urn:erp:problem:deleted-since";

    private static final String ROUTES = "/api/";

    private static final int LONGEST = 200;

    private IdempotencyKey() {}

    /** To create a record, whose id is the line's. */
    static Intent create(Resource resource, @Nullable String key, JsonNode body, Values values) {
        return intent(resource.name, key, () -> ContentHash.of(ROUTES + resource.name, resource.fields, body, values));
    }

    /** To move a record, and perhaps to make another one by that, whose id is the line's. */
    static Intent act(
            Resource resource, UUID of, Transition transition, @Nullable String key, JsonNode body, Values answers) {
        String act = resource.name + "/" + of + "/" + transition.name();
        return intent(act, key, () -> ContentHash.of(ROUTES + act, transition.asked(), body, answers));
    }

    /** To create one record of a file's; what is asked for is the whole file. */
    static Intent row(Resource resource, int row, @Nullable String key, String file) {
        return intent(resource.name + "/row/" + row, key, () -> file);
    }

    /** What the import of a file asks for. */
    static String hash(Resource resource, byte[] file) {
        return ContentHash.of(ROUTES + resource.name + "/import", file);
    }

    private static Intent intent(String scope, @Nullable String key, Supplier<String> hash) {
        if (key == null || key.isBlank()) {
            return new Intent(UUID.randomUUID(), null);
        }
        if (key.length() > LONGEST) {
            throw Problem.badRequest(
                    "La clave de idempotencia es demasiado larga.", "The idempotency key is too long.");
        }
        String name = Tenancy.current() + "/" + scope + "/" + key;
        return new Intent(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), hash.get());
    }

    static Problem usedForOther() {
        return Problem.invalid(
                        "El primer intento con esta Idempotency-Key sí se guardó, con otro contenido, y así se queda;"
                                + " lo de ahora no se guardó. Búsquelo y corríjalo, o mande lo de ahora con otra clave.",
                        "The first attempt with this Idempotency-Key was saved, with other content, and stays as it is;"
                                + " what was sent now was not saved. Find it and correct it, or send this with another key.")
                .typed(USED_FOR_OTHER);
    }

    static boolean isUsedForOther(Problem problem) {
        return problem.type().equals(USED_FOR_OTHER);
    }

    static Problem deletedSince() {
        return Problem.conflict(
                        "Esto ya se había guardado con esta Idempotency-Key y después se eliminó; no se guardó de nuevo."
                                + " Si hace falta, mándelo con otra clave.",
                        "This was saved with this Idempotency-Key and deleted afterwards; it was not saved again."
                                + " If it is needed, send it with another key.")
                .typed(DELETED_SINCE);
    }

    static boolean isDeletedSince(Problem problem) {
        return problem.type().equals(DELETED_SINCE);
    }
}
