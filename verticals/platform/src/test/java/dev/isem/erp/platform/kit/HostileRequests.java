package dev.isem.erp.platform.kit;

import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Requests that no application of ours makes. Each must be refused as the asker's fault, and none may break anything. */
public final class HostileRequests {

    private static final int TOO_LARGE = 300 * 1024;
    private static final int TOO_LARGE_FILE = 4 * 1024 * 1024 + 1;
    private static final String LONG = "x".repeat(6000);

    /** Values that no field takes, as JSON. */
    private static final Map<String, String> VALUES = Map.of(
            "a NUL", "\"a\\u0000b\"",
            "half a character", "\"a\\ud800b\"",
            "a number too long to write down", "1e999999999",
            "a number of 400 digits", BigInteger.TEN.pow(400).toString(),
            "a number near nothing", "1.5e-300",
            "an object", "{\"$gt\":\"\"}",
            "a text of 100 kB", "\"" + "x".repeat(100_000) + "\"");

    private static final List<String> SQL = List.of(
            "' OR 1=1 --",
            "1; DROP TABLE x",
            "t.id",
            "(SELECT 1)",
            "name,asc;--",
            "name/**/",
            "../../etc/passwd",
            LONG);

    private static final List<String> WRONG = List.of("id=x", "tenant_id=x", "sort=");
    private static final List<String> PAGED = List.of(
            "id=x",
            "tenant_id=x",
            "sort=",
            "page=-1",
            "page=x",
            "size=0",
            "size=201",
            "size=99999999999",
            "after=",
            "after=x",
            "after=AAAA&page=0");

    private final Caller caller;
    private final Api api;
    private final List<String> findings = new ArrayList<>();

    public HostileRequests(People people) {
        this.api = Api.of(people.administrator());
        this.caller = people.operator(api);
    }

    /** Each sentence is a request that was not refused as it should be. */
    public List<String> notRefused() {
        for (Api.Route route : api.routes()) {
            inParts(route);
            if (!route.cookies().isEmpty()) {
                cookies(route);
            }
            route.media().ifPresent(media -> body(route, media));
            if (route.method().equals("GET")) {
                parameters(route);
            }
            if (route.isAboutOne()) {
                ids(route);
            }
        }
        return findings;
    }

    /** A form in parts, without the line that would tell them apart. */
    private void inParts(Api.Route route) {
        Caller.Answer answer = send(caller.with("Content-Type", "multipart/form-data"), route, "{}");
        if (answer.status() >= 500 && !route.isDescribedToAnswer(answer.status())) {
            findings.add(route + " in parts answered " + answer.status());
        }
    }

    private void cookies(Api.Route route) {
        for (String value : List.of("%zz", "%", "a%00b", "x".repeat(4000))) {
            List<String> named =
                    route.cookies().stream().map(name -> name + "=" + value).toList();
            Caller.Answer answer = send(caller.with("Cookie", String.join("; ", named)), route, "{}");
            if (answer.status() >= 500) {
                findings.add(route + " with " + shown(named.toString()) + " answered " + answer.status());
            }
        }
    }

    private void body(Api.Route route, String media) {
        boolean isJson = route.takesJson();
        Caller typed = caller.with("Content-Type", media);
        expect(
                413,
                send(typed, route, "\"" + "x".repeat(isJson ? TOO_LARGE : TOO_LARGE_FILE) + "\""),
                route,
                "too large");
        expect(415, send(caller.with("Content-Type", "text/plain"), route, "{}"), route, "of another type");
        refused(
                send(typed, route, new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'}),
                route,
                "not UTF-8");
        refused(send(typed, route, "\"a\u0000b"), route, "cut off behind a NUL");
        if (isJson) {
            expect(400, send(typed, route, "{\"a\":"), route, "cut off");
            expect(400, send(typed, route, "[]"), route, "a list");
            expect(400, send(typed, route, "{} {}"), route, "two documents");
            expect(
                    400,
                    send(typed, route, "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}"),
                    route,
                    "nested 5000 deep");
            VALUES.forEach((name, value) -> everywhere(typed, route, name, value));
            impossibleDates(typed, route);
        }
    }

    /** The same value in every field: a resource names each of them. */
    private void everywhere(Caller typed, Api.Route route, String what, String value) {
        JsonNode members = api.body(route).path("properties");
        String body = members.propertyNames().stream()
                .map(name -> "\"" + name + "\":" + value)
                .collect(Collectors.joining(",", "{", "}"));
        Caller.Answer answer = send(typed, route, body);
        refused(answer, route, what + " in every field");
        if (answer.status() == 422) {
            Set<String> named = pointers(answer);
            Set<String> all = new TreeSet<>(
                    members.propertyNames().stream().map(name -> "/" + name).toList());
            all.removeAll(named);
            if (!all.isEmpty() && api.isOfAResource(route)) {
                findings.add(route + " takes " + what + " in " + all);
            }
        }
    }

    private void impossibleDates(Caller typed, Api.Route route) {
        for (String year : List.of("+999999999", "-0001", "0000")) {
            Map<String, String> body = new LinkedHashMap<>();
            api.body(route).path("properties").properties().forEach(member -> {
                String format = member.getValue().path("format").stringValue("");
                if (format.equals("date")) {
                    body.put(member.getKey(), year + "-12-31");
                } else if (format.equals("date-time")) {
                    body.put(member.getKey(), year + "-12-31T00:00:00Z");
                }
            });
            if (!body.isEmpty()) {
                Caller.Answer answer = send(typed, route, Api.json(body));
                expect(422, answer, route, "dates of the year " + year);
                if (answer.status() == 422
                        && !pointers(answer)
                                .containsAll(body.keySet().stream()
                                        .map(it -> "/" + it)
                                        .toList())) {
                    findings.add(route + " takes a date of the year " + year);
                }
            }
        }
    }

    private void parameters(Api.Route route) {
        String path = route.somewhere();
        boolean isList = route.query().stream()
                .anyMatch(parameter -> parameter.get("name").stringValue().equals("sort"));
        if (!isList) {
            harmless(path + "?a=%00&b=%ff&c=" + LONG, route);
            return;
        }
        for (String text : SQL) {
            String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
            expect(400, caller.get(path + "?sort=" + encoded), route, "sorted by " + shown(text));
            expect(400, caller.get(path + "?" + encoded + "=1"), route, "filtered by " + shown(text));
        }
        for (JsonNode parameter : route.query()) {
            String name = parameter.get("name").stringValue();
            for (String text : name.equals("sort") ? List.<String>of() : List.of(SQL.getFirst(), LONG)) {
                String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
                finding(caller.get(path + "?" + name + "=" + encoded), route, name, text);
            }
        }
        for (String wrong : path.endsWith("/export") ? WRONG : PAGED) {
            expect(400, caller.get(path + "?" + wrong), route, wrong);
        }
        for (JsonNode parameter : route.query()) {
            String name = parameter.get("name").stringValue();
            expect(400, caller.get(path + "?" + name + "=a%00b"), route, "a NUL in " + name);
            harmless(path + "?" + name + "=%ff", route);
            harmless(path + "?" + name, route);
        }
    }

    /** Text filters and searches take any text and find nothing by it. */
    private void finding(Caller.Answer answer, Api.Route route, String parameter, String text) {
        boolean nothing = route.path().endsWith("/export")
                ? answer.text().lines().count() == 1
                : answer.text().equals("[]");
        if (answer.status() != 400 && !(answer.status() == 200 && nothing)) {
            findings.add(route + " with " + parameter + "=" + shown(text) + " answered " + answer.status());
        }
    }

    private void ids(Api.Route route) {
        for (String id : List.of("x", "1", "%00", "%27%20OR%201=1", LONG, "..%2f..")) {
            Caller asking = route.media()
                    .map(media -> caller.with("Content-Type", media))
                    .orElse(caller);
            refused(
                    asking.send(route.method(), route.at(id), route.media().map(_ -> "{}")),
                    route,
                    "an id like " + shown(id));
        }
    }

    private void harmless(String path, Api.Route route) {
        int status = caller.get(path).status();
        if (status >= 500 && !route.isDescribedToAnswer(status)) {
            findings.add(route + " asked as " + shown(path) + " answered " + status);
        }
    }

    private static Set<String> pointers(Caller.Answer answer) {
        return answer.json().path("errors").values().stream()
                .map(error -> error.get("pointer").stringValue())
                .collect(Collectors.toSet());
    }

    private static Caller.Answer send(Caller caller, Api.Route route, Object body) {
        return caller.send(route.method(), route.somewhere(), Optional.of(body));
    }

    private void expect(int status, Caller.Answer answer, Api.Route route, String what) {
        if (answer.status() != status) {
            findings.add(route + ", " + what + ", answered " + answer.status() + " instead of " + status);
        }
    }

    private void refused(Caller.Answer answer, Api.Route route, String what) {
        if (answer.status() < 400 || answer.status() >= 500) {
            findings.add(route + ", " + what + ", answered " + answer.status());
        }
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
