package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.construccion.budget.BudgetVsActual;
import dev.isem.erp.construccion.budget.Costs;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Table;
import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a return to a supplier does when it is confirmed: the material lies at the site no more, and its cost is taken back.
 * The supplier owes it again while the order is open; whoever is not to get it cancels the rest of the order.
 */
@Component
class PurchaseReturns {

    /** How its costs are known. */
    private static final String SOURCE = "purchase_return";

    /** Quantity of the receipt's line {@code x} that went back. */
    static final String RETURNED = returned("quantity");

    /** What the quantity of the receipt's line {@code x} that went back was worth. */
    static final String RETURNED_AMOUNT = returned("amount");

    private static final int CENTS = 2;

    private final JdbcClient jdbc;
    private final Store store;
    private final PurchaseOrders orders;
    private final BudgetVsActual budget;
    private final Costs costs;
    private final SiteStock stock;

    PurchaseReturns(Store store, PurchaseOrders orders, BudgetVsActual budget, Costs costs, SiteStock stock) {
        this.jdbc = store.jdbc();
        this.store = store;
        this.orders = orders;
        this.budget = budget;
        this.costs = costs;
        this.stock = stock;
    }

    private static String returned(String column) {
        return """
                (SELECT coalesce(sum(d.%s), 0)
                   FROM construccion_purchasing.purchase_return_lines d
                   JOIN construccion_purchasing.purchase_returns v ON v.tenant_id = d.tenant_id AND v.id = d.return_id
                  WHERE d.tenant_id = x.tenant_id AND d.receipt_line_id = x.id AND v.status = 'confirmed')""".formatted(column);
    }

    private record Receipt(UUID orderId, LocalDate receivedOn, String status) {}

    /**
     * A line that is to go back, with what is known of the receipt's.
     *
     * @param intoStock whether it lay at the site from then on; older code did not write it down
     * @param returned quantity that went back before, and what it was worth
     */
    private record Line(
            UUID id,
            UUID orderLineId,
            String code,
            String description,
            String unit,
            BigDecimal received,
            BigDecimal receivedAmount,
            @Nullable Boolean intoStock,
            BigDecimal returned,
            BigDecimal returnedAmount,
            BigDecimal quantity) {

        BigDecimal sum() {
            return returned.add(quantity);
        }

        boolean isInStock(Predicate<String> keptAtSite) {
            return intoStock == null ? keptAtSite.test(code) : intoStock;
        }

        /** What comes back of a line in parts is worth what the line was, to the cent. */
        BigDecimal amount() {
            return receivedAmount
                    .multiply(sum())
                    .divide(received, CENTS, RoundingMode.HALF_UP)
                    .subtract(returnedAmount);
        }
    }

    /**
     * Looks for what is to go back.
     *
     * @throws Problem 422 when there is no such receipt, or it came later; 409 when it is not posted
     */
    void mustHaveArrived(UUID receipt, LocalDate day) {
        Receipt arrived = receipt(receipt).orElseThrow(() -> Problem.absent("/receiptId"));
        if (!arrived.status().equals("posted")) {
            throw ReceiptEndpoints.receipts().wrongState(arrived.status());
        }
        if (day.isBefore(arrived.receivedOn())) {
            throw Problem.invalid(
                    "/returnedOn",
                    "Se recibió el " + arrived.receivedOn() + ".",
                    "It was received on " + arrived.receivedOn() + ".");
        }
    }

    private Optional<Receipt> receipt(UUID id) {
        return jdbc.sql("SELECT order_id, received_on, status FROM construccion_purchasing.receipts"
                        + " WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", Tenancy.current())
                .param("id", id)
                .query(Receipt.class)
                .optional();
    }

    /** Lines for all of a receipt that has not gone back yet. */
    void proposeAll(UUID document, UUID receipt) {
        jdbc.sql("""
                        INSERT INTO construccion_purchasing.purchase_return_lines
                               (tenant_id, id, created_by, return_id, receipt_line_id, quantity, amount)
                        SELECT r.tenant_id, gen_random_uuid(), :who, :document, r.id, r.quantity, r.amount
                          FROM (SELECT x.tenant_id, x.id, x.quantity - %s AS quantity, x.amount - %s AS amount
                                  FROM construccion_purchasing.receipt_lines x
                                 WHERE x.tenant_id = :tenant AND x.receipt_id = :receipt) r
                         WHERE r.quantity > 0
                        """.formatted(RETURNED, RETURNED_AMOUNT))
                .param("who", Identity.currentUser())
                .param("document", document)
                .param("tenant", Tenancy.current())
                .param("receipt", receipt)
                .update();
    }

    /** What a quantity of a receipt's line is worth; a line of another receipt is as absent as none. */
    BigDecimal worth(UUID document, UUID receiptLine, BigDecimal quantity) {
        return jdbc.sql("""
                        SELECT round(x.amount * :quantity / x.quantity, 2)
                          FROM construccion_purchasing.purchase_returns r JOIN construccion_purchasing.receipt_lines x
                            ON x.tenant_id = r.tenant_id AND x.receipt_id = r.receipt_id
                         WHERE r.tenant_id = :tenant AND r.id = :document AND x.id = :line
                        """)
                .param("quantity", quantity)
                .param("tenant", Tenancy.current())
                .param("document", document)
                .param("line", receiptLine)
                .query(BigDecimal.class)
                .optional()
                .orElseThrow(() -> Problem.absent("/receiptLineId"));
    }

    /** Confirms a draft that is held: stock, cost and what is awaited in this transaction. */
    Row confirm(Row document) {
        UUID order = receipt(document.id("receiptId")).orElseThrow().orderId();
        PurchaseOrders.Header header = orders.hold(order);
        List<Line> lines = lines(document.id());
        book(document, header.projectId(), lines);
        Row confirmed = new Table(store, PurchaseReturnEndpoints.returns())
                .move(document.id(), OptionalInt.of(document.version()), List.of("draft"), "confirmed");
        if (!header.status().equals("cancelled")) {
            orders.awaitAgain(order, lines.stream().map(Line::orderLineId).toList(), header.status());
        }
        return confirmed;
    }

    private void book(Row document, UUID project, List<Line> lines) {
        if (lines.isEmpty()) {
            throw Problem.conflict(
                    "No devuelve nada. Agregue materiales y confírmela después.",
                    "It returns nothing. Add lines and confirm it then.");
        }
        Predicate<String> keptAtSite = budget.keptAtSite(project);
        LocalDate day = document.date("returnedOn");
        for (Line line : lines) {
            mustHaveBeenReceived(line);
            fix(line);
            costs.spend(
                    new Costs.Entry(
                            project,
                            line.code(),
                            SOURCE,
                            document.id(),
                            line.id(),
                            line.amount().negate()),
                    day);
            if (line.isInStock(keptAtSite)) {
                stock.sendBack(project, line.code(), line.description(), line.unit(), line.quantity());
            }
        }
    }

    private static void mustHaveBeenReceived(Line line) {
        if (line.sum().compareTo(line.received()) > 0) {
            String what = line.code() + " «" + line.description() + "»: ";
            throw Problem.conflict(
                    what + "se recibieron " + line.received() + ", ya se devolvieron " + line.returned()
                            + " y esta devolución lleva " + line.quantity() + ". No se confirmó nada.",
                    what + line.received() + " received, " + line.returned() + " returned before and " + line.quantity()
                            + " now. Nothing was confirmed.");
        }
    }

    private void fix(Line line) {
        jdbc.sql("UPDATE construccion_purchasing.purchase_return_lines SET amount = :amount"
                        + " WHERE tenant_id = :tenant AND id = :id")
                .param("amount", line.amount())
                .param("tenant", Tenancy.current())
                .param("id", line.id())
                .update();
    }

    /** In the order in which the site's stock is taken, whoever takes it. */
    private List<Line> lines(UUID document) {
        return jdbc.sql("""
                        SELECT t.id, x.order_line_id, l.code, l.description, l.unit, x.quantity AS received,
                               x.amount AS received_amount, x.into_stock, %s AS returned, %s AS returned_amount, t.quantity
                          FROM construccion_purchasing.purchase_return_lines t
                          JOIN construccion_purchasing.receipt_lines x
                            ON x.tenant_id = t.tenant_id AND x.id = t.receipt_line_id
                          JOIN construccion_purchasing.purchase_order_lines l
                            ON l.tenant_id = x.tenant_id AND l.id = x.order_line_id
                         WHERE t.tenant_id = :tenant AND t.return_id = :document
                         ORDER BY l.code, l.description, l.unit, t.id
                        """.formatted(RETURNED, RETURNED_AMOUNT))
                .param("tenant", Tenancy.current())
                .param("document", document)
                .query(Line.class)
                .list();
    }
}
