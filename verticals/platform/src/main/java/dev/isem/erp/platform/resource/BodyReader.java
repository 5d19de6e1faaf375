package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns a request's body into checked values, and names every field at fault at once. */
final class BodyReader {

    private BodyReader() {}

    /** Keys that are unknown or not writable are passed over, so a form may send back what it was given. */
    static Values read(Resource resource, JsonNode body, boolean creating) {
        return read(resource.fields, body, field -> field.isWritten(creating));
    }

    static Values read(List<Field> fields, JsonNode body, Predicate<Field> isTaken) {
        mustBeObject(body);
        Values values = Values.none();
        List<Problem.FieldError> errors = new ArrayList<>();
        for (Field field : fields) {
            if (isTaken.test(field)) {
                read(field, body.get(field.name), values, errors);
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return values;
    }

    static void mustBeObject(JsonNode body) {
        if (!body.isObject()) {
            throw Problem.badRequest("Se espera un objeto JSON.", "A JSON object is expected.");
        }
    }

    private static void read(Field field, @Nullable JsonNode sent, Values values, List<Problem.FieldError> errors) {
        switch (FieldRule.check(field, sent)) {
            case FieldRule.Accepted(var value) -> values.with(field.name, value);
            case FieldRule.Refused(Text why) -> errors.add(new Problem.FieldError("/" + field.name, why));
        }
    }
}
