package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** What receipts of orders are refused for, and what they and issues keep together however many come at once. */
class ReceiptsIT {

    private static final int PARALLEL = 50;

    private final Buying buying = new Buying();
    private final Site site = buying.site;

    ReceiptsIT() {
        buying.budgeted("A", "m3", "1000", "10");
        buying.budgeted(buying.budget, "MO", "labor", "m3", "1000", "10");
        buying.approveBudget();
    }

    /** 33.3333 at 9.995: 333.166… come in three parts that add up to the cent. */
    @Test
    void thePartsOfALineAddUpToTheCent() {
        String order = buying.ordered("A", "33.3333", "9.995");
        for (String part : List.of("11.1111", "11.1111")) {
            site.act("receipts", buying.receipt(order, part), "post");
        }
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 111.06 | 222.11 | 9666.83");
        site.act("receipts", buying.receipt(order), "post");
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 0.00 | 333.17 | 9666.83");
        assertThat(site.get("purchase-orders", order).get("received").stringValue())
                .isEqualTo("333.17");
        Site.refused(409, site.chief.post("/api/receipts", Buying.receiptOf(order)));
        JsonNode moved =
                site.chief.get("/api/audit?action=receive&recordId=" + order).json();
        assertThat(moved.size()).isEqualTo(3);
    }

    /** Two per cent more than ordered is taken in, and costs what it costs. */
    @Test
    void noMoreIsReceivedThanOrderedAndItsTolerance() {
        String order = buying.ordered("A", "100", "10");
        String tooMuch = buying.receipt(order, "102.0001");
        JsonNode refusal = Site.refused(409, site.chief.post("/api/receipts/" + tooMuch + "/post"));
        assertThat(refusal.get("detail").stringValue())
                .contains("100.0000 ordered, 0 received before and 102.0001 now; up to 102 are taken in");
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 1000.00 | 0.00 | 9000.00");
        site.act("receipts", buying.receipt(order, "102"), "post");
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 0.00 | 1020.00 | 8980.00");
        Site.refused(409, site.chief.post("/api/receipts/" + tooMuch + "/post"));
        site.act("receipts", tooMuch, "cancel");

        site.made("parameters", Map.of("receiptTolerancePct", "0"));
        String exact = buying.ordered("A", "100", "10");
        Site.refused(409, site.chief.post("/api/receipts/" + buying.receipt(exact, "100.0001") + "/post"));
    }

    /** Each brings a tenth of the order. */
    @Test
    void ofFiftyPostedAtOnceTenFitAndTheOrderIsNeverExceeded() throws Exception {
        site.made("parameters", Map.of("receiptTolerancePct", "0"));
        String order = buying.ordered("A", "100", "10");
        List<String> receipts = IntStream.range(0, PARALLEL)
                .mapToObj(_ -> buying.receipt(order, "10"))
                .toList();
        List<Integer> answers = AtOnce.by(
                PARALLEL,
                PARALLEL,
                number -> site.chief
                        .post("/api/receipts/" + receipts.get(number) + "/post")
                        .status());
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(10);
        assertThat(answers).containsOnly(200, 409);
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 0.00 | 1000.00 | 9000.00");
        assertThat(buying.status("purchase-orders", order)).isEqualTo("received");
        assertThat(onHand()).isEqualTo("100.0000");
        assertThat(numbers("receipts"))
                .isEqualTo(IntStream.rangeClosed(1, PARALLEL).boxed().toList());
    }

    @Test
    void aRepeatedPostBooksOnce() {
        String order = buying.ordered("A", "100", "10");
        String receipt = buying.receipt(order, "60");
        Caller keyed = site.chief.with("Idempotency-Key", Buying.newKey());
        for (int i = 0; i < 2; i++) {
            assertThat(keyed.post("/api/receipts/" + receipt + "/post").status())
                    .isEqualTo(200);
        }
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 400.00 | 600.00 | 9000.00");
        assertThat(onHand()).isEqualTo("60.0000");
        Caller again = site.chief.with("Idempotency-Key", Buying.newKey());
        String first = again.post("/api/receipts", Buying.receiptOf(order)).text();
        assertThat(again.post("/api/receipts", Buying.receiptOf(order)).text()).isEqualTo(first);
    }

    @Test
    void anOrderThatIsCancelledReleasesWhatHasNotArrived() {
        String order = buying.ordered("A", "100", "10");
        site.act("receipts", buying.receipt(order, "30"), "post");
        String late = buying.receipt(order);
        site.act("purchase-orders", order, "cancel", Map.of("reason", "The supplier has no more"));
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 0.00 | 300.00 | 9700.00");
        JsonNode refusal = Site.refused(409, site.chief.post("/api/receipts/" + late + "/post"));
        assertThat(refusal.get("state").stringValue()).isEqualTo("cancelled");
        Site.refused(409, site.chief.post("/api/purchase-orders/" + order + "/cancel", Map.of("reason", "Twice")));
    }

    @Test
    void aPostedReceiptStaysAsItIs() throws SQLException {
        String order = buying.ordered("A", "100", "10");
        String receipt = buying.receipt(order, "60");
        site.act("receipts", receipt, "post");
        JsonNode line = buying.lines("receipt-lines", "receiptId", receipt).get(0);
        String path = "/api/receipt-lines/" + Site.id(line);
        Site.refused(409, site.chief.delete(path));
        Caller changing = site.chief.with("If-Match", "\"" + line.get("version").intValue() + "\"");
        Site.refused(409, changing.put(path, Map.of("quantity", "1")));
        Site.refused(409, site.chief.post("/api/receipts/" + receipt + "/cancel"));
        Site.refused(405, site.chief.delete("/api/receipts/" + receipt));
        try (Connection superuser = ConstruccionSuite.DATABASE.superuser();
                Statement sql = superuser.createStatement()) {
            for (String change : List.of(
                    "UPDATE construccion_purchasing.receipt_lines SET quantity = 1 WHERE receipt_id = '" + receipt
                            + "'",
                    "DELETE FROM construccion_purchasing.receipt_lines WHERE receipt_id = '" + receipt + "'",
                    "UPDATE construccion_purchasing.receipts SET status = 'draft' WHERE id = '" + receipt + "'")) {
                assertThatThrownBy(() -> sql.execute(change)).hasMessageContaining("stays as it is");
            }
        }
    }

    @Test
    void onlyAnApprovedOrderIsReceivedAndOnlyWhatIsInIt() {
        String draft = buying.order("A", "1", "1");
        JsonNode refusal = Site.refused(409, site.chief.post("/api/receipts", Buying.receiptOf(draft)));
        assertThat(refusal.get("state").stringValue()).isEqualTo("draft");
        String receipt = buying.receipt(buying.ordered("A", "1", "1"));
        String foreign =
                Site.id(buying.lines("purchase-order-lines", "orderId", draft).get(0));
        Map<String, Object> line = Map.of("receiptId", receipt, "orderLineId", foreign, "quantity", "1");
        assertThat(Site.pointer(Site.refused(422, site.chief.post("/api/receipt-lines", line))))
                .isEqualTo("/orderLineId");
        Caller.Answer early = site.chief.post(
                "/api/receipts", Map.of("orderId", buying.ordered("A", "1", "1"), "receivedOn", "2999-01-01"));
        assertThat(Site.pointer(Site.refused(422, early))).isEqualTo("/receivedOn");
    }

    @Test
    void workersAndMachinesDoNotLieAtTheSite() {
        String order = buying.order("MO", "5", "10");
        buying.line(order, "A", "5", "10");
        site.act("purchase-orders", order, "approve");
        site.act("receipts", buying.receipt(order), "post");
        JsonNode stock = site.chief.get("/api/site-stock").json();
        assertThat(stock.size()).isOne();
        assertThat(stock.at("/0/code").stringValue()).isEqualTo("A");
        assertThat(buying.figures("MO")).isEqualTo("10000.00 | 0.00 | 50.00 | 9950.00");
    }

    /** 100 lie there, and each wants ten. */
    @Test
    void ofFiftyIssuesAtOnceTenAreServedAndNothingFallsBelowZero() throws Exception {
        site.act("receipts", buying.receipt(buying.ordered("A", "100", "10")), "post");
        String stock = Site.id(site.chief.get("/api/site-stock").json().get(0));
        List<Integer> answers = AtOnce.by(
                PARALLEL,
                PARALLEL,
                _ -> site.chief.post("/api/site-issues", issueOf(stock, "10")).status());
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(10);
        assertThat(answers).containsOnly(201, 409);
        assertThat(onHand()).isEqualTo("0.0000");
        assertThat(numbers("site-issues"))
                .isEqualTo(IntStream.rangeClosed(1, 10).boxed().toList());
    }

    @Test
    void aRepeatedIssueTakesOnce() {
        site.act("receipts", buying.receipt(buying.ordered("A", "100", "10")), "post");
        String stock = Site.id(site.chief.get("/api/site-stock").json().get(0));
        Caller keyed = site.chief.with("Idempotency-Key", Buying.newKey());
        assertThat(keyed.post("/api/site-issues", issueOf(stock, "10")).status())
                .isEqualTo(201);
        assertThat(keyed.post("/api/site-issues", issueOf(stock, "10")).status())
                .isEqualTo(200);
        assertThat(onHand()).isEqualTo("90.0000");
        Caller.Answer absent =
                site.chief.post("/api/site-issues", issueOf(UUID.randomUUID().toString(), "1"));
        assertThat(Site.pointer(Site.refused(422, absent))).isEqualTo("/siteStockId");
    }

    private String onHand() {
        return site.chief.get("/api/site-stock").json().at("/0/onHand").stringValue();
    }

    private static Map<String, Object> issueOf(String stock, String quantity) {
        return Map.of("siteStockId", stock, "quantity", quantity, "issuedOn", "2026-01-16", "issuedTo", "Cuadrilla 1");
    }

    private List<Integer> numbers(String resource) {
        return site.chief
                .get("/api/" + resource + "?sort=folio&size=200")
                .json()
                .valueStream()
                .map(each -> Integer.valueOf(each.get("folio").stringValue().replaceAll(".*-", "")))
                .toList();
    }
}
