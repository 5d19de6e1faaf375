package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.construccion.Percent;
import dev.isem.erp.construccion.budget.BudgetVsActual;
import dev.isem.erp.construccion.budget.Costs;
import dev.isem.erp.construccion.contract.Portion;
import dev.isem.erp.construccion.parameter.Parameters;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Table;
import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a receipt does when it is posted: commitments become costs, and the material lies at the site. */
@Component
class Receipts {

    /** How its costs are known. */
    private static final String SOURCE = "receipt";

    private final JdbcClient jdbc;
    private final Store store;
    private final PurchaseOrders orders;
    private final BudgetVsActual budget;
    private final Costs costs;
    private final SiteStock stock;
    private final Parameters parameters;

    Receipts(
            Store store,
            PurchaseOrders orders,
            BudgetVsActual budget,
            Costs costs,
            SiteStock stock,
            Parameters parameters) {
        this.jdbc = store.jdbc();
        this.store = store;
        this.orders = orders;
        this.budget = budget;
        this.costs = costs;
        this.stock = stock;
        this.parameters = parameters;
    }

    /**
     * A line that is to be posted, with what is known of the order's.
     *
     * @param received quantity that earlier receipts brought, and what it was worth
     */
    private record Line(
            UUID id,
            UUID orderLineId,
            String code,
            String description,
            String unit,
            BigDecimal unitPrice,
            BigDecimal ordered,
            BigDecimal received,
            BigDecimal receivedAmount,
            BigDecimal quantity) {

        BigDecimal sum() {
            return received.add(quantity);
        }

        /** The parts of a line add up to what the line is worth, to the cent. */
        BigDecimal amount() {
            return Portion.amount(sum(), unitPrice, receivedAmount);
        }
    }

    /** Lines for all that has not arrived yet. */
    void expectTheRest(UUID receipt, UUID order) {
        jdbc.sql("""
                        INSERT INTO construccion_purchasing.receipt_lines
                               (tenant_id, id, created_by, receipt_id, order_line_id, quantity, amount)
                        SELECT r.tenant_id, gen_random_uuid(), :who, :receipt, r.id, r.quantity,
                               round(r.quantity * r.unit_price, 2)
                          FROM (SELECT l.tenant_id, l.id, l.unit_price, l.quantity - %s AS quantity
                                  FROM construccion_purchasing.purchase_order_lines l
                                 WHERE l.tenant_id = :tenant AND l.order_id = :order) r
                         WHERE r.quantity > 0
                        """.formatted(PurchaseOrders.RECEIVED))
                .param("who", Identity.currentUser())
                .param("receipt", receipt)
                .param("tenant", Tenancy.current())
                .param("order", order)
                .update();
    }

    /** What a quantity of an order's line is worth; a line of another order is as absent as none. */
    BigDecimal worth(UUID receipt, UUID orderLine, BigDecimal quantity) {
        return jdbc.sql("""
                        SELECT round(l.unit_price * :quantity, 2)
                          FROM construccion_purchasing.receipts r JOIN construccion_purchasing.purchase_order_lines l
                            ON l.tenant_id = r.tenant_id AND l.order_id = r.order_id
                         WHERE r.tenant_id = :tenant AND r.id = :receipt AND l.id = :line
                        """)
                .param("quantity", quantity)
                .param("tenant", Tenancy.current())
                .param("receipt", receipt)
                .param("line", orderLine)
                .query(BigDecimal.class)
                .optional()
                .orElseThrow(() -> Problem.absent("/orderLineId"));
    }

    /** Posts a draft that is held: cost and release in this transaction, so neither counts twice. */
    Row post(Row receipt) {
        UUID order = receipt.id("orderId");
        PurchaseOrders.Header header = orders.hold(order);
        header.mustTakeReceipts();
        book(receipt, header.projectId());
        Row posted = new Table(store, ReceiptEndpoints.receipts())
                .move(receipt.id(), OptionalInt.of(receipt.version()), List.of("draft"), "posted");
        orders.moveOn(order, header.status());
        return posted;
    }

    private void book(Row receipt, UUID project) {
        List<Line> lines = lines(receipt.id());
        if (lines.isEmpty()) {
            throw Problem.conflict(
                    "No trae nada. Agregue materiales y regístrela después.",
                    "It brings nothing. Add lines and post it then.");
        }
        BigDecimal tolerance = parameters.ofPurchases().receiptTolerancePct();
        Predicate<String> keptAtSite = budget.keptAtSite(project);
        LocalDate day = receipt.date("receivedOn");
        for (Line line : lines) {
            mustBeOrdered(line, tolerance);
            boolean intoStock = keptAtSite.test(line.code());
            fix(line, intoStock);
            costs.spend(new Costs.Entry(project, line.code(), SOURCE, receipt.id(), line.id(), line.amount()), day);
            costs.release(PurchaseOrders.SOURCE, receipt.id("orderId"), line.orderLineId(), line.amount());
            if (intoStock) {
                stock.add(project, line.code(), line.description(), line.unit(), line.quantity());
            }
        }
    }

    private static void mustBeOrdered(Line line, BigDecimal tolerancePct) {
        BigDecimal most = Percent.plus(line.ordered(), tolerancePct);
        if (line.sum().compareTo(most) > 0) {
            String what = line.code() + " «" + line.description() + "»: ";
            String admitted = most.stripTrailingZeros().toPlainString();
            throw Problem.conflict(
                    what + "se pidieron " + line.ordered() + ", ya llegaron " + line.received()
                            + " y esta recepción trae " + line.quantity() + "; se admiten hasta " + admitted
                            + ". No se registró nada.",
                    what + line.ordered() + " ordered, " + line.received() + " received before and " + line.quantity()
                            + " now; up to " + admitted + " are taken in. Nothing was posted.");
        }
    }

    private void fix(Line line, boolean intoStock) {
        jdbc.sql("UPDATE construccion_purchasing.receipt_lines SET amount = :amount, into_stock = :intoStock"
                        + " WHERE tenant_id = :tenant AND id = :id")
                .param("amount", line.amount())
                .param("intoStock", intoStock)
                .param("tenant", Tenancy.current())
                .param("id", line.id())
                .update();
    }

    /** In the order in which the site's stock is taken, whoever takes it. */
    private List<Line> lines(UUID receipt) {
        return jdbc.sql("""
                        SELECT x.id, x.order_line_id, l.code, l.description, l.unit, l.unit_price,
                               l.quantity AS ordered, x.quantity, %s AS received, %s AS received_amount
                          FROM construccion_purchasing.receipt_lines x
                          JOIN construccion_purchasing.purchase_order_lines l
                            ON l.tenant_id = x.tenant_id AND l.id = x.order_line_id
                         WHERE x.tenant_id = :tenant AND x.receipt_id = :receipt
                         ORDER BY l.code, l.description, l.unit, x.id
                        """.formatted(PurchaseOrders.RECEIVED, PurchaseOrders.RECEIVED_OF_LINE))
                .param("tenant", Tenancy.current())
                .param("receipt", receipt)
                .query(Line.class)
                .list();
    }
}
