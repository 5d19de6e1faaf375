package dev.isem.erp.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Why a request was not carried out, in words for the person who made it. Thrown where it is found out; nothing of the
 * request was kept.
 */
public final class Problem extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** That a field refers to a record that the tenant does not have. */
    public static final Text ABSENT = Text.of("El registro elegido no existe.", "The record chosen does not exist.");

    private static final String WRONG_STATE = "urn:erp:problem:wrong-state";
    private static final String UNTYPED = "about:blank";

    private final String type;
    private final HttpStatus status;
    private final transient Text text;
    private final transient List<FieldError> errors;
    private final @Nullable String state;
    private final @Nullable Duration retryAfter;

    /** What is wrong with one field: where by JSON pointer, and why. */
    public record FieldError(String pointer, Text message) {}

    private Problem(HttpStatus status, Text text, List<FieldError> errors) {
        this(UNTYPED, status, text, errors, null, null);
    }

    private Problem(
            String type,
            HttpStatus status,
            Text text,
            List<FieldError> errors,
            @Nullable String state,
            @Nullable Duration retryAfter) {
        super(text.en(), null, false, false);
        this.type = type;
        this.status = status;
        this.text = text;
        this.errors = List.copyOf(errors);
        this.state = state;
        this.retryAfter = retryAfter;
    }

    public static Problem of(HttpStatus status, String es, String en) {
        return new Problem(status, Text.of(es, en), List.of());
    }

    /** Another tenant's record is as absent as one that never was. */
    public static Problem notFound() {
        return of(HttpStatus.NOT_FOUND, "No existe o ya fue eliminado.", "It does not exist or was deleted.");
    }

    public static Problem stale() {
        return of(
                HttpStatus.PRECONDITION_FAILED,
                "Alguien más cambió este registro. Su cambio no se guardó; vea la versión nueva y decida.",
                "Somebody else changed this record. Your change was not saved; look at the new version and decide.");
    }

    public static Problem conflict(String es, String en) {
        return of(HttpStatus.CONFLICT, es, en);
    }

    /** The record is in a state in which this cannot be done; the document names it as {@code state}. */
    public static Problem wrongState(String state, Text name) {
        return new Problem(
                WRONG_STATE,
                HttpStatus.CONFLICT,
                Text.of(
                        "Su estado es «" + name.es() + "» y no permite esta acción. No se cambió nada.",
                        "Its state is \"" + name.en() + "\", which does not allow this. Nothing was changed."),
                List.of(),
                state,
                null);
    }

    /** Somebody asks too often; the answer says in how many seconds it is worth asking again. */
    public static Problem tooMany(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new Problem(
                UNTYPED,
                HttpStatus.TOO_MANY_REQUESTS,
                Text.of(
                        "Son demasiadas peticiones. No se hizo nada; intente de nuevo en " + seconds + " s.",
                        "These are too many requests. Nothing was done; try again in " + seconds + " s."),
                List.of(),
                null,
                Duration.ofSeconds(seconds));
    }

    public static Problem unauthorized() {
        return of(
                HttpStatus.UNAUTHORIZED,
                "La sesión no existe o terminó. Inicie sesión.",
                "There is no session or it has ended. Sign in.");
    }

    public static Problem forbidden() {
        return of(
                HttpStatus.FORBIDDEN,
                "No tiene permiso para esto. Pídalo a su administrador.",
                "You may not do this. Ask your administrator for the permission.");
    }

    public static Problem badRequest(String es, String en) {
        return of(HttpStatus.BAD_REQUEST, es, en);
    }

    public static Problem invalid(List<FieldError> errors) {
        return new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                Text.of(
                        "Revise los campos señalados. No se guardó nada.",
                        "Check the fields marked. Nothing was saved."),
                errors);
    }

    /** Something about the request as a whole, and no field in particular. */
    public static Problem invalid(String es, String en) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, es, en);
    }

    public static Problem invalid(String pointer, String es, String en) {
        return invalid(List.of(new FieldError(pointer, Text.of(es, en))));
    }

    /** The record that the field refers to is another tenant's, or none. */
    public static Problem absent(String pointer) {
        return invalid(List.of(new FieldError(pointer, ABSENT)));
    }

    /** Another record of the tenant has this value already. */
    public static Problem duplicate(String pointer) {
        Text text = Text.of("Ya existe un registro con este valor.", "A record with this value exists already.");
        return conflictAt(List.of(new FieldError(pointer, text)), text);
    }

    /** Something outside the record stands against the value of one field. */
    public static Problem conflictAt(String pointer, String es, String en) {
        Text text = Text.of(es, en);
        return conflictAt(List.of(new FieldError(pointer, text)), text);
    }

    static Problem conflictAt(List<FieldError> errors, Text text) {
        return new Problem(HttpStatus.CONFLICT, text, errors);
    }

    /** The same with a mark of its own, for screens that do more than show it. */
    public Problem typed(String newType) {
        return new Problem(newType, status, text, errors, state, retryAfter);
    }

    /** What is wrong, as errors of one row of a file. */
    public List<FieldError> atRow(int row) {
        return errors.isEmpty()
                ? List.of(new FieldError("/" + row, text))
                : errors.stream()
                        .map(error -> new FieldError("/" + row + error.pointer(), error.message()))
                        .toList();
    }

    public HttpStatus status() {
        return status;
    }

    /** Its mark; {@code about:blank} when it has none of its own. */
    public String type() {
        return type;
    }

    /** After how long it is worth asking again, where somebody asks too often. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public Text text() {
        return text;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** The document of RFC 9457 in one language. */
    public Document in(Language language) {
        return new Document(
                type,
                status.getReasonPhrase(),
                status.value(),
                text.in(language),
                errors.stream()
                        .map(error -> new Document.Entry(
                                error.pointer(), error.message().in(language)))
                        .toList(),
                state);
    }

    /** What leaves: members as RFC 9457 names them, the fields at fault, and the state that was in the way. */
    public record Document(
            String type,
            String title,
            int status,
            String detail,
            List<Entry> errors,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String state) {
        /** One field at fault. */
        public record Entry(String pointer, String message) {}
    }
}
