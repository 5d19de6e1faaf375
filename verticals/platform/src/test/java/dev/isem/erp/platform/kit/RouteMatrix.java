package dev.isem.erp.platform.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Every route that a vertical describes, asked for by those who may not have it: without a token, without the permission,
 * for another tenant's record, by a method that is not there. Each finding is a sentence.
 */
public final class RouteMatrix {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final int RECORDS_EACH = 3;
    private static final Pattern ACT = Pattern.compile(".*/\\{id}/[a-z-]+");

    private final People people;
    private final Api api;
    private final Samples samples;
    private final List<String> findings = new ArrayList<>();

    public RouteMatrix(People people) {
        this.people = people;
        this.api = Api.of(people.administrator());
        this.samples = new Samples(api, people.operator(api));
    }

    /** Nobody is told anything who has not signed in. */
    public List<String> withoutToken() {
        return found(route -> {
            if (!route.isOpen()) {
                expect(401, ask(people.anonymous(), route, route.somewhere(), Map.of()), route + " without a token");
            }
        });
    }

    /** All other permissions together do not help, and the one that is asked for is enough. */
    public List<String> withoutPermission() {
        return found(route -> route.permission().ifPresent(permission -> {
            Caller others = people.allBut(permission, api);
            expect(403, ask(others, route, route.somewhere(), Map.of()), route + " without " + permission);
            Caller.Answer allowed = ask(people.only(permission), route, route.somewhere(), Map.of());
            if (Set.of(401, 403, 405, 415).contains(allowed.status()) || allowed.status() >= 500) {
                findings.add(route + " with " + permission + " answered " + allowed.status());
            }
        }));
    }

    /** What is not described is not there: the framework refuses it, and tells what there is. */
    public List<String> byOtherMethods() {
        findings.clear();
        Caller caller = people.operator(api);
        api.routes().stream().map(Api.Route::path).distinct().forEach(path -> {
            for (String method : METHODS) {
                if (!api.serves(method, path)) {
                    String where = path.replace("{id}", UUID.randomUUID().toString());
                    Caller.Answer answer = caller.send(method, where, Optional.of("{}"));
                    if (method.equals("POST") && ACT.matcher(path).matches() && answer.status() == 404) {
                        continue; // it reads like an act, and there is none of that name
                    }
                    expect(405, answer, method + " " + path + ", which is not described,");
                    if (answer.status() == 405 && answer.header("allow").isEmpty()) {
                        findings.add(method + " " + path + " is refused without telling what is allowed");
                    }
                }
            }
        });
        return List.copyOf(findings);
    }

    /** Another tenant's record is absent from every route, and nothing was done to it. */
    public List<String> forAnothersRecords() {
        findings.clear();
        api.lists().forEach(list -> {
            List<JsonNode> records = samples.rows(list.path());
            // The suite's companies are shown to the one of the two that runs it.
            if (records.isEmpty() && !list.isOfTheSuite()) {
                findings.add(list + " has no record to try");
            }
            records.stream().limit(RECORDS_EACH).forEach(record -> foreign(list, record));
        });
        return List.copyOf(findings);
    }

    private void foreign(Api.Route list, JsonNode record) {
        String id = record.get("id").stringValue();
        // What is the suite's own is kept from other companies by the database, even if a token says that they may.
        Caller stranger = (list.isOfTheSuite() ? people.otherOperator(api) : people.otherAdministrator())
                .with("If-Match", "\"" + record.get("version").intValue() + "\"");
        for (Api.Route route : api.routes()) {
            if (route.isAboutOne() && route.list().equals(list.path())) {
                Map<String, Object> body = route.method().equals("PUT")
                        ? samples.writable(record, route)
                        : samples.bodies(route).findFirst().orElse(Map.of());
                Caller.Answer answer = ask(stranger, route, route.at(id), body);
                // What the body names in the other tenant may be missed first, as for a record that never was.
                boolean isLikeNobodys = answer.status() == 422
                        && answer.text()
                                .equals(ask(stranger, route, route.somewhere(), body)
                                        .text());
                if (!isLikeNobodys) {
                    expect(404, answer, route + " of another tenant");
                }
                if (route.isOfTheSuite()) {
                    expect(403, ask(people.otherAdministrator(), route, route.at(id), body), route + " by a star");
                }
            }
        }
        Caller.Answer one = stranger.get(list.path() + "?id=" + id);
        if (!one.json().isEmpty() || !one.header("x-total-count").orElse("").equals("0")) {
            findings.add(list + "?id= shows another tenant's record");
        }
        if (!stranger.get(list.path() + "?size=200").json().values().stream()
                .filter(row -> row.get("id").stringValue().equals(id))
                .toList()
                .isEmpty()) {
            findings.add(list + " shows another tenant's record");
        }
        if (stranger.get(list.path() + "/export").text().contains(id)) {
            findings.add(list + "/export shows another tenant's record");
        }
        if (!people.operator(api).get(list.path() + "/" + id).json().equals(record)) {
            findings.add(list + ": a record was changed from another tenant");
        }
    }

    /** A record of another tenant in a body reads like one that never was. */
    public List<String> withAnothersRecordsInside() {
        Samples others = new Samples(api, people.otherAdministrator());
        return found(route -> {
            if (route.method().equals("POST") && !route.isAboutOne() && !route.isOfTheSuite() && route.takesJson()) {
                references(route)
                        .forEach((field, resource) -> samples.rows("/api/" + resource).stream()
                                .limit(1)
                                .map(row -> row.get("id").stringValue())
                                .forEach(id ->
                                        others.bodies(route).limit(1).forEach(body -> inside(route, field, id, body))));
            }
        });
    }

    private void inside(Api.Route route, String field, String foreign, Map<String, Object> body) {
        boolean many = api.body(route).at("/properties/" + field + "/items").isObject();
        Function<String, Caller.Answer> post = id -> {
            body.put(field, many ? List.of(id) : id);
            return people.otherAdministrator().post(route.path(), body);
        };
        Caller.Answer known = post.apply(foreign);
        Caller.Answer random = post.apply(UUID.randomUUID().toString());
        if (known.status() < 400 || known.status() >= 500 || !known.text().equals(random.text())) {
            findings.add(route + " with another tenant's " + field + " answered " + known.status() + " " + known.text()
                    + ", and with nobody's " + random.status() + " " + random.text());
        }
    }

    private Map<String, String> references(Api.Route route) {
        return api.body(route).path("properties").properties().stream()
                .filter(member -> member.getValue().has("x-reference"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        member -> member.getValue().get("x-reference").stringValue()));
    }

    /** Every route is told once, by a name of its own, with what it does and what it needs. */
    public List<String> descriptions() {
        findings.clear();
        Set<String> ids = new TreeSet<>();
        for (Api.Route route : api.routes()) {
            JsonNode told = route.operation();
            if (told.get("summary").stringValue().isBlank()) {
                findings.add(route + " does not say what it does: give its method @Described");
            }
            if (!ids.add(told.get("operationId").stringValue())) {
                findings.add(route + " has the name of another");
            }
        }
        return List.copyOf(findings);
    }

    /** The mapped routes that are not described, and the described ones that nothing is mapped to. */
    public List<String> differencesTo(Stream<String> mapped) {
        Set<String> there = mapped.collect(Collectors.toCollection(TreeSet::new));
        Set<String> told = api.routes().stream()
                .map(route -> there.contains(route.toString()) ? route.toString() : asAct(route))
                .collect(Collectors.toCollection(TreeSet::new));
        return Stream.concat(
                        there.stream().filter(it -> !told.contains(it)).map(it -> it + " is not described"),
                        told.stream().filter(it -> !there.contains(it)).map(it -> it + " is described and not there"))
                .toList();
    }

    /** The acts of a resource are mapped as one. */
    private static String asAct(Api.Route route) {
        return route.toString().replaceFirst("/\\{id}/[a-z-]+$", "/{id}/{action}");
    }

    private List<String> found(Consumer<Api.Route> look) {
        findings.clear();
        api.routes().forEach(look);
        return List.copyOf(findings);
    }

    private static Caller.Answer ask(Caller caller, Api.Route route, String path, Map<String, Object> body) {
        return route.media()
                .map(media ->
                        caller.with("Content-Type", media).send(route.method(), path, Optional.of(Api.json(body))))
                .orElseGet(() -> caller.send(route.method(), path, Optional.empty()));
    }

    private void expect(int status, Caller.Answer answer, String what) {
        if (answer.status() != status) {
            findings.add(what + " answered " + answer.status());
        }
    }
}
