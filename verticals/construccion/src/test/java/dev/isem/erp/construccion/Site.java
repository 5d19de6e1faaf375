package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One company with one work, and what people of the trade do there. Nothing of it is shared with another test. */
final class Site {

    private static final String FIRST_DAY = "2025-01-01";

    final UUID tenant;
    final Caller chief;
    final String partner;
    final String project;

    Site() {
        this(UUID.randomUUID());
    }

    /** A work more of a company that is there. */
    Site(UUID tenant) {
        this.tenant = tenant;
        this.chief = ConstruccionSuite.administratorOf(tenant);
        this.partner = ConstruccionSuite.partnerOf(tenant).toString();
        this.project = id(made("projects", Map.of("code", "OBR-1", "name", "Obra", "partnerId", partner)));
    }

    /** Somebody of the company who holds only these permissions. */
    Caller with(String... permissions) {
        return ConstruccionSuite.callerIn(tenant, permissions);
    }

    JsonNode made(String resource, Map<String, ? extends @Nullable Object> body) {
        Caller.Answer answer = chief.post("/api/" + resource, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    JsonNode get(String resource, String id) {
        return chief.get("/api/" + resource + "/" + id).json();
    }

    JsonNode act(String resource, String id, String action) {
        return act(resource, id, action, Map.of());
    }

    JsonNode act(String resource, String id, String action, Map<String, ?> answers) {
        Caller.Answer answer = chief.post("/api/" + resource + "/" + id + "/" + action, answers);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** What comes of changing a record as it is now. */
    Caller.Answer put(String resource, String id, Map<String, ? extends @Nullable Object> body) {
        return put(chief, resource, id, body);
    }

    private Caller.Answer put(Caller who, String resource, String id, Map<String, ? extends @Nullable Object> body) {
        int version = get(resource, id).get("version").intValue();
        return who.with("If-Match", "\"" + version + "\"").put("/api/" + resource + "/" + id, body);
    }

    JsonNode changed(String resource, String id, Map<String, ? extends @Nullable Object> body) {
        Caller.Answer answer = put(resource, id, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** What comes of changing one field of a record as it is now. */
    Caller.Answer set(String resource, String id, String field, Object value) {
        return set(chief, resource, id, field, value);
    }

    /** The same by somebody who may do less. */
    Caller.Answer set(Caller who, String resource, String id, String field, Object value) {
        Map<String, Object> body = new LinkedHashMap<>();
        get(resource, id).propertyStream().forEach(each -> body.put(each.getKey(), each.getValue()));
        body.put(field, value);
        return put(who, resource, id, body);
    }

    /** The company keeps the time of this zone. */
    void keepsTimeOf(String zone) throws SQLException {
        try (Connection owner = ConstruccionSuite.DATABASE.owner(ConstruccionSuite.CORE);
                PreparedStatement insert = owner.prepareStatement(
                        "INSERT INTO auth.tenants (id, name, timezone) VALUES (?, 'Lejana', ?)")) {
            insert.setObject(1, tenant);
            insert.setString(2, zone);
            insert.executeUpdate();
        }
    }

    /** What the company sets; what is not named is as usual. */
    void sets(Map<String, Object> parameters) {
        if (chief.get("/api/parameters").json().isEmpty()) {
            made("parameters", parameters);
        } else {
            changed("parameters", tenant.toString(), parameters);
        }
    }

    /** Refused with this status; what is told. */
    static JsonNode refused(int status, Caller.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.json();
    }

    /** Refused for what one field holds. */
    void refusedAt(String pointer, String resource, Map<String, ? extends @Nullable Object> body) {
        assertThat(pointer(refused(422, chief.post("/api/" + resource, body)))).isEqualTo(pointer);
    }

    /** The field that a refusal points at. */
    static String pointer(JsonNode refusal) {
        return refusal.at("/errors/0/pointer").asString();
    }

    // The breakdown and its progress.

    String item(String code, String weight) {
        return id(made("wbs-items", itemOf(code, weight, null)));
    }

    String item(String code, String weight, String parent) {
        return id(made("wbs-items", itemOf(code, weight, parent)));
    }

    Map<String, @Nullable Object> itemOf(String code, String weight, @Nullable String parent) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("projectId", project);
        item.put("code", code);
        item.put("name", "Concepto " + code);
        item.put("weight", weight);
        item.put("parentId", parent);
        return item;
    }

    static Map<String, Object> progressOf(String item, String day, String pct) {
        return Map.of("wbsItemId", item, "recordedOn", day, "pctCum", pct);
    }

    /** Recorded, and verified by the resident. */
    void built(String item, String day, String pct) {
        act("progress", id(made("progress", progressOf(item, day, pct))), "verify");
    }

    // Contracts and what is paid for them.

    Map<String, Object> contractOf(String type, String advancePct, String retentionPct) {
        return Map.of(
                "type",
                type,
                "projectId",
                project,
                "partnerId",
                partner,
                "name",
                "Contrato",
                "startsOn",
                FIRST_DAY,
                "advancePct",
                advancePct,
                "retentionPct",
                retentionPct);
    }

    String contract(String type, String advancePct, String retentionPct) {
        return id(made("contracts", contractOf(type, advancePct, retentionPct)));
    }

    String line(String contract, String code, String quantity, String price) {
        return id(made("contract-lines", lineOf(contract, code, quantity, price)));
    }

    static Map<String, Object> lineOf(String contract, String code, String quantity, String price) {
        return Map.of(
                "contractId",
                contract,
                "code",
                code,
                "concept",
                "Concepto " + code,
                "unit",
                "m3",
                "quantity",
                quantity,
                "unitPrice",
                price);
    }

    static Map<String, Object> advanceOf(String contract, String amount) {
        return Map.of("contractId", contract, "amount", amount, "guarantee", "Fianza 1");
    }

    void advancePaid(String contract, String amount) {
        pay("advances", id(made("advances", advanceOf(contract, amount))), "2025-01-05");
    }

    static Map<String, Object> estimateOf(String contract, String from, String to) {
        return Map.of("contractId", contract, "periodFrom", from, "periodTo", to);
    }

    String estimate(String contract, String from, String to) {
        return id(made("estimates", estimateOf(contract, from, to)));
    }

    static Map<String, Object> estimatedOf(String estimate, String line, String quantity) {
        return Map.of("estimateId", estimate, "contractLineId", line, "quantity", quantity);
    }

    void estimated(String estimate, String line, String quantity) {
        made("estimate-lines", estimatedOf(estimate, line, quantity));
    }

    JsonNode pay(String resource, String id, String day) {
        return act(resource, id, "pay", Map.of("paidOn", day, "paymentReference", "SPEI"));
    }

    // What may hurt somebody there.

    Map<String, Object> riskOf(int probability, int severity, String day) {
        Map<String, Object> risk = new LinkedHashMap<>();
        risk.put("projectId", project);
        risk.put("activity", "Izaje");
        risk.put("hazard", "Carga suspendida");
        risk.put("consequence", "Aplastamiento");
        risk.put("probability", probability);
        risk.put("severity", severity);
        risk.put("reviewedOn", day);
        return risk;
    }

    static String id(JsonNode record) {
        return record.get("id").stringValue();
    }
}
