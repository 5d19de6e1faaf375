package dev.isem.erp.platform.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lists that leave as files, and files that become records. */
class FilesIT {

    private final UUID tenant = UUID.randomUUID();
    private final Caller caller = ShopSuite.administratorOf(tenant);

    @Test
    void aListIsExportedWithItsFiltersAndWithoutFormulas() {
        caller.post("/api/orders", Map.of("code", "-1", "price", "7.5", "urgent", true));
        caller.post("/api/orders", Map.of("code", "B", "price", "8"));
        Caller.Answer all = caller.get("/api/orders/export?sort=price,desc&size=1");
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.header("content-type").orElseThrow()).startsWithIgnoringCase("text/csv;charset=utf-8");
        assertThat(all.header("content-disposition")).contains("attachment; filename=\"orders.csv\"");
        List<String> lines = all.text().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("\uFEFFid,folio,code,status,dueOn,price,urgent,reason,createdAt");
        assertThat(lines.get(1)).contains(",B,draft,,8.00,false,,");
        assertThat(lines.get(2)).contains(",'-1,draft,,7.50,true,,");
        assertThat(caller.get("/api/orders/export?urgent=true").text().lines()).hasSize(2);
        assertThat(caller.get("/api/orders/export?nothing=1").status()).isEqualTo(400);
        assertThat(ShopSuite.administratorOf(UUID.randomUUID())
                        .get("/api/orders/export")
                        .text()
                        .lines())
                .hasSize(1);
        assertThat(ShopSuite.callerIn(tenant, "audit:read")
                        .get("/api/orders/export")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aPreviewTellsWhatEachRowWouldMeetAndKeepsNothing() {
        caller.post("/api/orders", Map.of("code", "TAKEN"));
        String file = "code,price,urgent\nNEW,1.50,sí\nTAKEN,2,no\n,x,maybe\nNEW,3,\n";
        Caller.Answer preview = importing(file, "?preview=true");
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        JsonNode report = preview.json();
        assertThat(report.get("rows").intValue()).isEqualTo(4);
        assertThat(report.get("saved").intValue()).isZero();
        assertThat(report.get("errors").values().stream()
                        .map(error -> error.get("pointer").stringValue()))
                .containsExactly("/2/code", "/3/code", "/3/price", "/3/urgent", "/4/code");
        assertThat(report.at("/errors/1/message").stringValue()).isEqualTo("It is required.");
        assertThat(caller.get("/api/orders").header("x-total-count")).contains("1");

        Caller.Answer refused = importing(file, "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").size()).isEqualTo(5);
        assertThat(caller.get("/api/orders").header("x-total-count")).contains("1");
        assertThat(caller.get("/api/audit").header("x-total-count")).contains("1");
    }

    @Test
    void aGoodFileBecomesRecordsOnceWithFoliosAndATrail() {
        String file = "code;price;urgent\nA;1.5;x\nB;2;\n";
        Caller keyed = caller.with("Idempotency-Key", "file-1");
        for (int attempt = 0; attempt < 2; attempt++) {
            Caller.Answer saved = importing(keyed, file, "");
            assertThat(saved.status()).as(saved.text()).isEqualTo(200);
            assertThat(saved.json().get("saved").intValue()).isEqualTo(2);
        }
        JsonNode orders = caller.get("/api/orders").json();
        assertThat(orders.size()).isEqualTo(2);
        assertThat(orders.get(0).get("folio").stringValue()).endsWith("000001");
        assertThat(orders.get(1).get("folio").stringValue()).endsWith("000002");
        assertThat(orders.get(0).get("urgent").booleanValue()).isTrue();
        assertThat(caller.get("/api/audit").header("x-total-count")).contains("2");
    }

    @Test
    void whatWasExportedIsImportedElsewhere() {
        caller.post("/api/orders", Map.of("code", "-1", "price", "7.5", "dueOn", "2026-02-28"));
        Caller other = ShopSuite.administratorOf(UUID.randomUUID());
        assertThat(importing(other, caller.get("/api/orders/export").text(), "").status())
                .isEqualTo(200);
        JsonNode copy = other.get("/api/orders").json().get(0);
        assertThat(copy.get("code").stringValue()).isEqualTo("-1");
        assertThat(copy.get("dueOn").stringValue()).isEqualTo("2026-02-28");
    }

    @Test
    void manyRowsComeInAndGoOut() {
        String rows = IntStream.range(0, 3000)
                .mapToObj(n -> "R-" + n + "," + n + ".25,")
                .collect(Collectors.joining("\n"));
        assertThat(importing("code,price,urgent\n" + rows, "").status()).isEqualTo(200);
        assertThat(caller.get("/api/orders/export").text().lines()).hasSize(3001);
        assertThat(importing("code\n" + "x\n".repeat(5001), "").status()).isEqualTo(400);
        assertThat(importing("x".repeat(5_000_000), "").status()).isEqualTo(413);
        assertThat(importing("nothing\n1\n", "").json().get("detail").stringValue())
                .contains("nothing");
    }

    @Test
    void cellsBeyondTheNamesAreAnErrorOfTheirRowAndANameCountsOnce() {
        Caller.Answer surplus = importing("code,price\nA,1,,\nB,1,5\n", "");
        assertThat(surplus.status()).as(surplus.text()).isEqualTo(422);
        assertThat(surplus.json().get("errors").size()).isOne();
        assertThat(surplus.json().at("/errors/0/pointer").stringValue()).isEqualTo("/2");
        Caller.Answer twice = importing("code,price,code\nA,1,B\n", "");
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.json().get("detail").stringValue()).contains("\"code\"");
        assertThat(caller.get("/api/orders").header("x-total-count")).contains("0");
    }

    @Test
    void whatSomebodyElseHoldsIsNoErrorOfARow() throws SQLException {
        caller.post("/api/orders", Map.of("code", "FIRST"));
        try (Connection superuser = ShopSuite.DATABASE.superuser();
                Statement sql = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            sql.execute("SELECT FROM shop.counters WHERE tenant_id = '" + tenant + "' FOR UPDATE");
            Caller.Answer held = importing("code\nA\n", "?preview=true");
            assertThat(held.status()).as(held.text()).isEqualTo(409);
            assertThat(held.json().get("detail").stringValue()).startsWith("Somebody else is changing the same.");
            superuser.rollback();
        }
    }

    private Caller.Answer importing(String file, String query) {
        return importing(caller, file, query);
    }

    private static Caller.Answer importing(Caller caller, String file, String query) {
        return caller.with("Content-Type", "text/csv").send("POST", "/api/orders/import" + query, Optional.of(file));
    }
}
