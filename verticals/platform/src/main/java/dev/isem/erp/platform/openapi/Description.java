package dev.isem.erp.platform.openapi;

import dev.isem.erp.platform.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole description of one application, as OpenAPI 3.1. */
final class Description {

    private static final String WORDS =
            "Decimals are texts, dates are days, moments are in UTC. What changes something carries"
                    + " the header X-ERP: 1. Failures are problem documents (RFC 9457) in the language of Accept-Language, es or"
                    + " en. x-permission is what the person must hold. Members that are not described, or not to be written, are"
                    + " passed over.";

    private final Schemas schemas = new Schemas();
    private final Map<String, Map<String, ObjectNode>> paths = new TreeMap<>();
    private final Set<String> tags = new TreeSet<>();
    private final Set<Integer> problems = new TreeSet<>();

    private Description() {}

    static ObjectNode of(String title, String version, Map<RequestMappingInfo, HandlerMethod> routes) {
        Description description = new Description();
        routes.forEach((route, endpoint) -> description.add(route, endpoint.createWithResolvedBean()));
        return description.told(title, version);
    }

    private void add(RequestMappingInfo route, HandlerMethod endpoint) {
        for (String path : route.getPatternValues()) {
            for (RequestMethod method : route.getMethodsCondition().getMethods()) {
                Operation told = Declaration.read(HttpMethod.valueOf(method.name()), path, endpoint, schemas);
                List<Operation> operations = endpoint.getBean() instanceof Describes knows
                        ? knows.operations(endpoint.getMethod(), told, schemas)
                        : List.of(told);
                operations.forEach(this::add);
            }
        }
    }

    private void add(Operation operation) {
        tags.add(operation.tag());
        problems.addAll(operation.problems());
        paths.computeIfAbsent(operation.path(), _ -> new TreeMap<>()).put(operation.method(), operation.told());
    }

    private ObjectNode told(String title, String version) {
        ObjectNode document = Schema.any().put("openapi", "3.1.0");
        document.putObject("info").put("title", title).put("version", version).put("description", WORDS);
        document.putArray("security").addObject().putArray("bearer");
        ArrayNode names = document.putArray("tags");
        tags.forEach(tag -> names.addObject().put("name", tag));
        ObjectNode all = document.putObject("paths");
        paths.forEach((path, operations) -> operations.forEach(all.putObject(path)::set));
        schemas.of(Problem.Document.class);
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT");
        components.set("schemas", schemas.components());
        ObjectNode responses = components.putObject("responses");
        problems.forEach(status -> responses
                .putObject(String.valueOf(status))
                .put("description", HttpStatus.valueOf(status).getReasonPhrase())
                .putObject("content")
                .set(MediaType.APPLICATION_PROBLEM_JSON_VALUE, Operation.problem()));
        return document;
    }
}
