package dev.isem.erp.platform.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How many statements each endpoint of the library sends. A number that grows here is a request that grew slower. */
class StatementCountIT {

    private final Caller caller = ShopSuite.administratorOf(UUID.randomUUID());

    @Test
    void aListTakesOneAndARecordOneBesideTheTenantsSetting() {
        String order = order("READ", 3);
        assertThat(during(() -> caller.get("/api/orders"))).hasSize(2);
        assertThat(during(() -> caller.get("/api/order-lines"))).hasSize(2);
        assertThat(during(() -> caller.get("/api/orders/export"))).hasSize(2);
        assertThat(during(() -> caller.get(order))).hasSize(2);
    }

    @Test
    void onlyAPageThatDoesNotShowWhereTheListEndsIsCountedToo() {
        order("PAGES", 5);
        String lines = "/api/order-lines?size=2&page=";
        assertThat(statementsOfAPage(lines + 0, 5)).as("full").isEqualTo(3);
        assertThat(statementsOfAPage(lines + 2, 5)).as("the last one").isEqualTo(2);
        assertThat(statementsOfAPage(lines + 3, 5)).as("beyond the end").isEqualTo(3);
        assertThat(statementsOfAPage("/api/order-lines?size=5", 5))
                .as("full to the end")
                .isEqualTo(3);
        assertThat(statementsOfAPage("/api/order-lines?id=" + UUID.randomUUID(), 0))
                .as("nothing")
                .isEqualTo(2);
    }

    @Test
    void whatIsWrittenTakesAsManyWithFortyLinesAsWithNone() {
        String bare = order("BARE", 0);
        String full = order("FULL", 40);
        assertThat(during(() -> order("NEXT", 0))).hasSize(8);
        for (String order : List.of(bare, full)) {
            assertThat(during(() -> line(order))).as("a line").hasSize(5);
            assertThat(during(() -> change(order))).as("a change").hasSize(5);
            assertThat(during(() -> act(order, "submit"))).as("an act").hasSize(8);
            assertThat(during(() -> act(order, "reject")))
                    .as("an act that asks")
                    .hasSize(8);
            assertThat(during(() -> delete(order))).as("a deletion").hasSize(4);
        }
    }

    /** What was asked for is kept in the line of the log: by a key one looks for an earlier record, and no more. */
    @Test
    void aKeyCostsOneStatementWhereSomethingIsCreatedAndNoneInAnAct() {
        Caller keyed = caller.with("Idempotency-Key", "k");
        Map<String, Object> body = Map.of("code", "KEYED");
        assertThat(during(() -> keyed.post("/api/orders", body))).as("a record").hasSize(9);
        assertThat(during(() -> keyed.post("/api/orders", body)))
                .as("the same again")
                .hasSize(3);
        String order = order("ACTED", 0);
        assertThat(during(() -> keyed.post(order + "/submit"))).as("an act").hasSize(8);
        assertThat(during(() -> keyed.post(order + "/submit")))
                .as("the same again")
                .hasSize(5);
    }

    @Test
    void eachRowOfAFileCostsTheSame() {
        int one = during(() -> importing("A-1")).size();
        int two = during(() -> importing("B-1", "B-2")).size();
        int five = during(() -> importing("C-1", "C-2", "C-3", "C-4", "C-5")).size();
        assertThat(five - two).isEqualTo(3 * (two - one));
    }

    private int statementsOfAPage(String path, int total) {
        assertThat(caller.get(path).header("x-total-count")).as(path).contains(Integer.toString(total));
        return during(() -> caller.get(path)).size();
    }

    private List<String> during(Runnable request) {
        return ShopSuite.SHOP.statements().during(request);
    }

    private String order(String code, int lines) {
        Caller.Answer made = caller.post("/api/orders", Map.of("code", code));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String order = "/api/orders/" + made.json().get("id").stringValue();
        for (int i = 0; i < lines; i++) {
            line(order);
        }
        return order;
    }

    private void line(String order) {
        String id = order.substring(order.lastIndexOf('/') + 1);
        assertThat(caller.post("/api/order-lines", Map.of("orderId", id, "name", "x"))
                        .status())
                .isEqualTo(201);
    }

    private void change(String order) {
        Caller.Answer seen = caller.get(order);
        ShopSuite.SHOP.statements().during(() -> {});
        assertThat(caller.with("If-Match", seen.header("etag").orElseThrow())
                        .put(order, seen.json())
                        .status())
                .isEqualTo(200);
    }

    private void act(String order, String act) {
        assertThat(caller.post(order + "/" + act, Map.of("reason", "x")).status())
                .isEqualTo(200);
    }

    private void delete(String order) {
        assertThat(caller.delete(order).status()).isEqualTo(204);
    }

    private void importing(String... codes) {
        String file = "code\n" + String.join("\n", codes) + "\n";
        assertThat(caller.with("Content-Type", "text/csv")
                        .send("POST", "/api/orders/import", Optional.of(file))
                        .status())
                .isEqualTo(200);
    }
}
