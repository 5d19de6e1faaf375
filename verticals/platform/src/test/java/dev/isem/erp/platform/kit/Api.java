package dev.isem.erp.platform.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a running vertical tells of its routes, for tests that walk over them: no list of theirs is kept by hand. */
public record Api(JsonNode document, List<Route> routes) {

    private static final String JSON = "application/json";

    /** Asks as somebody who is signed in. */
    public static Api of(Caller signedIn) {
        JsonNode document = signedIn.get("/api/openapi.json").json();
        List<Route> routes = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> routes.add(new Route(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
        return new Api(document, List.copyOf(routes));
    }

    /** One method of one path. */
    public record Route(String method, String path, JsonNode operation) {

        public Optional<String> permission() {
            return Optional.ofNullable(operation.get("x-permission")).map(JsonNode::stringValue);
        }

        /** Whether it is for everybody, without a token. */
        public boolean isOpen() {
            return operation.path("security").isArray();
        }

        boolean isOfTheSuite() {
            return permission().filter(it -> it.startsWith("suite-")).isPresent();
        }

        boolean isAboutOne() {
            return path.contains("{id}");
        }

        /** The path with an id in it, that of nobody where it is not told. */
        String at(String id) {
            return path.replace("{id}", id);
        }

        String somewhere() {
            return at(UUID.randomUUID().toString());
        }

        /** The path of all records, where this one is about one of them. */
        String list() {
            return path.substring(0, path.indexOf("/{id}"));
        }

        /** The media type that the body is in, if there is one. */
        Optional<String> media() {
            return operation.at("/requestBody/content").propertyNames().stream().findFirst();
        }

        boolean takesJson() {
            return media().filter(JSON::equals).isPresent();
        }

        /** Whether this status carries an answer and no problem, as when something is told to be away. */
        boolean isDescribedToAnswer(int status) {
            return operation.at("/responses/" + status + "/content").has(JSON);
        }

        List<JsonNode> query() {
            return parameters("query").toList();
        }

        /** The names of the cookies that it reads. */
        List<String> cookies() {
            return parameters("cookie").map(it -> it.get("name").stringValue()).toList();
        }

        private Stream<JsonNode> parameters(String in) {
            return operation.get("parameters").values().stream()
                    .filter(parameter -> parameter.get("in").stringValue().equals(in));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }

        private boolean matches(String otherMethod, String otherPath) {
            String pattern = Pattern.quote(path).replace("{id}", "\\E[^/]+\\Q");
            return method.equals(otherMethod) && otherPath.matches(pattern);
        }
    }

    /** The route with this method and path. */
    Optional<Route> route(String method, String path) {
        return routes.stream()
                .filter(route -> route.method().equals(method) && route.path().equals(path))
                .findFirst();
    }

    /** Whether a request would reach a route that is described. */
    boolean serves(String method, String path) {
        return routes.stream().anyMatch(route -> route.matches(method, path));
    }

    /** Routes by which a resource's records are listed. */
    Stream<Route> lists() {
        return routes.stream()
                .filter(route -> route.method().equals("GET")
                        && route.operation().get("operationId").stringValue().endsWith(".list"));
    }

    /** Whether a route is about a resource's records, and so tells of every field what is wrong with it. */
    boolean isOfAResource(Route route) {
        return lists().anyMatch(list -> (route.path() + "/").startsWith(list.path() + "/"));
    }

    /** Every permission that a route asks for. */
    List<String> permissions() {
        return List.copyOf(new TreeSet<>(
                routes.stream().flatMap(route -> route.permission().stream()).toList()));
    }

    /** What a JSON body must be like. */
    JsonNode body(Route route) {
        return resolved(route.operation().at("/requestBody/content").path(JSON).path("schema"));
    }

    /** What is told of one record of a list. */
    JsonNode row(Route list) {
        return resolved(list.operation()
                .at("/responses/200/content")
                .path(JSON)
                .path("schema")
                .path("items"));
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode reference = schema.get("$ref");
        return reference == null ? schema : document.at(reference.stringValue().substring(1));
    }

    /** A body of these members. */
    static String json(Map<String, ?> members) {
        return JsonMapper.shared().writeValueAsString(members);
    }
}
