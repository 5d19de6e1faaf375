package dev.isem.erp.platform.openapi;

import dev.isem.erp.platform.security.Open;
import dev.isem.erp.platform.security.OriginFilter;
import dev.isem.erp.platform.security.PermissionCheck;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.node.ObjectNode;

/** What an endpoint's own declaration tells of an operation: parameters, body, answer, permission, likely problems. */
final class Declaration {

    /** Headers with a form of their own, wherever they are taken. */
    private static final Map<String, ObjectNode> HEADERS = Map.of(
            HttpHeaders.IF_MATCH,
            Schema.of("string").put("pattern", "^(W/)?\"\\d{1,9}\"$"),
            "Idempotency-Key",
            Schema.of("string").put("maxLength", 200));

    private final HandlerMethod endpoint;
    private final Optional<Described> described;
    private final Schemas schemas;
    private final Operation operation;

    private Declaration(HttpMethod method, String path, HandlerMethod endpoint, Schemas schemas) {
        this.endpoint = endpoint;
        this.described = Optional.ofNullable(endpoint.getMethodAnnotation(Described.class));
        this.schemas = schemas;
        this.operation = new Operation(method, path)
                .called(about(path), endpoint.getMethod().getName())
                .summary(described.map(Described::value).orElse(""));
        access(method);
        for (MethodParameter parameter : endpoint.getMethodParameters()) {
            parameter(parameter);
        }
        answers();
        if (path.contains("{")) {
            operation.refused(HttpStatus.NOT_FOUND);
        }
        described.ifPresent(
                it -> Arrays.stream(it.refuses()).mapToObj(HttpStatus::valueOf).forEach(operation::refused));
    }

    static Operation read(HttpMethod method, String path, HandlerMethod endpoint, Schemas schemas) {
        return new Declaration(method, path, endpoint, schemas).operation;
    }

    /** {@code /api/auth/login} is about auth, and {@code /health/live} about health. */
    private static String about(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty() && !part.equals("api") && !part.startsWith("."))
                .findFirst()
                .map(part -> part.replaceFirst("\\.json$", ""))
                .orElse("root");
    }

    private void access(HttpMethod method) {
        boolean changes = !method.equals(HttpMethod.GET);
        Open open = endpoint.getMethodAnnotation(Open.class);
        if (open != null && open.value() == Open.To.EVERYBODY) {
            operation.open();
        } else {
            operation.refused(HttpStatus.TOO_MANY_REQUESTS);
        }
        PermissionCheck.Required.by(endpoint, "")
                .ifPresent(needed -> operation.permission(needed.toString()).refused(HttpStatus.FORBIDDEN));
        if (changes) {
            operation.parameter(
                    "header", OriginFilter.HEADER, true, Schema.of("string").put("const", "1"));
            operation.refused(HttpStatus.FORBIDDEN);
        }
        operation.refused(
                HttpStatus.BAD_REQUEST,
                HttpStatus.UNAUTHORIZED,
                HttpStatus.NOT_ACCEPTABLE,
                HttpStatus.SERVICE_UNAVAILABLE);
    }

    private void parameter(MethodParameter parameter) {
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        if (query != null && !Map.class.isAssignableFrom(parameter.getParameterType())) {
            boolean required = query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
            operation.parameter("query", name(query.name(), parameter), required, type(parameter));
        }
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        if (header != null) {
            String name = name(header.name(), parameter);
            ObjectNode form = Optional.ofNullable(HEADERS.get(name))
                    .map(ObjectNode::deepCopy)
                    .orElseGet(() -> type(parameter));
            operation.parameter("header", name, header.required(), form);
        }
        CookieValue cookie = parameter.getParameterAnnotation(CookieValue.class);
        if (cookie != null) {
            operation.parameter("cookie", name(cookie.name(), parameter), cookie.required(), Schema.of("string"));
        }
        RequestBody body = parameter.getParameterAnnotation(RequestBody.class);
        if (body != null) {
            operation.body(MediaType.APPLICATION_JSON, body.required(), body(parameter));
        }
    }

    private ObjectNode body(MethodParameter parameter) {
        Class<?> like = described.<Class<?>>map(Described::body).orElse(Void.class);
        return like == Void.class ? type(parameter) : schemas.of(like);
    }

    private ObjectNode type(MethodParameter parameter) {
        Type type = parameter.getGenericParameterType();
        return Schemas.isOpaque(type) ? Schema.of("object") : schemas.of(type);
    }

    private static String name(String declared, MethodParameter parameter) {
        return declared.isEmpty() ? parameter.getParameter().getName() : declared;
    }

    private void answers() {
        Type type = endpoint.getMethod().getGenericReturnType();
        Type content = type instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class
                ? generic.getActualTypeArguments()[0]
                : type;
        boolean nothing = content == void.class || content == Void.class;
        int[] statuses = described
                .map(Described::answers)
                .filter(it -> it.length > 0)
                .orElse(new int[] {nothing ? HttpStatus.NO_CONTENT.value() : HttpStatus.OK.value()});
        for (int status : statuses) {
            if (nothing) {
                operation.answersNothing(status);
            } else {
                operation.answers(status, MediaType.APPLICATION_JSON, schemas.of(content));
            }
        }
    }
}
