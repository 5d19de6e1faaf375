package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.openapi.Operation;
import dev.isem.erp.platform.openapi.Schema;
import dev.isem.erp.platform.openapi.Schemas;
import dev.isem.erp.platform.security.Allowed;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ObjectNode;

/** The operations of a resource: those that every resource has, told by its fields, and those of the vertical's own. */
final class ResourceOperations {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv");
    private static final MediaType CSV_UTF_8 = new MediaType(CSV, StandardCharsets.UTF_8);
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final Resource resource;
    private final ResourceSchemas schemas;

    ResourceOperations(Resource resource, Schemas schemas) {
        this.resource = resource;
        this.schemas = new ResourceSchemas(resource, schemas);
    }

    List<Operation> of(Method endpoint, Operation told) {
        if (!isTheLibrarys(endpoint)) {
            return List.of(ofTheVertical(endpoint, told));
        }
        told.called(resource.name, endpoint.getName()).withoutAnswers();
        return switch (endpoint.getName()) {
            case "list" -> List.of(list(told));
            case "export" -> List.of(export(told));
            case "show" -> List.of(withRow(OK, told.summary("Show: " + one())));
            case "create" -> List.of(create(told));
            case "importFile" -> List.of(importFile(told));
            case "update" -> List.of(update(told));
            case "delete" -> List.of(delete(told));
            case "act" -> resource.transitions.stream().map(it -> act(it, told)).toList();
            default -> throw new IllegalStateException(endpoint + " is an endpoint that nobody describes");
        };
    }

    /** Also when the vertical overrides it: what it does is the same. */
    private static boolean isTheLibrarys(Method endpoint) {
        return Stream.of(ReadEndpoints.class, CrudEndpoints.class)
                .flatMap(library -> Arrays.stream(library.getDeclaredMethods()))
                .anyMatch(it -> it.isAnnotationPresent(Allowed.class)
                        && it.getName().equals(endpoint.getName())
                        && Arrays.equals(it.getParameterTypes(), endpoint.getParameterTypes()));
    }

    private Operation ofTheVertical(Method endpoint, Operation told) {
        ResolvableType content = ResolvableType.forMethodReturnType(endpoint);
        if (content.resolve() == ResponseEntity.class) {
            content = content.getGeneric(0);
        }
        if (content.resolve() == Row.class) {
            return told.answers(OK, MediaType.APPLICATION_JSON, schemas.row()).refused(HttpStatus.CONFLICT);
        }
        return content.resolve() == List.class && content.getGeneric(0).resolve() == Row.class
                ? told.answers(OK, MediaType.APPLICATION_JSON, Schema.array(schemas.row()))
                : told;
    }

    private Operation list(Operation told) {
        ObjectNode count =
                Schema.of("integer").put("minimum", 0).put("description", "Unless the page was asked for by after");
        ObjectNode link = Schema.of("string")
                .put("description", "With rel=\"next\", the address of the page behind a full one, on this host");
        return filtered(told.summary("List: " + many()))
                .query("page", Schema.integer().put("minimum", 0).put("maximum", ListQuery.MAX_PAGE))
                .query(
                        "after",
                        Schema.of("string")
                                .put("pattern", "^[A-Za-z0-9_-]+$")
                                .put(
                                        "description",
                                        "Where the page begins, from the Link of the one before; without page"))
                .query(
                        "size",
                        Schema.integer()
                                .put("minimum", 1)
                                .put("maximum", ListQuery.MAX_SIZE)
                                .put("default", ListQuery.SIZE))
                .answers(OK, MediaType.APPLICATION_JSON, Schema.array(schemas.row()))
                .perhapsTelling(OK, "X-Total-Count", count)
                .perhapsTelling(OK, HttpHeaders.LINK, link);
    }

    private Operation export(Operation told) {
        return filtered(told.summary("Export: " + many()))
                .answers(OK, CSV_UTF_8, Schema.of("string"))
                .telling(OK, HttpHeaders.CONTENT_DISPOSITION, Schema.of("string"))
                .refused(HttpStatus.TOO_MANY_REQUESTS);
    }

    private Operation filtered(Operation told) {
        resource.fields.stream()
                .filter(field -> field.filter)
                .forEach(field -> told.query(field.name, FieldSchema.filtered(field)));
        if (!resource.searched().isEmpty()) {
            told.query("q", Schema.of("string").put("description", "Words, each of which must occur"));
        }
        ObjectNode order = Schema.oneOf(Stream.concat(
                        resource.fields.stream().filter(field -> field.sortable).map(field -> field.name),
                        Stream.of("id", "createdAt"))
                .flatMap(name -> Stream.of(name, name + ",asc", name + ",desc"))
                .toList());
        return told.query("id", Schema.array(Schema.text("uuid")))
                .query("sort", order)
                .refused(HttpStatus.BAD_REQUEST);
    }

    private Operation create(Operation told) {
        told.summary("Create: " + one()).body(MediaType.APPLICATION_JSON, true, schemas.made());
        withRow(OK, withRow(CREATED, told)).telling(CREATED, HttpHeaders.LOCATION, Schema.text("uri"));
        return told.refused(HttpStatus.CONFLICT);
    }

    private Operation importFile(Operation told) {
        return told.summary("Create from a file: " + many())
                .body(CSV, true, Schema.of("string"))
                .answers(OK, MediaType.APPLICATION_JSON, schemas.schemas().of(ImportReport.class))
                .refused(HttpStatus.CONFLICT);
    }

    private Operation update(Operation told) {
        return withRow(OK, told.summary("Change: " + one()))
                .body(MediaType.APPLICATION_JSON, true, schemas.changed())
                .requiring(HttpHeaders.IF_MATCH)
                .refused(HttpStatus.CONFLICT, HttpStatus.PRECONDITION_FAILED, HttpStatus.PRECONDITION_REQUIRED);
    }

    private Operation delete(Operation told) {
        return told.summary("Delete: " + one())
                .answersNothing(HttpStatus.NO_CONTENT.value())
                .refused(HttpStatus.CONFLICT, HttpStatus.PRECONDITION_FAILED);
    }

    private Operation act(Transition transition, Operation told) {
        Operation act = told.at("action", transition.name())
                .called(resource.name, transition.name())
                .summary(transition.label().en() + ": " + one())
                .permission(resource.permission + ":" + transition.permission());
        if (!transition.asked().isEmpty()) {
            boolean demands = transition.asked().stream().anyMatch(FieldSchema::isDemanded);
            act.body(MediaType.APPLICATION_JSON, demands, schemas.asked(transition));
        }
        return withRow(OK, act).refused(HttpStatus.CONFLICT, HttpStatus.PRECONDITION_FAILED);
    }

    private Operation withRow(int status, Operation told) {
        return told.answers(status, MediaType.APPLICATION_JSON, schemas.row()).tagged(status);
    }

    private String one() {
        return resource.singular.en();
    }

    private String many() {
        return resource.title.en();
    }
}
