package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** One work with an approved budget, and what people do there to buy. Nothing of it is shared with another test. */
final class Buying {

    final Site site;
    final String budget;

    Buying() {
        this(new Site());
    }

    Buying(Site site) {
        this(site, budgetOf(site, site.project));
    }

    /** With a budget that is there. */
    Buying(Site site, String budget) {
        this.site = site;
        this.budget = budget;
    }

    /** Somebody of the company who holds only these permissions. */
    Caller with(String... permissions) {
        return site.with(permissions);
    }

    String budgetOf(String project) {
        return budgetOf(site, project);
    }

    private static String budgetOf(Site site, String project) {
        return Site.id(site.made("budgets", Map.of("projectId", project, "name", "Base")));
    }

    void budgeted(String code, String unit, String quantity, String price) {
        budgeted(budget, code, "material", unit, quantity, price);
    }

    void budgeted(String ofBudget, String code, String type, String unit, String quantity, String price) {
        site.made(
                "budget-lines",
                Map.of(
                        "budgetId",
                        ofBudget,
                        "code",
                        code,
                        "concept",
                        "Concepto " + code,
                        "type",
                        type,
                        "unit",
                        unit,
                        "quantity",
                        quantity,
                        "unitPrice",
                        price));
    }

    void approveBudget() {
        site.act("budgets", budget, "approve");
    }

    Map<String, Object> requisitionLineOf(String requisition, String code, String what, String quantity) {
        return Map.of(
                "requisitionId",
                requisition,
                "code",
                code,
                "description",
                what,
                "unit",
                "m3",
                "quantity",
                quantity,
                "neededOn",
                "2026-12-15");
    }

    Map<String, Object> orderOf(String project) {
        return Map.of("projectId", project, "partnerId", site.partner);
    }

    /** A draft of an order of the work, without lines. */
    String order() {
        return Site.id(site.made("purchase-orders", orderOf(site.project)));
    }

    /** One with one line, in the concept's unit. */
    String order(String code, String quantity, String price) {
        String order = order();
        line(order, code, quantity, price);
        return order;
    }

    String line(String order, String code, String quantity, String price) {
        return Site.id(site.made("purchase-order-lines", lineOf(order, code, quantity, price)));
    }

    static Map<String, Object> lineOf(String order, String code, String quantity, String price) {
        return Map.of(
                "orderId",
                order,
                "code",
                code,
                "description",
                "Material " + code,
                "unit",
                "m3",
                "quantity",
                quantity,
                "unitPrice",
                price);
    }

    /** Approved by whoever may everything. */
    String ordered(String code, String quantity, String price) {
        String order = order(code, quantity, price);
        site.act("purchase-orders", order, "approve");
        return order;
    }

    static Map<String, Object> receiptOf(String order) {
        return Map.of("orderId", order, "receivedOn", "2026-01-15", "deliveryNote", "REM-1");
    }

    /** A draft of everything that has not arrived. */
    String receipt(String order) {
        return Site.id(site.made("receipts", receiptOf(order)));
    }

    /** A draft of so much of an order's only line. */
    String receipt(String order, String quantity) {
        String receipt = receipt(order);
        String line = Site.id(lines("receipt-lines", "receiptId", receipt).get(0));
        Caller.Answer answer = site.set("receipt-lines", line, "quantity", quantity);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return receipt;
    }

    List<JsonNode> lines(String resource, String by, String document) {
        return site.chief
                .get("/api/" + resource + "?" + by + "=" + document)
                .json()
                .valueStream()
                .toList();
    }

    /** What a concept may cost, will cost, did cost, and what is left of it. */
    String figures(String code) {
        return figures(site.project, code);
    }

    String figures(String project, String code) {
        return costs(project)
                .get("concepts")
                .valueStream()
                .filter(concept -> concept.get("code").stringValue().equals(code))
                .map(concept -> told(concept.get("figures")))
                .findFirst()
                .orElse("");
    }

    /** The same of all concepts together. */
    String total() {
        return told(costs(site.project).get("total"));
    }

    private JsonNode costs(String project) {
        return site.chief.get("/api/projects/" + project + "/budget-vs-actual").json();
    }

    private static String told(JsonNode figures) {
        return String.join(
                " | ",
                figures.get("budgeted").stringValue(),
                figures.get("committed").stringValue(),
                figures.get("actual").stringValue(),
                figures.get("available").stringValue());
    }

    String status(String resource, String id) {
        return site.get(resource, id).get("status").stringValue();
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }
}
