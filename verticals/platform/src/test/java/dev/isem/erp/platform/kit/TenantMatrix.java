package dev.isem.erp.platform.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Walks over every resource that a vertical describes, as two administrators of two tenants: whatever one can reach, the
 * other must find absent.
 */
public final class TenantMatrix {

    /** Of each resource; all go through the same code, and some tests leave hundreds. */
    private static final int TRIED = 10;

    private final Caller owner;
    private final Caller stranger;

    public TenantMatrix(Caller owner, Caller stranger) {
        this.owner = owner;
        this.stranger = stranger;
    }

    /** Each leak is a sentence; also a resource without any record, for it would prove nothing. */
    public List<String> leaks() {
        List<String> leaks = new ArrayList<>();
        for (JsonNode resource : owner.get("/api/meta").json().get("resources")) {
            String path = "/api/" + resource.get("name").stringValue();
            JsonNode records = owner.get(path + "?size=" + TRIED).json();
            if (records.isEmpty()) {
                leaks.add(path + " has no record to try");
            }
            for (JsonNode row : records) {
                check(path, row, resource, leaks);
            }
        }
        return leaks;
    }

    private void check(String path, JsonNode row, JsonNode resource, List<String> leaks) {
        String one = path + "/" + row.get("id").stringValue();
        expect(404, stranger.get(one), "GET " + one, leaks);
        Caller changing = stranger.with("If-Match", "\"" + row.get("version").intValue() + "\"");
        Caller.Answer put = changing.put(one, row);
        if (put.status() != 404 && put.status() != 405 && put.status() != 422) {
            leaks.add("PUT " + one + " answered " + put.status());
        }
        Caller.Answer delete = changing.delete(one);
        if (delete.status() != 404 && delete.status() != 405) {
            leaks.add("DELETE " + one + " answered " + delete.status());
        }
        for (JsonNode action : resource.path("actions")) {
            String act = one + "/" + action.get("name").stringValue();
            expect(404, stranger.post(act, answers(action)), "POST " + act, leaks);
        }
        Caller.Answer list = stranger.get(path + "?id=" + row.get("id").stringValue());
        if (!list.json().isEmpty() || !list.header("x-total-count").orElse("").equals("0")) {
            leaks.add("GET " + path + "?id= shows a stranger's record");
        }
        if (!owner.get(one).json().equals(row)) {
            leaks.add(one + " was changed by a stranger");
        }
    }

    /** Something admissible for whatever the action asks: it is not for the answers that a stranger is to be refused. */
    private static Map<String, String> answers(JsonNode action) {
        Map<String, String> answers = new HashMap<>();
        for (JsonNode field : action.path("ask")) {
            answers.put(
                    field.get("name").stringValue(),
                    switch (field.get("type").stringValue()) {
                        case "date" -> "2026-01-15";
                        case "money", "decimal", "integer" -> "1";
                        case "enum" -> field.at("/values/0/value").stringValue();
                        case "reference" -> UUID.randomUUID().toString();
                        default -> "x";
                    });
        }
        return answers;
    }

    private static void expect(int status, Caller.Answer answer, String what, List<String> leaks) {
        if (answer.status() != status) {
            leaks.add(what + " answered " + answer.status());
        }
    }
}
