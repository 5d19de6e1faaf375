package dev.isem.erp.platform.resource;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.isem.erp.platform.web.Language;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/**
 * What became of records that a device brought, in their order. A device may forget what is saved; what is refused would be
 * refused again as it is.
 */
public record SyncReport(int saved, int alreadySaved, int refused, List<Result> results) {

    /** More than somebody writes down in a week without a network. */
    private static final int MOST = 200;

    /** What became of one record. */
    public enum Outcome {
        SAVED,
        ALREADY_SAVED,
        REFUSED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One record.
     *
     * @param key that the device gave it
     * @param id under which it is stored; null when it was refused
     * @param problem why it was refused; null when it was not
     */
    public record Result(
            String key, Outcome outcome, @Nullable UUID id, Problem.@Nullable Document problem) {

        static Result stored(String key, UUID id, boolean isNew) {
            return new Result(key, isNew ? Outcome.SAVED : Outcome.ALREADY_SAVED, id, null);
        }

        static Result refused(String key, Problem why, HttpServletRequest request) {
            Language language = Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
            return new Result(key, Outcome.REFUSED, null, why.in(language));
        }
    }

    static SyncReport of(List<Result> results) {
        return new SyncReport(
                count(Outcome.SAVED, results),
                count(Outcome.ALREADY_SAVED, results),
                count(Outcome.REFUSED, results),
                results);
    }

    private static int count(Outcome outcome, List<Result> results) {
        return (int)
                results.stream().filter(result -> result.outcome() == outcome).count();
    }

    /** The records of a body, each with a key. */
    static List<JsonNode> records(JsonNode body) {
        BodyReader.mustBeObject(body);
        JsonNode records = body.path("records");
        if (!records.isArray()) {
            throw Problem.invalid("/records", "Se espera una lista.", "A list is expected.");
        }
        if (records.size() > MOST) {
            throw Problem.invalid(
                    "/records",
                    "Son " + records.size() + "; mande hasta " + MOST + " a la vez. No se guardó ninguno.",
                    "These are " + records.size() + "; send up to " + MOST + " at a time. None was saved.");
        }
        List<Problem.FieldError> errors = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            JsonNode key = records.get(i).path("key");
            if (!key.isString() || key.stringValue().isBlank()) {
                errors.add(new Problem.FieldError(
                        "/records/" + i + "/key",
                        Text.of(
                                "Falta la clave que el dispositivo le dio.",
                                "The key that the device gave it is missing.")));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return records.valueStream().toList();
    }
}
