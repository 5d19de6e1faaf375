package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A purchase, told from what the work asks for to what it did cost: each person with the permissions of the job and no
 * more, and after each step what the budget says: budgeted | committed | actual | available.
 */
class FromRequisitionToCostIT {

    private final Buying buying = new Buying();
    private final Caller resident = buying.with("requisitions:create", "requisitions:read", "requisitions:update");
    private final Caller engineer = buying.with("requisitions:read", "requisitions:approve");
    private final Caller purchases = buying.with(
            "requisitions:read",
            "requisitions:approve-order",
            "purchase-orders:create",
            "purchase-orders:read",
            "purchase-orders:update");
    private final Caller approver = buying.with("purchase-orders:read", "purchase-orders:approve");
    private final Caller director =
            buying.with("purchase-orders:read", "purchase-orders:approve", "purchase-orders:approve-director");
    private final Caller warehouse = buying.with(
            "receipts:create",
            "receipts:read",
            "receipts:update",
            "receipts:delete",
            "receipts:approve",
            "site-stock:read",
            "site-issues:create",
            "site-issues:read");

    @Test
    void whatAWorkAsksForIsOrderedReceivedAndCostsOnce() {
        // The budget: 100 m3 of concrete at 2,965.40 and 10 t of steel at 27,850.00.
        buying.budgeted("CIM-03", "m3", "100", "2965.40");
        buying.budgeted("CIM-02", "m3", "10", "27850");
        buying.approveBudget();
        assertThat(buying.figures("CIM-03")).isEqualTo("296540.00 | 0.00 | 0.00 | 296540.00");
        assertThat(buying.total()).isEqualTo("575040.00 | 0.00 | 0.00 | 575040.00");

        // The resident asks for 60 m3 and 4 t, and cannot order them; the engineer approves, and cannot either.
        String requisition = asked();
        Site.refused(403, resident.post("/api/requisitions/" + requisition + "/approve"));
        act(resident, "requisitions", requisition, "submit", Map.of());
        Map<String, Object> supplier = Map.of("partnerId", buying.site.partner);
        Site.refused(409, purchases.post("/api/requisitions/" + requisition + "/convert", supplier));
        act(engineer, "requisitions", requisition, "approve", Map.of());
        Site.refused(403, engineer.post("/api/requisitions/" + requisition + "/convert", supplier));

        // Purchases make it an order, at the budget's prices: 177,924.00 + 111,400.00.
        JsonNode ordered = act(purchases, "requisitions", requisition, "convert", supplier);
        assertThat(ordered.get("status").stringValue()).isEqualTo("ordered");
        assertThat(ordered.get("folio").stringValue()).matches("REQ-\\d{4}-000001");
        String order = ordered.get("orderId").stringValue();
        assertThat(figure("purchase-orders", order, "amount")).isEqualTo("289324.00");
        assertThat(ordered.get("orderName").stringValue()).matches("OC-\\d{4}-000001");

        // They get the concrete for 2,950.00. Nothing is committed until the order is approved.
        String concrete =
                Site.id(buying.lines("purchase-order-lines", "orderId", order).get(1));
        assertThat(buying.site
                        .set(purchases, "purchase-order-lines", concrete, "unitPrice", "2950")
                        .status())
                .isEqualTo(200);
        assertThat(figure("purchase-orders", order, "amount")).isEqualTo("288400.00");
        assertThat(buying.figures("CIM-03")).isEqualTo("296540.00 | 0.00 | 0.00 | 296540.00");
        Site.refused(403, purchases.post("/api/purchase-orders/" + order + "/approve"));
        act(approver, "purchase-orders", order, "approve", Map.of());
        assertThat(buying.figures("CIM-03")).isEqualTo("296540.00 | 177000.00 | 0.00 | 119540.00");
        assertThat(buying.figures("CIM-02")).isEqualTo("278500.00 | 111400.00 | 0.00 | 167100.00");

        // 25 m3 arrive: 73,750.00 turn from committed into actual, and what is available stays.
        received(order, "25");
        assertThat(buying.status("purchase-orders", order)).isEqualTo("partially_received");
        assertThat(buying.figures("CIM-03")).isEqualTo("296540.00 | 103250.00 | 73750.00 | 119540.00");
        assertThat(buying.figures("CIM-02")).isEqualTo("278500.00 | 111400.00 | 0.00 | 167100.00");

        // The rest arrives: nothing is committed any more, and nothing counts twice.
        act(warehouse, "receipts", Site.id(made(warehouse, "receipts", Buying.receiptOf(order))), "post", Map.of());
        assertThat(buying.status("purchase-orders", order)).isEqualTo("received");
        assertThat(buying.figures("CIM-03")).isEqualTo("296540.00 | 0.00 | 177000.00 | 119540.00");
        assertThat(buying.figures("CIM-02")).isEqualTo("278500.00 | 0.00 | 111400.00 | 167100.00");
        assertThat(buying.total()).isEqualTo("575040.00 | 0.00 | 288400.00 | 286640.00");

        // 60 m3 lie at the site, 12.5 are handed out, and no more than 47.5 can be.
        JsonNode stock = warehouse.get("/api/site-stock?q=Concreto").json().get(0);
        assertThat(stock.get("onHand").stringValue()).isEqualTo("60.0000");
        made(warehouse, "site-issues", issueOf(stock, "12.5"));
        JsonNode refusal = Site.refused(409, warehouse.post("/api/site-issues", issueOf(stock, "47.5001")));
        assertThat(refusal.get("detail").stringValue()).contains("Concreto: 47.5000 m3");

        // 41 m3 more cost 120,950.00 where 119,540.00 are left: a director's to approve.
        String more = buying.order("CIM-03", "41", "2950");
        JsonNode beyond = Site.refused(409, approver.post("/api/purchase-orders/" + more + "/approve"));
        assertThat(beyond.get("detail").stringValue())
                .isEqualTo("CIM-03: it asks for 120950.00 and 119540.00 is available (budget 296540.00, committed 0.00,"
                        + " actual 177000.00). Only a director may approve it like this. Nothing was changed.");
        assertThat(buying.status("purchase-orders", more)).isEqualTo("draft");
        JsonNode approved = act(director, "purchase-orders", more, "approve", Map.of());
        assertThat(approved.get("beyondLimits").booleanValue()).isTrue();
        assertThat(buying.figures("CIM-03")).isEqualTo("296540.00 | 120950.00 | 177000.00 | -1410.00");

        // The supplier has none: cancelled, and what was not received is free again.
        act(purchases, "purchase-orders", more, "cancel", Map.of("reason", "No stock"));
        assertThat(buying.figures("CIM-03")).isEqualTo("296540.00 | 0.00 | 177000.00 | 119540.00");
    }

    @Test
    void theDemosFiguresAddUpToo() {
        for (UUID company : List.of(ConstruccionSuite.NORTE, ConstruccionSuite.SUR)) {
            Caller chief = ConstruccionSuite.administratorOf(company);
            assertThat(sum(chief, "commitments?size=200", "amount")).isPositive();
            BigDecimal came = sum(chief, "actual-costs?source=receipt&size=200", "amount");
            BigDecimal wentBack = sum(chief, "actual-costs?source=purchase_return&size=200", "amount");
            assertThat(came).isPositive().isEqualByComparingTo(sum(chief, "receipts?status=posted&size=200", "amount"));
            assertThat(wentBack)
                    .isNegative()
                    .isEqualByComparingTo(sum(chief, "purchase-returns?status=confirmed&size=200", "amount")
                            .negate());
            assertThat(came.add(wentBack))
                    .isEqualByComparingTo(sum(chief, "purchase-orders?size=200", "received"))
                    .isEqualByComparingTo(sum(chief, "commitments?size=200", "released"));
            assertThat(sum(chief, "budget-vs-actual?size=200", "committed"))
                    .isEqualByComparingTo(sum(chief, "commitments?size=200", "open"));
        }
    }

    private String asked() {
        Map<String, Object> body = Map.of("projectId", buying.site.project, "note", "Zapatas");
        String requisition = Site.id(made(resident, "requisitions", body));
        made(resident, "requisition-lines", buying.requisitionLineOf(requisition, "CIM-03", "Concreto", "60"));
        made(resident, "requisition-lines", buying.requisitionLineOf(requisition, "CIM-02", "Varilla", "4"));
        return requisition;
    }

    /** So much of the concrete, and no steel. */
    private void received(String order, String concrete) {
        String receipt = Site.id(made(warehouse, "receipts", Buying.receiptOf(order)));
        for (JsonNode line : buying.lines("receipt-lines", "receiptId", receipt)) {
            if (line.get("code").stringValue().equals("CIM-03")) {
                assertThat(buying.site
                                .set(warehouse, "receipt-lines", Site.id(line), "quantity", concrete)
                                .status())
                        .isEqualTo(200);
            } else {
                assertThat(warehouse
                                .delete("/api/receipt-lines/" + Site.id(line))
                                .status())
                        .isEqualTo(204);
            }
        }
        act(warehouse, "receipts", receipt, "post", Map.of());
    }

    private static Map<String, Object> issueOf(JsonNode stock, String quantity) {
        return Map.of(
                "siteStockId",
                Site.id(stock),
                "quantity",
                quantity,
                "issuedOn",
                "2026-01-16",
                "issuedTo",
                "Cuadrilla 1");
    }

    private static JsonNode made(Caller who, String resource, Map<String, ?> body) {
        Caller.Answer answer = who.post("/api/" + resource, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static JsonNode act(Caller who, String resource, String id, String action, Map<String, ?> answers) {
        Caller.Answer answer = who.post("/api/" + resource + "/" + id + "/" + action, answers);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private String figure(String resource, String id, String field) {
        return buying.site.get(resource, id).get(field).stringValue();
    }

    private static BigDecimal sum(Caller chief, String list, String field) {
        return chief.get("/api/" + list)
                .json()
                .valueStream()
                .map(record -> new BigDecimal(record.get(field).stringValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
