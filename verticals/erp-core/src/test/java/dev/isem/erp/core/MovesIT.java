package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.Caller;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MovesIT {

    private static final String MOVES = "/api/inventory/moves";

    private static final Caller NORTE = CoreSuite.as("admin@norte.example");
    private final Storeroom room = Storeroom.of(NORTE);
    private final String cement = room.product("12.5");

    @Test
    void goodsComeMoveOnAndGoAndTheStockTellsWhereTheyLie() {
        String receipt = room.receipt(cement, "10");
        JsonNode draft = NORTE.get(MOVES + "/" + receipt).json();
        assertThat(draft.get("kind").stringValue()).isEqualTo("receipt");
        assertThat(draft.get("fromLocationName").stringValue()).isEqualTo("Proveedores");
        JsonNode done = room.confirm(receipt).json();
        assertThat(done.get("status").stringValue()).isEqualTo("done");
        assertThat(done.get("unitCost").stringValue()).isEqualTo("12.500000");
        assertThat(done.get("value").stringValue()).isEqualTo("125.00");

        Storeroom other = Storeroom.of(NORTE);
        String transfer = Storeroom.made(
                NORTE,
                MOVES,
                "productId",
                cement,
                "fromLocationId",
                room.location,
                "toLocationId",
                other.location,
                "qty",
                "4.25");
        assertThat(room.confirm(transfer).json().get("kind").stringValue()).isEqualTo("transfer");
        assertThat(room.confirm(room.issue(cement, "1.5")).json().get("kind").stringValue())
                .isEqualTo("issue");

        JsonNode here = room.stock(cement);
        assertThat(here.get("qty").stringValue()).isEqualTo("4.2500");
        assertThat(here.get("available").stringValue()).isEqualTo("4.2500");
        assertThat(here.get("unitCost").stringValue()).isEqualTo("12.500000");
        assertThat(other.qty(cement)).isEqualTo("4.2500");
        String warehouse = here.get("warehouseId").stringValue();
        String inside = "/api/inventory/quants?productId=" + cement + "&warehouseId=" + warehouse;
        assertThat(NORTE.get(inside).header("x-total-count")).contains("2");
        assertThat(NORTE.get("/api/inventory/quants?productId=" + cement + "&usage=customer")
                        .json()
                        .get(0)
                        .get("qty")
                        .stringValue())
                .isEqualTo("1.5000");
    }

    @Test
    void whatIsNotThereIsNotMovedAndTheDraftStaysADraft() {
        room.receive(cement, "3");
        String issue = room.issue(cement, "3.0001");
        Caller.Answer refused = room.confirm(issue);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("type").stringValue()).isEqualTo("urn:erp:problem:not-enough-stock");
        assertThat(refused.json().get("detail").stringValue()).contains("3.0001 wanted, 3 available");
        assertThat(NORTE.get(MOVES + "/" + issue).json().get("status").stringValue())
                .isEqualTo("draft");
        assertThat(room.qty(cement)).isEqualTo("3.0000");
    }

    @Test
    void aRepeatedRequestMovesOnce() {
        Caller keyed = NORTE.with("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, Object> body = Map.of("productId", cement, "toLocationId", room.location, "qty", "5");
        Caller.Answer first = keyed.post(MOVES, body);
        Caller.Answer second = keyed.post(MOVES, body);
        assertThat(List.of(first.status(), second.status())).containsExactly(201, 200);
        String move = Storeroom.id(first.json());
        assertThat(Storeroom.id(second.json())).isEqualTo(move);
        assertThat(keyed.post(MOVES + "/" + move + "/confirm").status()).isEqualTo(200);
        assertThat(keyed.post(MOVES + "/" + move + "/confirm").status()).isEqualTo(200);
        Caller.Answer again = NORTE.post(MOVES + "/" + move + "/confirm");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("state").stringValue()).isEqualTo("done");
        assertThat(room.qty(cement)).isEqualTo("5.0000");
        String back = Storeroom.id(keyed.post(MOVES + "/" + move + "/reverse").json());
        assertThat(Storeroom.id(keyed.post(MOVES + "/" + move + "/reverse").json()))
                .isEqualTo(back);
        assertThat(room.qty(cement)).isEqualTo("0.0000");
    }

    @Test
    void ofThirtyIssuesAtOnceTenOfTenAreDone() throws Exception {
        room.receive(cement, "10");
        List<String> drafts =
                IntStream.range(0, 30).mapToObj(_ -> room.issue(cement, "1")).toList();
        List<Integer> answers =
                AtOnce.by(8, 30, number -> room.confirm(drafts.get(number)).status());
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(10);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(20);
        assertThat(room.qty(cement)).isEqualTo("0.0000");
        assertThat(NORTE.get("/api/inventory/verify").text()).isEqualTo("[]");
    }

    @Test
    void aDoneMoveIsFixedAndTakenBackByAnother() {
        room.receive(cement, "10");
        String issue = room.issue(cement, "4");
        JsonNode done = room.confirm(issue).json();
        Caller changing = NORTE.with("If-Match", "\"" + done.get("version").intValue() + "\"");
        assertThat(changing.put(MOVES + "/" + issue, done).status()).isEqualTo(409);
        assertThat(changing.delete(MOVES + "/" + issue).status()).isEqualTo(409);
        assertThat(NORTE.post(MOVES + "/" + issue + "/cancel").status()).isEqualTo(409);
        JsonNode back = NORTE.post(MOVES + "/" + issue + "/reverse").json();
        assertThat(back.get("reversesId").stringValue()).isEqualTo(issue);
        assertThat(back.get("kind").stringValue()).isEqualTo("return");
        assertThat(NORTE.get(MOVES + "/" + issue).json()).isEqualTo(done);
        assertThat(room.stock(cement).get("value").stringValue()).isEqualTo("125.00");
        assertThat(NORTE.post(MOVES + "/" + issue + "/reverse").status()).isEqualTo(409);
    }

    @Test
    void aDraftChangesIsCancelledAndStays() {
        String receipt = room.receipt(cement, "10");
        Map<String, Object> change = Map.of("productId", cement, "toLocationId", room.location, "qty", "7");
        assertThat(NORTE.with("If-Match", "\"1\"")
                        .put(MOVES + "/" + receipt, change)
                        .status())
                .isEqualTo(200);
        assertThat(NORTE.with("If-Match", "\"1\"")
                        .post(MOVES + "/" + receipt + "/confirm")
                        .status())
                .isEqualTo(412);
        assertThat(NORTE.post(MOVES + "/" + receipt + "/cancel").status()).isEqualTo(200);
        assertThat(room.confirm(receipt).status()).isEqualTo(409);
        assertThat(room.stock(cement)).isNull();
    }

    @Test
    void aMoveSaysWhereAndCannotStay() {
        assertAt("/toLocationId", Map.of("productId", cement, "qty", "1"));
        assertAt(
                "/toLocationId",
                Map.of(
                        "productId",
                        cement,
                        "qty",
                        "1",
                        "fromLocationId",
                        room.location,
                        "toLocationId",
                        room.location));
        assertAt("/qty", Map.of("productId", cement, "qty", "0", "toLocationId", room.location));
        assertAt(
                "/productId",
                Map.of("productId", UUID.randomUUID().toString(), "qty", "1", "toLocationId", room.location));
    }

    @Test
    void aServiceIsNotMoved() {
        String service =
                Storeroom.made(NORTE, "/api/products", Storeroom.product(Storeroom.code(), true, "service", "1"));
        assertAt("/productId", Map.of("productId", service, "qty", "1", "toLocationId", room.location));
    }

    @Test
    void theFileOfAListHasANameThatEverySystemTakes() {
        assertThat(NORTE.get(MOVES + "/export?status=draft").header("content-disposition"))
                .contains("attachment; filename=\"inventory-moves.csv\"");
    }

    @Test
    void aClerkMovesAndCountsAndLeavesWhatIsToBeApproved() {
        Caller clerk = CoreSuite.as("almacen@norte.example");
        String receipt = Storeroom.made(clerk, MOVES, "productId", cement, "toLocationId", room.location, "qty", "3");
        assertThat(clerk.post(MOVES + "/" + receipt + "/confirm").status()).isEqualTo(200);
        assertThat(clerk.post(MOVES + "/" + receipt + "/reverse").status()).isEqualTo(403);
        String count = Storeroom.made(clerk, "/api/inventory/counts", "locationId", room.location);
        assertThat(clerk.post("/api/inventory/counts/" + count + "/confirm").status())
                .isEqualTo(403);
        assertThat(clerk.get("/api/partners").status()).isEqualTo(403);
        assertThat(clerk.put("/api/products/" + cement, Map.of()).status()).isEqualTo(403);
        clerk.post("/api/inventory/counts/" + count + "/cancel");
    }

    /** Or a count that takes an approval could be had without one, by a move. */
    @Test
    void aClerkWritesNothingOffByAMove() {
        room.receive(cement, "3");
        Caller clerk = CoreSuite.as("almacen@norte.example");
        for (String usage : List.of("inventory", "scrap")) {
            String outside = Storeroom.id(
                    NORTE.get("/api/locations?usage=" + usage).json().get(0));
            String loss = Storeroom.made(
                    clerk,
                    MOVES,
                    "productId",
                    cement,
                    "fromLocationId",
                    room.location,
                    "toLocationId",
                    outside,
                    "qty",
                    "1");
            Caller.Answer refused = clerk.post(MOVES + "/" + loss + "/confirm");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).contains("whoever approves moves");
            assertThat(room.confirm(loss).status()).isEqualTo(200);
        }
        assertThat(room.qty(cement)).isEqualTo("1.0000");
    }

    @Test
    void stockThatSomebodyChangedByHandIsNamed() throws SQLException {
        room.receive(cement, "1");
        assertThat(NORTE.get("/api/inventory/verify").text()).isEqualTo("[]");
        String quant = Storeroom.id(room.stock(cement));
        byHand("UPDATE inventory.quants SET qty = qty + 0.5 WHERE id = '" + quant + "'");
        JsonNode broken = NORTE.get("/api/inventory/verify").json();
        assertThat(CoreSuite.as("admin@sur.example")
                        .get("/api/inventory/verify")
                        .text())
                .isEqualTo("[]");
        byHand("UPDATE inventory.quants SET qty = qty - 0.5 WHERE id = '" + quant + "'");
        assertThat(broken.values().stream().map(finding -> finding.get("rule").stringValue()))
                .containsExactlyInAnyOrder("all-locations-sum-to-zero", "quantity-is-sum-of-moves");
        JsonNode one = broken.values().stream()
                .filter(finding -> finding.get("rule").stringValue().startsWith("quantity"))
                .findFirst()
                .orElseThrow();
        assertThat(one.get("productId").stringValue()).isEqualTo(cement);
        assertThat(one.get("locationId").stringValue()).isEqualTo(room.location);
        assertThat(one.get("expected").stringValue()).isEqualTo("1.0000");
        assertThat(one.get("found").stringValue()).isEqualTo("1.5000");
    }

    private void assertAt(String pointer, Map<String, Object> move) {
        Caller.Answer answer = NORTE.post(MOVES, move);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
    }

    private static void byHand(String change) throws SQLException {
        try (Connection superuser = CoreSuite.DATABASE.superuser();
                Statement sql = superuser.createStatement()) {
            assertThat(sql.executeUpdate(change)).isOne();
        }
    }
}
