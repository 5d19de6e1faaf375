package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.security.Allowed;
import dev.isem.erp.platform.web.Problem;
import java.net.URI;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The endpoints by which one resource is made, changed, moved and removed. A vertical overrides what it knows better. */
public abstract class CrudEndpoints extends ReadEndpoints {

    protected CrudEndpoints(Resource resource, Store store) {
        super(resource, store);
    }

    @PostMapping
    @Allowed(action = "create")
    public ResponseEntity<Row> create(
            @RequestBody JsonNode body,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key) {
        offered(Resource.Ability.CREATE);
        Values values = read(body);
        prepare(values);
        UUID id = idFor(key);
        return transactions().write(() -> {
            resource()
                    .parent
                    .ifPresent(parent -> touch(parent, values.id(parent.by()).orElseThrow()));
            check(values);
            return answer(insert(id, values), values);
        });
    }

    @PutMapping("/{id}")
    @Allowed(action = "update")
    public ResponseEntity<Row> update(
            @PathVariable UUID id,
            @RequestBody JsonNode body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        offered(Resource.Ability.UPDATE);
        Values values = BodyReader.read(resource(), body, false);
        int version = IfMatch.version(ifMatch).orElseThrow(IfMatch::missing);
        return tagged(transactions().write(() -> {
            Row before = table().get(id);
            if (before.version() != version) {
                throw Problem.stale();
            }
            mustBeEditable(before);
            check(values);
            Row after = change(id, version, values);
            store().audit().record(resource().name, id, "update", before.byField(), after.byField());
            return after;
        }));
    }

    @DeleteMapping("/{id}")
    @Allowed(action = "delete")
    public ResponseEntity<Void> delete(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        offered(Resource.Ability.DELETE);
        OptionalInt version = IfMatch.version(ifMatch);
        transactions().write(() -> {
            Row before = table().get(id);
            mustBeEditable(before);
            remove(id, OptionalInt.of(version.orElse(before.version())));
            store().audit().record(resource().name, id, "delete", before.byField(), null);
            return id;
        });
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/{action}")
    @Allowed(action = Allowed.OF_THE_ACT)
    public ResponseEntity<Row> act(
            @PathVariable UUID id,
            @PathVariable String action,
            @RequestBody(required = false) @Nullable JsonNode body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key) {
        Transition transition = resource().transition(action).orElseThrow(Problem::notFound);
        Values answers = transition.asked().isEmpty()
                ? Values.none()
                : BodyReader.read(
                        transition.asked(), body == null ? JsonMapper.shared().createObjectNode() : body, _ -> true);
        OptionalInt version = IfMatch.version(ifMatch);
        UUID made = IdempotencyKey.id(resource(), id, action, key);
        return tagged(transactions().write(() -> {
            Row before = table().get(id);
            // The line in the log has the id that follows from the key: it tells a repeated request.
            return store().audit().holds(made)
                    ? table().find(made).orElse(before)
                    : moved(new Transition.Step(before, version.orElse(before.version()), transition, answers, made));
        }));
    }

    /** An action that answers with another record has made it. */
    private Row moved(Transition.Step step) {
        Row before = step.before();
        Row answer = move(step);
        boolean madeAnother = !answer.id().equals(before.id());
        Row after = madeAnother ? table().get(before.id()) : answer;
        store().audit()
                .record(step.made(), resource().name, before.id(), step.name(), before.byField(), after.byField());
        if (madeAnother) {
            store().audit().record(resource().name, answer.id(), "create", null, answer.byField());
        }
        return answer;
    }

    private void mustBeEditable(Row row) {
        if (!resource().editable.isEmpty() && !resource().isEditableIn(row.text("status"))) {
            throw resource().wrongState(row.text("status"));
        }
        resource().parent.ifPresent(parent -> touch(parent, row.id(parent.by())));
    }

    private void touch(Resource.Parent parent, UUID document) {
        new Table(store(), parent.document()).touch(document, "/" + parent.by());
    }

    @Override
    public final String permissionAction(String act) {
        return resource().transition(act).map(Transition::permission).orElse("approve");
    }

    @Override
    public final Set<String> permissionActions() {
        return resource().transitions.stream().map(Transition::permission).collect(Collectors.toSet());
    }

    /** Slow work on what is to be created, done before a transaction begins: one that waits is ended by the database. */
    protected void prepare(Values values) {}

    /** What no single field can tell. Throws {@link Problem} naming the field at fault. */
    protected void check(Values values) {}

    /** What came of a request to create: under which id, and whether an earlier request had made it. */
    public record Stored(UUID id, boolean isNew) {}

    /** Stores a new record, unless one with this id is there already. */
    protected Stored insert(UUID id, Values values) {
        return new Stored(id, table().insert(id, values));
    }

    protected Row change(UUID id, int version, Values values) {
        return table().update(id, version, values);
    }

    protected void remove(UUID id, OptionalInt version) {
        table().delete(id, version);
    }

    /** Changes the record's state, and answers with it or with a record that this has made. */
    protected Row move(Transition.Step step) {
        Transition transition = step.transition();
        String to = transition.to().orElseThrow(() -> new IllegalStateException(transition.name() + " is not handled"));
        return table().move(step.before().id(), OptionalInt.of(step.version()), transition.from(), to, step.answers());
    }

    /** The id for a new record, the same one when the request is repeated with its key. */
    protected final UUID idFor(@Nullable String key) {
        return IdempotencyKey.id(resource(), key);
    }

    /** The checked values of a body that asks to create. */
    protected final Values read(JsonNode body) {
        return BodyReader.read(resource(), body, true);
    }

    private void offered(Resource.Ability ability) {
        if (!resource().abilities.contains(ability)) {
            throw Problem.of(
                    HttpStatus.METHOD_NOT_ALLOWED,
                    "Aquí no se admite este método.",
                    "This method is not allowed here.");
        }
    }

    /** The new record, or the earlier one if it holds what this request asks for. */
    protected final ResponseEntity<Row> answer(Stored stored, Values values) {
        Row row = table().get(stored.id());
        if (!stored.isNew()) {
            return repeated(row, values);
        }
        store().audit().record(resource().name, row.id(), "create", null, row.byField());
        return created(row);
    }

    private static ResponseEntity<Row> created(Row row) {
        URI location = ServletUriComponentsBuilder.fromCurrentRequestUri()
                .path("/{id}")
                .build(row.id());
        return ResponseEntity.created(location)
                .eTag(Integer.toString(row.version()))
                .body(row);
    }

    private ResponseEntity<Row> repeated(Row first, Values values) {
        if (!first.holds(values, resource().fields)) {
            throw IdempotencyKey.usedForOther();
        }
        return tagged(first);
    }
}
