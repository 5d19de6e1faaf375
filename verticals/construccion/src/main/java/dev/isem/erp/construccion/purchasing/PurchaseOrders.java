package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.construccion.budget.BudgetControl;
import dev.isem.erp.construccion.budget.Costs;
import dev.isem.erp.construccion.parameter.FourEyes;
import dev.isem.erp.construccion.project.Partners;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Table;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the budget and receipts do with an order. Whoever needs several rows holds the order first, then its project or what
 * lies at the site.
 */
@Component
class PurchaseOrders {

    /** How its commitments are known. */
    static final String SOURCE = "purchase_order";

    /** Quantity of the order's line {@code l} that arrived and did not go back. */
    static final String RECEIVED = received("quantity", PurchaseReturns.RETURNED);

    /** What of the order's line {@code l} arrived and did not go back, by its price. */
    static final String RECEIVED_OF_LINE = received("amount", PurchaseReturns.RETURNED_AMOUNT);

    /** What of the order {@code t} arrived and did not go back, by its prices. */
    static final String RECEIVED_AMOUNT = """
            (SELECT coalesce(sum(x.amount - %s), 0)
               FROM construccion_purchasing.receipts r
               JOIN construccion_purchasing.receipt_lines x ON x.tenant_id = r.tenant_id AND x.receipt_id = r.id
              WHERE r.tenant_id = t.tenant_id AND r.order_id = t.id AND r.status = 'posted')
            """.formatted(PurchaseReturns.RETURNED_AMOUNT);

    private final JdbcClient jdbc;
    private final Store store;
    private final BudgetControl control;
    private final Costs costs;
    private final FourEyes fourEyes;
    private final Partners partners;
    private final Clock clock;

    PurchaseOrders(Store store, BudgetControl control, Costs costs, FourEyes fourEyes, Partners partners, Clock clock) {
        this.jdbc = store.jdbc();
        this.store = store;
        this.control = control;
        this.costs = costs;
        this.fourEyes = fourEyes;
        this.partners = partners;
        this.clock = clock;
    }

    private static String received(String column, String returned) {
        return """
                (SELECT coalesce(sum(x.%s - %s), 0)
                   FROM construccion_purchasing.receipt_lines x
                   JOIN construccion_purchasing.receipts h ON h.tenant_id = x.tenant_id AND h.id = x.receipt_id
                  WHERE x.tenant_id = l.tenant_id AND x.order_line_id = l.id AND h.status = 'posted')
                """.formatted(column, returned);
    }

    /** For which project it is, and its state. */
    record Header(UUID projectId, String status) {

        void mustTakeReceipts() {
            if (!status.equals("approved") && !status.equals("partially_received")) {
                throw PurchaseOrderEndpoints.orders().wrongState(status);
            }
        }
    }

    /** A line of an order. */
    record Line(
            UUID id,
            String code,
            String description,
            String unit,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal amount) {

        BudgetControl.Asked asked() {
            return new BudgetControl.Asked(
                    code, amount, Optional.of(new BudgetControl.Price(description, unit, unitPrice)));
        }
    }

    /** Keeps others from changing this order, and from receiving any of it, until the commit. */
    Header hold(UUID order) {
        return header(order, " FOR NO KEY UPDATE").orElseThrow(() -> Problem.absent("/orderId"));
    }

    UUID projectOf(UUID order) {
        return header(order, "").orElseThrow(Problem::notFound).projectId();
    }

    private Optional<Header> header(UUID order, String lock) {
        return jdbc.sql("SELECT project_id, status FROM construccion_purchasing.purchase_orders"
                        + " WHERE tenant_id = :tenant AND id = :id" + lock)
                .param("tenant", Tenancy.current())
                .param("id", order)
                .query(Header.class)
                .optional();
    }

    /**
     * Makes the lines of a draft that is held commitments of the budget.
     *
     * @param isDirector whether whoever approves may go beyond the limits
     */
    Row approve(Row order, boolean isDirector) {
        List<Line> lines = lines(order.id());
        mustBePriced(lines);
        partners.mustStillBeActive(order);
        UUID project = order.id("projectId");
        boolean beyond = control.admit(project, lines.stream().map(Line::asked).toList(), isDirector);
        if (beyond) {
            fourEyes.mustBeAnothers(PurchaseOrderEndpoints.orders(), order);
        }
        for (Line line : lines) {
            costs.commit(new Costs.Entry(project, line.code(), SOURCE, order.id(), line.id(), line.amount()));
        }
        Values signature = Values.none()
                .with("beyondLimits", beyond)
                .with("approvedBy", Identity.currentUser())
                .with("approvedAt", OffsetDateTime.now(clock));
        return new Table(store, PurchaseOrderEndpoints.orders())
                .move(order.id(), OptionalInt.of(order.version()), List.of("draft"), "approved", signature);
    }

    private static void mustBePriced(List<Line> lines) {
        if (lines.isEmpty()) {
            throw Problem.conflict(
                    "No pide nada. Agregue materiales y apruébela después.",
                    "It orders nothing. Add lines and approve it then.");
        }
        for (Line line : lines) {
            if (line.unitPrice().signum() == 0) {
                throw Problem.conflict(
                        "«" + line.description() + "» no tiene precio. Escríbalo y apruébela después.",
                        "\"" + line.description() + "\" has no price. Enter it and approve the order then.");
            }
        }
    }

    /** What has not arrived is awaited no more. */
    void releaseRest(UUID order) {
        costs.releaseAll(SOURCE, order);
    }

    /** After a return: what went back is committed, and to come, again. */
    void awaitAgain(UUID order, List<UUID> lines, String before) {
        for (UUID line : lines) {
            costs.commitAgain(SOURCE, order, line, receivedAmount(line));
        }
        moveOn(order, before, "return");
    }

    private BigDecimal receivedAmount(UUID line) {
        return jdbc.sql("SELECT " + RECEIVED_OF_LINE + " FROM construccion_purchasing.purchase_order_lines l"
                        + " WHERE l.tenant_id = :tenant AND l.id = :line")
                .param("tenant", Tenancy.current())
                .param("line", line)
                .query(BigDecimal.class)
                .single();
    }

    /** After a receipt: whether anything is still to come. */
    void moveOn(UUID order, String before) {
        moveOn(order, before, "receive");
    }

    private void moveOn(UUID order, String before, String act) {
        String after = jdbc.sql("""
                        WITH line AS (SELECT l.quantity, %s AS received
                                        FROM construccion_purchasing.purchase_order_lines l
                                       WHERE l.tenant_id = :tenant AND l.order_id = :id)
                        UPDATE construccion_purchasing.purchase_orders o
                           SET status = CASE WHEN NOT EXISTS (SELECT FROM line WHERE received < quantity) THEN 'received'
                                             WHEN EXISTS (SELECT FROM line WHERE received > 0) THEN 'partially_received'
                                             ELSE 'approved' END,
                               version = version + 1, updated_at = now()
                         WHERE o.tenant_id = :tenant AND o.id = :id RETURNING o.status
                        """.formatted(RECEIVED))
                .param("tenant", Tenancy.current())
                .param("id", order)
                .query(String.class)
                .single();
        store.audit()
                .record(
                        PurchaseOrderEndpoints.orders().name(),
                        order,
                        act,
                        Map.of("status", before),
                        Map.of("status", after));
    }

    private List<Line> lines(UUID order) {
        return jdbc.sql("""
                        SELECT id, code, description, unit, quantity, unit_price, amount
                          FROM construccion_purchasing.purchase_order_lines
                         WHERE tenant_id = :tenant AND order_id = :order ORDER BY code, id
                        """)
                .param("tenant", Tenancy.current())
                .param("order", order)
                .query(Line.class)
                .list();
    }
}
