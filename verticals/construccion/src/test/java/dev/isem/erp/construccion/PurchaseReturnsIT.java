package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.Caller;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What goes back to a supplier: stock, cost and commitment, however many send some back at once. */
class PurchaseReturnsIT {

    private static final int PARALLEL = 50;

    private final Buying buying = new Buying();
    private final Site site = buying.site;

    PurchaseReturnsIT() {
        buying.budgeted("A", "m3", "1000", "10");
        buying.budgeted(buying.budget, "MO", "labor", "m3", "1000", "10");
        buying.approveBudget();
    }

    /** Of 100 for 1,000.00 thirty go back, and come again. */
    @Test
    void whatGoesBackTakesItsCostAlongAndIsOwedAgain() {
        String order = buying.ordered("A", "100", "10");
        String receipt = received(order, "100");
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 0.00 | 1000.00 | 9000.00");

        JsonNode document = site.made("purchase-returns", returnOf(receipt));
        assertThat(document.get("folio").stringValue()).matches("DEV-\\d{4}-000001");
        assertThat(document.get("amount").stringValue())
                .as("all of it is proposed")
                .isEqualTo("1000.00");
        set(Site.id(document), "30");
        site.act("purchase-returns", Site.id(document), "confirm");
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 300.00 | 700.00 | 9000.00");
        assertThat(onHand()).isEqualTo("70.0000");
        assertThat(buying.status("purchase-orders", order)).isEqualTo("partially_received");
        assertThat(site.get("purchase-orders", order).get("received").stringValue())
                .isEqualTo("700.00");
        assertThat(buying.lines("receipt-lines", "receiptId", receipt)
                        .get(0)
                        .get("returned")
                        .stringValue())
                .isEqualTo("30.0000");
        JsonNode cost =
                site.chief.get("/api/actual-costs?source=purchase_return").json();
        assertThat(cost).hasSize(1);
        assertThat(cost.at("/0/amount").stringValue()).isEqualTo("-300.00");
        assertThat(cost.at("/0/incurredOn").stringValue()).isEqualTo("2026-01-20");
        assertThat(cost.at("/0/returnName")).isEqualTo(document.get("folio"));

        String again = buying.receipt(order);
        assertThat(buying.lines("receipt-lines", "receiptId", again)
                        .get(0)
                        .get("quantity")
                        .stringValue())
                .isEqualTo("30.0000");
        site.act("receipts", again, "post");
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 0.00 | 1000.00 | 9000.00");
        assertThat(buying.status("purchase-orders", order)).isEqualTo("received");
        assertThat(onHand()).isEqualTo("100.0000");
        assertThat(site.chief.get("/api/audit?action=return&recordId=" + order).json())
                .hasSize(1);
    }

    @Test
    void whoIsNotToGetItAgainCancelsTheRestOfTheOrder() {
        String order = buying.ordered("A", "100", "10");
        confirmed(received(order, "100"), "30");
        site.act("purchase-orders", order, "cancel", Map.of("reason", "Dio nota de crédito"));
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 0.00 | 700.00 | 9300.00");
    }

    @Test
    void aCancelledOrderOwesNothingAgain() {
        String order = buying.ordered("A", "100", "10");
        String receipt = received(order, "60");
        site.act("purchase-orders", order, "cancel", Map.of("reason", "No hay más"));
        confirmed(receipt, "20");
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 0.00 | 400.00 | 9600.00");
        assertThat(buying.status("purchase-orders", order)).isEqualTo("cancelled");
    }

    /** 33.3333 for 333.17 go back in three parts. */
    @Test
    void thePartsThatGoBackAddUpToTheCent() {
        String order = buying.ordered("A", "33.3333", "9.995");
        String receipt = received(order, "33.3333");
        confirmed(receipt, "11.1111");
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 111.06 | 222.11 | 9666.83");
        confirmed(receipt, "11.1111");
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 222.11 | 111.06 | 9666.83");
        confirmed(receipt, "11.1111");
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 333.17 | 0.00 | 9666.83");
        assertThat(buying.status("purchase-orders", order)).isEqualTo("approved");
        assertThat(onHand()).isEqualTo("0.0000");
        JsonNode nothing = site.made("purchase-returns", returnOf(receipt));
        Site.refused(409, confirm(Site.id(nothing)));
    }

    /** 102 of 100 came: the first two that go back are nothing that the supplier owed. */
    @Test
    void whatCameBeyondTheOrderIsNotOwedAgain() {
        String order = buying.ordered("A", "100", "10");
        String receipt = received(order, "102");
        confirmed(receipt, "2");
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 0.00 | 1000.00 | 9000.00");
        assertThat(buying.status("purchase-orders", order)).isEqualTo("received");
        confirmed(receipt, "1");
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 10.00 | 990.00 | 9000.00");
    }

    /** Each takes a tenth of the receipt's line back. */
    @Test
    void ofFiftyConfirmedAtOnceTenFitAndNoMoreGoesBackThanCame() throws Exception {
        String order = buying.ordered("A", "100", "10");
        String receipt = received(order, "100");
        List<String> returns =
                IntStream.range(0, PARALLEL).mapToObj(_ -> draft(receipt, "10")).toList();
        List<Integer> answers = AtOnce.by(
                PARALLEL, PARALLEL, number -> confirm(returns.get(number)).status());
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(10);
        assertThat(answers).containsOnly(200, 409);
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 1000.00 | 0.00 | 9000.00");
        assertThat(buying.status("purchase-orders", order)).isEqualTo("approved");
        assertThat(onHand()).isEqualTo("0.0000");
        assertThat(site.chief
                        .get("/api/actual-costs?source=purchase_return&size=200")
                        .json())
                .hasSize(10);
        assertThat(site.chief
                        .get("/api/purchase-returns?sort=folio&size=200")
                        .json()
                        .valueStream()
                        .map(each ->
                                Integer.valueOf(each.get("folio").stringValue().replaceAll(".*-", ""))))
                .isEqualTo(IntStream.rangeClosed(1, PARALLEL).boxed().toList());
    }

    @Test
    void aRepeatedConfirmationBooksOnce() {
        String receipt = received(buying.ordered("A", "100", "10"), "100");
        Caller keyed = site.chief.with("Idempotency-Key", Buying.newKey());
        String first = keyed.post("/api/purchase-returns", returnOf(receipt)).text();
        assertThat(keyed.post("/api/purchase-returns", returnOf(receipt)).text())
                .isEqualTo(first);
        String document = draft(receipt, "30");
        Caller again = site.chief.with("Idempotency-Key", Buying.newKey());
        for (int i = 0; i < 2; i++) {
            assertThat(again.post("/api/purchase-returns/" + document + "/confirm")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 300.00 | 700.00 | 9000.00");
        Site.refused(409, confirm(document));
    }

    /** Of 100 that came 80 are handed out: what does not lie there goes nowhere, and nothing of it is booked. */
    @Test
    void noMoreGoesBackThanLiesAtTheSite() {
        String receipt = received(buying.ordered("A", "100", "10"), "100");
        String stock = Site.id(site.chief.get("/api/site-stock").json().get(0));
        String issue = Site.id(site.made(
                "site-issues",
                Map.of("siteStockId", stock, "quantity", "80", "issuedOn", "2026-01-16", "issuedTo", "Cuadrilla 1")));
        String document = draft(receipt, "30");
        JsonNode refusal = Site.refused(409, confirm(document));
        assertThat(refusal.get("type").stringValue()).isEqualTo("urn:erp:problem:not-enough-stock");
        assertThat(refusal.get("detail").stringValue())
                .isEqualTo("\"Material A\": 30.0000 m3 go back, and less lies at the site. Nothing went.");
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 0.00 | 1000.00 | 9000.00");
        assertThat(onHand()).isEqualTo("20.0000");

        site.made(
                "site-returns",
                Map.of(
                        "siteIssueId",
                        issue,
                        "quantity",
                        "10",
                        "returnedOn",
                        "2026-01-17",
                        "returnedBy",
                        "Cuadrilla 1"));
        site.act("purchase-returns", document, "confirm");
        assertThat(onHand()).isEqualTo("0.0000");
    }

    @Test
    void workersAndMachinesThatAreGivenBackTakeNoStock() {
        String receipt = received(buying.ordered("MO", "5", "10"), "5");
        confirmed(receipt, "2");
        assertThat(buying.figures("MO")).isEqualTo("10000.00 | 20.00 | 30.00 | 9950.00");
        assertThat(site.chief.get("/api/site-stock").json()).isEmpty();
    }

    /** What a later revision makes of the concept does not tell what lies at the site. */
    @Test
    void whatWasTakenIntoStockLeavesItThoughItsConceptIsAMachinesByNow() {
        String receipt = received(buying.ordered("A", "100", "10"), "100");
        revisedTo("A", "equipment");
        confirmed(receipt, "30");
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 300.00 | 700.00 | 9000.00");
        assertThat(onHand()).isEqualTo("70.0000");
    }

    @Test
    void whatWasUsedUpAsItCameGoesBackThoughItsConceptIsAMaterialByNow() {
        String receipt = received(buying.ordered("MO", "5", "10"), "5");
        revisedTo("MO", "material");
        confirmed(receipt, "2");
        assertThat(buying.figures("MO")).isEqualTo("10000.00 | 20.00 | 30.00 | 9950.00");
        assertThat(site.chief.get("/api/site-stock").json()).isEmpty();
    }

    /** Pods of before posted it, and wrote down nothing of where it went. */
    @Test
    void ofWhatOlderCodeReceivedTodaysBudgetTells() throws SQLException {
        String receipt = received(buying.ordered("A", "100", "10"), "100");
        try (Connection superuser = ConstruccionSuite.DATABASE.superuser();
                Statement sql = superuser.createStatement()) {
            sql.execute("SET session_replication_role = replica");
            sql.execute("UPDATE construccion_purchasing.receipt_lines SET into_stock = NULL WHERE receipt_id = '"
                    + receipt + "'");
        }
        confirmed(receipt, "30");
        assertThat(onHand()).isEqualTo("70.0000");
    }

    @ParameterizedTest
    @CsvSource({
        "returnedOn, 2026-01-14",
        "returnedOn, 2999-01-01",
        "reason, ''",
        "receiptId, 00000000-0000-4000-8000-000000000000"
    })
    void whatCannotBeIsRefusedAndNamed(String field, String value) {
        Map<String, Object> body = returnOf(received(buying.ordered("A", "1", "1"), "1"));
        body.put(field, value);
        assertThat(Site.pointer(Site.refused(422, site.chief.post("/api/purchase-returns", body))))
                .isEqualTo("/" + field);
    }

    @Test
    void onlyAPostedReceiptGoesBackAndOnlyWhatIsInIt() {
        String order = buying.ordered("A", "100", "10");
        JsonNode early = Site.refused(409, site.chief.post("/api/purchase-returns", returnOf(buying.receipt(order))));
        assertThat(early.get("state").stringValue()).isEqualTo("draft");
        String document = draft(received(order, "60"), "60");
        String foreign = Site.id(buying.lines("receipt-lines", "receiptId", received(order, "40"))
                .get(0));
        Map<String, Object> line = Map.of("returnId", document, "receiptLineId", foreign, "quantity", "1");
        assertThat(Site.pointer(Site.refused(422, site.chief.post("/api/purchase-return-lines", line))))
                .isEqualTo("/receiptLineId");
        set(document, "60.0001");
        assertThat(Site.refused(409, confirm(document)).get("detail").stringValue())
                .isEqualTo(
                        "A «Material A»: 60.0000 received, 0 returned before and 60.0001 now. Nothing was confirmed.");
    }

    @Test
    void aConfirmedReturnStaysAsItIs() throws SQLException {
        String document = confirmed(received(buying.ordered("A", "100", "10"), "100"), "30");
        String line = Site.id(line(document));
        Site.refused(409, site.chief.delete("/api/purchase-return-lines/" + line));
        Site.refused(409, site.set("purchase-return-lines", line, "quantity", "1"));
        Site.refused(409, site.chief.post("/api/purchase-returns/" + document + "/cancel"));
        Site.refused(405, site.chief.delete("/api/purchase-returns/" + document));
        try (Connection superuser = ConstruccionSuite.DATABASE.superuser();
                Statement sql = superuser.createStatement()) {
            for (String change : List.of(
                    "UPDATE construccion_purchasing.purchase_return_lines SET quantity = 1 WHERE id = '" + line + "'",
                    "DELETE FROM construccion_purchasing.purchase_return_lines WHERE id = '" + line + "'",
                    "UPDATE construccion_purchasing.purchase_returns SET status = 'draft' WHERE id = '" + document
                            + "'")) {
                assertThatThrownBy(() -> sql.execute(change)).hasMessageContaining("stays as it is");
            }
        }
    }

    @Test
    void whoReceivesMayNotSendBack() {
        String receipt = received(buying.ordered("A", "100", "10"), "100");
        Caller warehouse = site.with("receipts:create", "receipts:read", "receipts:approve", "receipts:update");
        Site.refused(403, warehouse.post("/api/purchase-returns", returnOf(receipt)));
        String document = draft(receipt, "30");
        Site.refused(
                403,
                site.with("purchase-returns:read", "purchase-returns:update")
                        .post("/api/purchase-returns/" + document + "/confirm"));
        assertThat(site.with("purchase-returns:read", "purchase-returns:approve")
                        .post("/api/purchase-returns/" + document + "/confirm")
                        .status())
                .isEqualTo(200);
    }

    private String received(String order, String quantity) {
        String receipt = buying.receipt(order, quantity);
        site.act("receipts", receipt, "post");
        return receipt;
    }

    private static Map<String, Object> returnOf(String receipt) {
        return new HashMap<>(Map.of("receiptId", receipt, "returnedOn", "2026-01-20", "reason", "Fuera de medida"));
    }

    /** The concept is of another kind from now on. */
    private void revisedTo(String code, String type) {
        String revision = Site.id(site.act("budgets", buying.budget, "revise"));
        JsonNode line = buying.lines("budget-lines", "budgetId", revision).stream()
                .filter(each -> each.get("code").stringValue().equals(code))
                .findFirst()
                .orElseThrow();
        Caller.Answer answer = site.set("budget-lines", Site.id(line), "type", type);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        site.act("budgets", revision, "approve");
    }

    private String draft(String receipt, String quantity) {
        String document = Site.id(site.made("purchase-returns", returnOf(receipt)));
        set(document, quantity);
        return document;
    }

    private String confirmed(String receipt, String quantity) {
        String document = draft(receipt, quantity);
        site.act("purchase-returns", document, "confirm");
        return document;
    }

    private Caller.Answer confirm(String document) {
        return site.chief.post("/api/purchase-returns/" + document + "/confirm");
    }

    private void set(String document, String quantity) {
        Caller.Answer answer = site.set("purchase-return-lines", Site.id(line(document)), "quantity", quantity);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private JsonNode line(String document) {
        return buying.lines("purchase-return-lines", "returnId", document).get(0);
    }

    private String onHand() {
        return site.chief.get("/api/site-stock").json().at("/0/onHand").stringValue();
    }
}
