package dev.isem.erp.platform.openapi;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One method of one path, told piece by piece and written at the end. */
public final class Operation {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final HttpMethod method;
    private final String path;
    private final Map<String, ObjectNode> parameters = new TreeMap<>();
    private final Map<Integer, ObjectNode> answers = new TreeMap<>();
    private final TreeSet<Integer> problems = new TreeSet<>();

    private String tag = "";
    private String name = "";
    private String summary = "";
    private boolean open;

    @Nullable
    private String permission;

    @Nullable
    private ObjectNode body;

    Operation(HttpMethod method, String path) {
        this.method = method;
        this.path = path;
        VARIABLE.matcher(path)
                .results()
                .map(variable -> variable.group(1))
                .forEach(variable -> parameter("path", variable, true, Schema.text("uuid")));
    }

    /** The same without its answer, at a path where a variable has become a word. */
    public Operation at(String variable, String word) {
        Operation copy = new Operation(method, path.replace("{" + variable + "}", word));
        parameters.forEach((key, parameter) -> {
            if (!key.equals("path/" + variable)) {
                copy.parameters.put(key, parameter.deepCopy());
            }
        });
        copy.problems.addAll(problems);
        copy.open = open;
        return copy;
    }

    /** A word for what it is about, and one for what it does with that; together its id. */
    public Operation called(String about, String does) {
        tag = about;
        name = does;
        return this;
    }

    public Operation summary(String words) {
        summary = words;
        return this;
    }

    /** The permission that it takes, as {@code resource:action}. */
    public Operation permission(String needed) {
        permission = needed;
        return this;
    }

    Operation open() {
        open = true;
        return this;
    }

    public Operation query(String parameter, ObjectNode schema) {
        return parameter("query", parameter, false, schema);
    }

    Operation parameter(String in, String parameter, boolean required, ObjectNode schema) {
        ObjectNode told = Schema.any().put("name", parameter).put("in", in).put("required", required);
        parameters.put(in + "/" + parameter, told.set("schema", schema));
        return this;
    }

    /** That this header, which the method takes, is not to be left out. */
    public Operation requiring(String header) {
        Optional.ofNullable(parameters.get("header/" + header)).ifPresent(it -> it.put("required", true));
        return this;
    }

    public Operation body(MediaType type, boolean required, ObjectNode schema) {
        body = Schema.any().put("required", required);
        body.set("content", content(type, schema));
        return refused(HttpStatus.CONTENT_TOO_LARGE, HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                .refused(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    public Operation withoutBody() {
        body = null;
        return this;
    }

    /** What is told when all went well, in place of what was said before. */
    public Operation answers(int status, MediaType type, ObjectNode schema) {
        answer(status).set("content", content(type, schema));
        return this;
    }

    public Operation answersNothing(int status) {
        answer(status);
        return this;
    }

    /** Forgets what the method's own type told of its answers. */
    public Operation withoutAnswers() {
        answers.clear();
        return this;
    }

    /** A header that comes with an answer. */
    public Operation telling(int status, String header, ObjectNode schema) {
        return header(status, header, true, schema);
    }

    /** A header that comes with some answers. */
    public Operation perhapsTelling(int status, String header, ObjectNode schema) {
        return header(status, header, false, schema);
    }

    private Operation header(int status, String header, boolean required, ObjectNode schema) {
        Objects.requireNonNull(answers.get(status))
                .withObjectProperty("headers")
                .putObject(header)
                .put("required", required)
                .set("schema", schema);
        return this;
    }

    /** Problems that it may answer with. */
    public Operation refused(HttpStatus... statuses) {
        for (HttpStatus status : statuses) {
            problems.add(status.value());
        }
        return this;
    }

    String path() {
        return path;
    }

    String method() {
        return method.name().toLowerCase(Locale.ROOT);
    }

    String tag() {
        return tag;
    }

    Collection<Integer> problems() {
        return problems;
    }

    ObjectNode told() {
        ObjectNode told = Schema.any().put("operationId", tag + "." + name).put("summary", summary);
        told.putArray("tags").add(tag);
        if (permission != null) {
            told.put("x-permission", permission);
        }
        if (open) {
            told.putArray("security");
        }
        ArrayNode all = told.putArray("parameters");
        parameters.values().forEach(all::add);
        if (body != null) {
            told.set("requestBody", body);
        }
        ObjectNode responses = told.putObject("responses");
        answers.forEach((status, answer) -> responses.set(status.toString(), answer));
        for (int status : problems) {
            // A status that carries two things: the document says both.
            if (answers.containsKey(status)) {
                responses
                        .withObjectProperty(String.valueOf(status))
                        .withObjectProperty("content")
                        .set(MediaType.APPLICATION_PROBLEM_JSON_VALUE, problem());
            } else {
                responses.putObject(String.valueOf(status)).put("$ref", "#/components/responses/" + status);
            }
        }
        return told;
    }

    static ObjectNode problem() {
        return Schema.any().set("schema", Schema.reference("Problem.Document"));
    }

    private ObjectNode answer(int status) {
        ObjectNode answer =
                Schema.any().put("description", HttpStatus.valueOf(status).getReasonPhrase());
        answers.put(status, answer);
        return answer;
    }

    private static ObjectNode content(MediaType type, ObjectNode schema) {
        return Schema.any().set(type.toString(), Schema.any().set("schema", schema));
    }

    /** A header that says which version of a record the answer tells. */
    public Operation tagged(int status) {
        return telling(status, HttpHeaders.ETAG, Schema.of("string").put("pattern", "^\"\\d+\"$"));
    }
}
