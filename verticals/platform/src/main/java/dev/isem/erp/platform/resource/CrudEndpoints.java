package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.audit.Intent;
import dev.isem.erp.platform.security.Allowed;
import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.web.Language;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.ProblemAdvice;
import dev.isem.erp.platform.web.Text;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The endpoints by which one resource is made, changed, moved and removed. A vertical overrides what it knows better. */
public abstract class CrudEndpoints extends ReadEndpoints {

    private static final int MOST_ERRORS = 100;

    protected CrudEndpoints(Resource resource, Store store) {
        super(resource, store);
    }

    @PostMapping
    @Allowed(action = "create")
    public ResponseEntity<Row> create(
            @RequestBody JsonNode body,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key) {
        Values values = read(body);
        Intent intent = intent(key, body, values);
        prepare(values);
        return transactions().write(() -> answer(make(intent, values)));
    }

    /** What an earlier request made is told before anything is checked: it may be in the way of itself by now. */
    private Made make(Intent intent, Values values) {
        complete(values);
        Optional<Row> earlier = intent.isKeyed() ? table().find(intent.line()) : Optional.empty();
        if (earlier.isPresent()) {
            return repeated(intent, earlier.get(), values);
        }
        resource()
                .parent
                .ifPresent(parent -> touch(parent, values.id(parent.by()).orElseThrow()));
        check(Optional.empty(), values);
        return told(insert(intent.line(), values), intent, values);
    }

    /** Makes the records of a file, all or none; a preview makes none and tells what would be wrong. */
    @PostMapping(path = "/import", consumes = "text/csv")
    @Allowed(action = "create")
    public ImportReport importFile(
            @RequestBody byte[] file,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            HttpServletRequest request) {
        ImportFile records = ImportFile.read(resource(), file);
        String hash = IdempotencyKey.hash(resource(), file);
        List<Problem.FieldError> errors = transactions().writeUnless(found -> preview || !found.isEmpty(), () -> {
            List<Problem.FieldError> found = new ArrayList<>();
            for (int row = 1; row <= records.rows() && found.size() < MOST_ERRORS; row++) {
                Intent intent = IdempotencyKey.row(resource(), row, key, hash);
                found.addAll(errorsOf(row, records, intent, request));
            }
            return found;
        });
        if (preview) {
            Language language = Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
            return ImportReport.preview(records.rows(), errors, language);
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new ImportReport(records.rows(), records.rows(), List.of());
    }

    /** A record that was deleted since the file was saved is none: the file is answered like the first time. */
    private List<Problem.FieldError> errorsOf(int row, ImportFile records, Intent intent, HttpServletRequest request) {
        try {
            transactions().attempt(() -> make(intent, read(records.body(row))));
            return List.of();
        } catch (RuntimeException failure) {
            Problem problem = refusal(failure, request);
            if (IdempotencyKey.isUsedForOther(problem)) {
                throw problem;
            }
            return IdempotencyKey.isDeletedSince(problem) ? List.of() : problem.atRow(row);
        }
    }

    /** What is wrong with one record of several; a failure that is not the record's ends them all. */
    private static Problem refusal(RuntimeException failure, HttpServletRequest request) {
        Problem problem = ProblemAdvice.problemOf(failure, request);
        if (problem.status().is5xxServerError() || ProblemAdvice.isPassing(failure)) {
            throw failure;
        }
        return problem;
    }

    /**
     * Makes records that a device wrote down while it was offline, each for itself: a refused one keeps no other from being
     * stored. The body's {@code records} hold what {@code POST} takes and a {@code key}, which does what the header does there.
     *
     * @throws Problem 422 when a record has no key, or there are too many
     */
    protected final SyncReport storeEach(JsonNode body, HttpServletRequest request) {
        List<JsonNode> records = SyncReport.records(body);
        return SyncReport.of(transactions()
                .write(() -> records.stream()
                        .map(record -> storedFor(record, record.get("key").stringValue(), request))
                        .toList()));
    }

    private SyncReport.Result storedFor(JsonNode record, String key, HttpServletRequest request) {
        try {
            return transactions().attempt(() -> {
                Values values = read(record);
                Made made = make(intent(key, record, values), values);
                return SyncReport.Result.stored(key, made.row().id(), made.isNew());
            });
        } catch (RuntimeException failure) {
            return SyncReport.Result.refused(key, refusal(failure, request), request);
        }
    }

    @PutMapping("/{id}")
    @Allowed(action = "update")
    public ResponseEntity<Row> update(
            @PathVariable UUID id,
            @RequestBody JsonNode body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Values values = BodyReader.read(resource(), body, false);
        int version = IfMatch.version(ifMatch).orElseThrow(IfMatch::missing);
        return tagged(transactions().write(() -> {
            Row before = table().get(id);
            if (before.version() != version) {
                throw Problem.stale();
            }
            mustBeEditable(before);
            complete(values);
            check(Optional.of(before), values);
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
        JsonNode told = body == null ? JsonMapper.shared().createObjectNode() : body;
        Values answers = answers(action, told);
        OptionalInt version = IfMatch.version(ifMatch);
        Intent intent = IdempotencyKey.act(resource(), id, transition, key, told, answers);
        return tagged(transactions().write(() -> {
            // A repeated request waits here for the first one, and finds what it left.
            table().hold(id);
            Row before = table().get(id);
            Optional<Intent> earlier = store().audit().intent(intent.line());
            if (earlier.isPresent()) {
                mustBeSame(intent.repeats(earlier.get()));
                return table().find(intent.line()).orElse(before);
            }
            int expected = version.orElse(before.version());
            return moved(new Transition.Step(before, expected, transition, answers, intent.line()), intent);
        }));
    }

    /** What a body says to what an act asks; told to be wrong before anybody looks for the record. */
    protected final Values answers(String action, JsonNode told) {
        List<Field> asked = resource().transition(action).map(Transition::asked).orElse(List.of());
        return asked.isEmpty() ? Values.none() : BodyReader.read(asked, told, _ -> true);
    }

    /** An action that answers with another record has made it. */
    private Row moved(Transition.Step step, Intent intent) {
        mustFit(step);
        Row before = step.before();
        Row answer = move(step);
        boolean madeAnother = !answer.id().equals(before.id());
        Row after = madeAnother ? table().get(before.id()) : answer;
        store().audit().record(intent, resource().name, before.id(), step.name(), before.byField(), after.byField());
        if (madeAnother) {
            store().audit().record(resource().name, answer.id(), "create", null, answer.byField());
        }
        return answer;
    }

    /** Refuses an act in another state or version than it starts from. */
    private void mustFit(Transition.Step step) {
        String status = step.before().text("status");
        if (!step.transition().from().contains(status)) {
            throw resource().wrongState(status);
        }
        if (step.version() != step.before().version()) {
            throw Problem.stale();
        }
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
    final boolean offers(Method endpoint) {
        if (endpoint.getDeclaringClass() != CrudEndpoints.class) {
            return super.offers(endpoint);
        }
        Set<Resource.Ability> abilities = resource().abilities;
        return switch (endpoint.getName()) {
            case "create" -> abilities.contains(Resource.Ability.CREATE);
            case "importFile" ->
                abilities.contains(Resource.Ability.CREATE) && resource().isImported();
            case "update" -> abilities.contains(Resource.Ability.UPDATE);
            case "delete" -> abilities.contains(Resource.Ability.DELETE);
            case "act" -> !resource().transitions.isEmpty();
            default -> true;
        };
    }

    @Override
    public final String permissionAction(String act) {
        return resource().transition(act).map(Transition::permission).orElse("approve");
    }

    @Override
    public final Set<String> permissionActions() {
        return resource().transitions.stream()
                .flatMap(Transition::actions)
                .map(Action::name)
                .collect(Collectors.toSet());
    }

    @Override
    public final Optional<Text> permissionLabel(String action) {
        return resource().transitions.stream()
                .flatMap(Transition::actions)
                .filter(it -> it.isOfItsOwn() && it.name().equals(action))
                .map(Action::label)
                .findFirst();
    }

    /** Whether the person at work may do this to such records, e.g. what a transition takes for some of them. */
    protected final boolean mayDo(String action) {
        return Identity.current()
                .map(person -> person.permissions().allow(permissionResource(), action))
                .orElse(false);
    }

    /** Slow work on what is to be created, done before a transaction begins: one that waits is ended by the database. */
    protected void prepare(Values values) {}

    /** Adds what follows from what was sent, the same whenever it is sent. */
    protected void complete(Values values) {}

    /** What no single field can tell. Throws {@link Problem} naming the field at fault. */
    protected void check(Values values) {}

    /** The same where it matters what the record was: what was chosen once may stay when it could not be chosen any more. */
    protected void check(Optional<Row> before, Values values) {
        check(values);
    }

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

    /**
     * Changes the state of a record that is held and fits the step, and answers with it or with a record that this has made.
     */
    protected Row move(Transition.Step step) {
        Transition transition = step.transition();
        String to = transition.to().orElseThrow(() -> new IllegalStateException(transition.name() + " is not handled"));
        return table().move(step.before().id(), OptionalInt.of(step.version()), transition.from(), to, step.answers());
    }

    /** What a body asks to create: the new record's id, the same one when the request is repeated with its key, and the content. */
    protected final Intent intent(@Nullable String key, JsonNode body, Values values) {
        return IdempotencyKey.create(resource(), key, body, values);
    }

    /** The checked values of a body that asks to create. */
    protected final Values read(JsonNode body) {
        return BodyReader.read(resource(), body, true);
    }

    /** The new record, or the earlier one if the request that made it asked for the same. */
    protected final ResponseEntity<Row> answer(Stored stored, Intent intent, Values values) {
        return answer(told(stored, intent, values));
    }

    private static ResponseEntity<Row> answer(Made made) {
        return made.isNew() ? created(made.row()) : tagged(made.row());
    }

    /** A record that a request asked for, and whether this request made it. */
    private record Made(Row row, boolean isNew) {}

    /** The record, once the log tells that it was made; or an earlier request's. */
    private Made told(Stored stored, Intent intent, Values values) {
        Row row = table().get(stored.id());
        if (!stored.isNew()) {
            return repeated(intent, row, values);
        }
        if (!store().audit().record(intent, resource().name, row.id(), "create", null, row.byField())) {
            mustBeSame(store().audit()
                    .intent(intent.line())
                    .filter(intent::repeats)
                    .isPresent());
            throw IdempotencyKey.deletedSince();
        }
        return new Made(row, true);
    }

    /** What earlier versions made has no line under its own id: the record alone tells what was asked for. */
    private Made repeated(Intent intent, Row row, Values values) {
        Optional<Intent> earlier = store().audit().intent(intent.line());
        mustBeSame(earlier.map(intent::repeats).orElseGet(() -> row.holds(values, resource().fields)));
        return new Made(row, false);
    }

    private static void mustBeSame(boolean asksForTheSame) {
        if (!asksForTheSame) {
            throw IdempotencyKey.usedForOther();
        }
    }

    private static ResponseEntity<Row> created(Row row) {
        // Without scheme and host, for proxies do not tell by which port somebody came.
        URI location = URI.create(
                ServletUriComponentsBuilder.fromCurrentRequestUri().build().getPath() + "/" + row.id());
        return ResponseEntity.created(location)
                .eTag(Integer.toString(row.version()))
                .body(row);
    }
}
