package dev.isem.erp.platform.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.resource.Store;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditIT {

    private final UUID tenant = UUID.randomUUID();
    private final Caller caller = ShopSuite.administratorOf(tenant);
    private final Store store = ShopSuite.SHOP.bean(Store.class);

    @Test
    void whatBecameOfARecordIsToldWithWhoAndWhat() {
        String order = made("LIFE");
        Caller first = caller.with("If-Match", "\"1\"");
        assertThat(first.put("/api/orders/" + order, Map.of("code", "LIFE", "price", "7.50"))
                        .status())
                .isEqualTo(200);
        assertThat(caller.delete("/api/orders/" + order).status()).isEqualTo(204);

        List<JsonNode> lines = linesOf(order);
        assertThat(lines)
                .extracting(line -> line.get("action").stringValue())
                .containsExactly("create", "update", "delete");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.get("resource").stringValue()).isEqualTo("orders");
            assertThat(UUID.fromString(line.get("createdBy").stringValue())).isNotNull();
        });
        assertThat(told(lines.get(0), "before").isNull()).isTrue();
        assertThat(told(lines.get(0), "after").get("code").stringValue()).isEqualTo("LIFE");
        assertThat(told(lines.get(1), "before").toString()).isEqualTo("{\"price\":null}");
        assertThat(told(lines.get(1), "after").toString()).isEqualTo("{\"price\":\"7.50\"}");
        assertThat(told(lines.get(2), "before").get("price").stringValue()).isEqualTo("7.50");
        assertThat(told(lines.get(2), "after").isNull()).isTrue();
    }

    @Test
    void whatIsRefusedOrRepeatedLeavesNoLine() {
        String order = made("ONCE");
        caller.post("/api/orders", Map.of("code", "ONCE"));
        caller.with("If-Match", "\"9\"").put("/api/orders/" + order, Map.of("code", "OTHER"));
        caller.with("If-Match", "\"9\"").delete("/api/orders/" + order);
        Caller keyed = caller.with("Idempotency-Key", "k");
        keyed.post("/api/orders", Map.of("code", "KEYED"));
        keyed.post("/api/orders", Map.of("code", "KEYED"));
        assertThat(caller.get("/api/audit").header("x-total-count")).contains("2");
    }

    @Test
    void theTrailIsSearched() {
        made("SOUGHT");
        assertThat(caller.get("/api/audit?q=orders%20crea").json().size()).isEqualTo(1);
        assertThat(caller.get("/api/audit?q=nothing-like-it").json().isEmpty()).isTrue();
    }

    @Test
    void anActOfItsOwnIsNotedByOneLineOfCode() {
        UUID record = UUID.randomUUID();
        ShopSuite.write(tenant, () -> {
            store.audit().note("orders", record, "print");
            return record;
        });
        assertThat(linesOf(record.toString())).singleElement().satisfies(line -> {
            assertThat(line.get("action").stringValue()).isEqualTo("print");
            assertThat(line.get("createdBy").isNull()).isTrue();
        });
    }

    @Test
    void theTrailSaysWhetherSomebodyDidSomethingToARecord() {
        UUID order = UUID.fromString(made("WHO"));
        UUID maker = UUID.fromString(
                linesOf(order.toString()).getFirst().get("createdBy").stringValue());
        assertThat(tells(order, "create", maker)).isTrue();
        assertThat(tells(order, "update", maker)).isFalse();
        assertThat(tells(order, "create", UUID.randomUUID())).isFalse();
    }

    @Test
    void theDatabaseLetsNobodyWhoServesChangeOrDropALine() throws SQLException {
        made("KEPT");
        try (Connection app = ShopSuite.DATABASE.app(ShopSuite.MANIFEST, tenant.toString());
                Statement sql = app.createStatement()) {
            for (String attempt : List.of(
                    "UPDATE shop.audit_log SET action = 'nothing'",
                    "DELETE FROM shop.audit_log",
                    "TRUNCATE shop.audit_log")) {
                assertThatThrownBy(() -> sql.execute(attempt)).as(attempt).hasMessageContaining("permission denied");
            }
            assertThatThrownBy(
                            () -> sql.execute(
                                    "INSERT INTO shop.audit_log (tenant_id, id, resource, record_id, action)"
                                            + " VALUES (gen_random_uuid(), gen_random_uuid(), 'orders', gen_random_uuid(), 'forged')"))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void aTenantReadsItsOwnTrailAndNeedsThePermission() {
        made("OURS");
        JsonNode line = caller.get("/api/audit").json().get(0);
        String one = "/api/audit/" + line.get("id").stringValue();
        assertThat(caller.get(one).status()).isEqualTo(200);
        Caller stranger = ShopSuite.administratorOf(UUID.randomUUID());
        assertThat(stranger.get(one).status()).isEqualTo(404);
        assertThat(stranger.get("/api/audit").json().isEmpty()).isTrue();
        assertThat(ShopSuite.callerIn(tenant, "orders:read").get(one).status()).isEqualTo(403);
        assertThat(caller.delete(one).status()).isEqualTo(405);
    }

    @Test
    void whoMayNotReadARecordSeesThatSomethingWasDoneToItAndNoField() {
        String order = made("SECRET");
        for (String way : List.of("/api/audit", "/api/audit/export")) {
            String seen = ShopSuite.callerIn(tenant, "audit:read").get(way).text();
            assertThat(seen).as(way).contains(order, "create").doesNotContain("SECRET");
            assertThat(ShopSuite.callerIn(tenant, "audit:read", "orders:read")
                            .get(way)
                            .text())
                    .as(way)
                    .contains("SECRET");
        }
        String one = "/api/audit/" + linesOf(order).getFirst().get("id").stringValue();
        assertThat(ShopSuite.callerIn(tenant, "audit:read").get(one).text()).doesNotContain("SECRET");
    }

    @Test
    void theTrailIsSearchedByRecordAndActAndWhatHasNoWordsIsNot() {
        String order = made("SOUGHT");
        caller.delete("/api/orders/" + order);
        assertThat(caller.get("/api/audit?q=delete%20" + order.substring(0, 13)).header("x-total-count"))
                .contains("1");
        assertThat(caller.get("/api/audit?q=ORDERS").header("x-total-count")).contains("2");
        JsonNode newest = caller.get("/api/audit").json().get(0);
        assertThat(newest.get("action").stringValue()).isEqualTo("delete");
        assertThat(caller.get("/api/order-lines?q=x").status()).isEqualTo(400);
    }

    @Test
    void whatOthersWillBeToldIsKeptWithTheChangeOrNotAtAll() throws SQLException {
        UUID record = UUID.randomUUID();
        ShopSuite.write(tenant, () -> {
            store.outbox().append("order.approved", record, Map.of("total", "10.00"));
            return record;
        });
        assertThatThrownBy(() -> ShopSuite.write(tenant, () -> {
                    store.outbox().append("order.approved", record, Map.of("total", "11.00"));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        try (Connection app = ShopSuite.DATABASE.app(ShopSuite.MANIFEST, tenant.toString());
                Statement sql = app.createStatement();
                ResultSet rows = sql.executeQuery("SELECT string_agg(payload ->> 'total', ',') FROM shop.outbox")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("10.00");
        }
    }

    private String made(String code) {
        Caller.Answer answer = caller.post("/api/orders", Map.of("code", code));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        String id = answer.json().get("id").stringValue();
        assertThat(answer.header("location")).contains("/api/orders/" + id);
        return id;
    }

    private boolean tells(UUID order, String action, UUID person) {
        return ShopSuite.write(tenant, () -> store.audit().tells("orders", order, action, person));
    }

    private List<JsonNode> linesOf(String record) {
        return caller.get("/api/audit?sort=at,asc&recordId=" + record).json().values().stream()
                .toList();
    }

    private static JsonNode told(JsonNode line, String member) {
        JsonNode text = line.get(member);
        return JsonMapper.shared().readTree(text.isNull() ? "null" : text.stringValue());
    }
}
