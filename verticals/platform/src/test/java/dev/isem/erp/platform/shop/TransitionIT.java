package dev.isem.erp.platform.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Meeting;
import dev.isem.erp.platform.web.Text;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An order on its way from draft to approved. */
class TransitionIT {

    private final UUID tenant = UUID.randomUUID();
    private final Caller caller = ShopSuite.administratorOf(tenant);

    @Test
    void aDocumentMovesAsItsStatesAllowAndARefusalNamesTheState() {
        String order = order("WAY");
        Caller.Answer early = caller.post(order + "/approve");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().get("type").stringValue()).isEqualTo("urn:erp:problem:wrong-state");
        assertThat(early.json().get("state").stringValue()).isEqualTo("draft");
        assertThat(early.json().get("detail").stringValue()).contains("\"Draft\"");
        assertThat(caller.post(order + "/submit").json().get("status").stringValue())
                .isEqualTo("submitted");
        assertThat(caller.post(order + "/approve").json().get("status").stringValue())
                .isEqualTo("approved");
        assertThat(caller.post(order + "/vanish").status()).isEqualTo(404);
    }

    @Test
    void whatATransitionAsksForIsCheckedAndStored() {
        String order = order("ASK");
        caller.post(order + "/submit");
        Caller.Answer silent = caller.post(order + "/reject", Map.of());
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.json().at("/errors/0/pointer").stringValue()).isEqualTo("/reason");
        assertThat(caller.post(order + "/reject").status()).isEqualTo(422);
        JsonNode rejected =
                caller.post(order + "/reject", Map.of("reason", "Too dear")).json();
        assertThat(rejected.get("reason").stringValue()).isEqualTo("Too dear");
        assertThat(rejected.get("status").stringValue()).isEqualTo("rejected");
        JsonNode actions = caller.get("/api/meta").json().at("/resources/0/actions");
        assertThat(actions.at("/2/ask/0/name").stringValue()).isEqualTo("reason");
        assertThat(actions.at("/2").has("irreversible")).isFalse();
        assertThat(actions.at("/1/irreversible"))
                .isEqualTo(JsonMapper.shared()
                        .valueToTree(Text.of("El pedido ya no cambia.", "The order changes no more.")));
    }

    @Test
    void eachTransitionTakesItsOwnPermission() {
        String order = order("WHO");
        Caller clerk = ShopSuite.callerIn(tenant, "orders:read", "orders:update");
        Caller chief = ShopSuite.callerIn(tenant, "orders:read", "orders:approve");
        assertThat(chief.post(order + "/submit").status()).isEqualTo(403);
        assertThat(clerk.post(order + "/submit").status()).isEqualTo(200);
        assertThat(clerk.post(order + "/approve").status()).isEqualTo(403);
        assertThat(clerk.get("/api/meta").json().at("/resources/0/actions").size())
                .isEqualTo(1);
        assertThat(chief.post(order + "/approve").status()).isEqualTo(200);
        List<String> named = ShopSuite.administratorOf(tenant).get("/api/permissions").json().values().stream()
                .map(permission -> permission.get("name").stringValue())
                .toList();
        assertThat(named)
                .contains("orders:update", "orders:approve", "audit:read")
                .doesNotContain("audit:approve");
    }

    @Test
    void whatOnlySomeRecordsTakeIsAPermissionOfItsOwn() {
        String cheap = order("CHEAP", "1000.00");
        String dear = order("DEAR", "1000.01");
        caller.post(cheap + "/submit");
        caller.post(dear + "/submit");
        Caller chief = ShopSuite.callerIn(tenant, "orders:read", "orders:approve");
        assertThat(chief.post(cheap + "/approve").status()).isEqualTo(200);
        assertThat(chief.post(dear + "/approve").status()).isEqualTo(403);
        assertThat(caller.get(dear).json().get("status").stringValue()).isEqualTo("submitted");
        Caller owner = ShopSuite.callerIn(tenant, "orders:read", "orders:approve", "orders:approve-high");
        assertThat(owner.post(dear + "/approve").status()).isEqualTo(200);
        assertThat(permission("orders:approve-high").get("label"))
                .isEqualTo(JsonMapper.shared()
                        .valueToTree(Text.of("Aprobar los de precio alto", "Approve those of a high price")));
        assertThat(permission("orders:approve").has("label")).isFalse();
    }

    @Test
    void nobodyApprovesWhatTheyHaveNotSeen() {
        String order = order("SEEN");
        caller.post("/api/order-lines", Map.of("orderId", idOf(order), "name", "Late line"));
        assertThat(caller.with("If-Match", "\"1\"").post(order + "/submit").status())
                .isEqualTo(412);
        assertThat(caller.with("If-Match", "\"2\"").post(order + "/submit").status())
                .isEqualTo(200);
    }

    @Test
    void aDocumentAndItsLinesAreFixedWhereTheStateSaysSo() {
        String order = order("FIXED");
        Map<String, Object> line = Map.of("orderId", idOf(order), "name", "Line");
        String lineAt = "/api/order-lines/"
                + caller.post("/api/order-lines", line).json().get("id").stringValue();
        caller.post(order + "/submit");
        Caller first = caller.with("If-Match", "\"1\"");
        assertThat(caller.with("If-Match", "\"3\"")
                        .put(order, Map.of("code", "OTHER"))
                        .status())
                .isEqualTo(409);
        assertThat(caller.delete(order).json().get("state").stringValue()).isEqualTo("submitted");
        assertThat(first.put(lineAt, line).status()).isEqualTo(409);
        assertThat(first.delete(lineAt).status()).isEqualTo(409);
        assertThat(caller.post("/api/order-lines", line).json().get("state").stringValue())
                .isEqualTo("submitted");
        caller.post(order + "/reject", Map.of("reason", "Again"));
        assertThat(first.put(lineAt, line).status()).isEqualTo(200);
        assertThat(caller.delete(lineAt).status()).isEqualTo(204);
        Map<String, Object> foreign = Map.of("orderId", UUID.randomUUID().toString(), "name", "Line");
        assertThat(caller.post("/api/order-lines", foreign)
                        .json()
                        .at("/errors/0/pointer")
                        .stringValue())
                .isEqualTo("/orderId");
    }

    @Test
    void ofManyAtOnceOneSucceedsAndARepeatedOneIsToldTheSame() throws Exception {
        String order = order("RACE");
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            List<Future<Integer>> running = IntStream.range(0, 20)
                    .mapToObj(_ ->
                            threads.submit(() -> caller.post(order + "/submit").status()))
                    .toList();
            int succeeded = 0;
            for (Future<Integer> one : running) {
                assertThat(one.get()).isIn(200, 409, 412);
                succeeded += one.get() == 200 ? 1 : 0;
            }
            assertThat(succeeded).isOne();
        }
        Caller keyed = caller.with("Idempotency-Key", "approve-1");
        assertThat(keyed.post(order + "/approve").status()).isEqualTo(200);
        assertThat(keyed.post(order + "/approve").status()).isEqualTo(200);
        assertThat(caller.post(order + "/approve").status()).isEqualTo(409);
        assertThat(caller.get("/api/audit?action=approve").header("x-total-count"))
                .contains("1");
    }

    @Test
    void aRepeatedActThatMeetsTheFirstIsToldTheSame() throws Exception {
        String order = order("MEET");
        Caller keyed = caller.with("Idempotency-Key", "submit-1").with("If-Match", "\"1\"");
        try (Connection superuser = ShopSuite.DATABASE.superuser()) {
            List<Caller.Answer> both =
                    Meeting.at(superuser, "shop.orders", idOf(order), () -> keyed.post(order + "/submit"));
            assertThat(both).allSatisfy(answer -> {
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                assertThat(answer.text()).isEqualTo(both.getFirst().text());
            });
        }
        assertThat(caller.get("/api/audit?action=submit").header("x-total-count"))
                .contains("1");
    }

    private JsonNode permission(String name) {
        return caller.get("/api/permissions")
                .json()
                .valueStream()
                .filter(permission -> permission.get("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String order(String code) {
        return order(code, "1.00");
    }

    private String order(String code, String price) {
        Caller.Answer answer = caller.post("/api/orders", Map.of("code", code, "price", price));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return "/api/orders/" + answer.json().get("id").stringValue();
    }

    private static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
