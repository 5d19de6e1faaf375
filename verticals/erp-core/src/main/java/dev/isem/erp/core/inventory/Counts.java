package dev.isem.erp.core.inventory;

import dev.isem.erp.core.inventory.OutsideLocations.Outside;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.stock.Counted;
import dev.isem.erp.platform.stock.Move;
import dev.isem.erp.platform.stock.Origin;
import dev.isem.erp.platform.stock.Stock;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules of counts: one open at a location, and what is confirmed puts the books right by what it found amiss. */
@Component
class Counts {

    private final JdbcClient jdbc;
    private final Stock stock;
    private final OutsideLocations outside;
    private final MovableProducts movable;

    Counts(Store store, Stock stock, OutsideLocations outside, MovableProducts movable) {
        this.jdbc = store.jdbc();
        this.stock = stock;
        this.outside = outside;
        this.movable = movable;
    }

    /** Only what can run out is counted. An absent location is the foreign key's to refuse. */
    void mustBeInternal(UUID location) {
        boolean counted = jdbc.sql(
                        "SELECT usage = 'internal' FROM inventory.locations WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", Tenancy.current())
                .param("id", location)
                .query(Boolean.class)
                .optional()
                .orElse(true);
        if (!counted) {
            throw Problem.invalid(
                    "/locationId", "Solo se cuenta en ubicaciones internas.", "Only internal locations are counted.");
        }
    }

    /** Says it better than the table's key, which refuses the second of two at once. */
    void mustBeTheOnlyOne(UUID location, UUID count) {
        boolean another = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM inventory.counts
                                        WHERE tenant_id = :tenant AND location_id = :location AND id <> :id
                                          AND status = 'draft')
                        """)
                .param("tenant", Tenancy.current())
                .param("location", location)
                .param("id", count)
                .query(Boolean.class)
                .single();
        if (another) {
            throw Problem.conflictAt(
                    "/locationId",
                    "Ya hay un conteo abierto de esta ubicación. Confírmelo o cancélelo primero.",
                    "A count of this location is open. Confirm or cancel it first.");
        }
    }

    void mustBeMovable(UUID product) {
        movable.check(product);
    }

    /** Keeps with a line what the books say now: what moves from here on was not missing when it was counted. */
    void keepBooked(UUID line) {
        jdbc.sql("""
                        UPDATE inventory.count_lines l
                           SET expected = coalesce((SELECT q.qty FROM inventory.quants q JOIN inventory.counts c
                                                        ON c.tenant_id = q.tenant_id AND c.location_id = q.location_id
                                                     WHERE q.tenant_id = l.tenant_id AND q.product_id = l.product_id
                                                       AND c.id = l.count_id), 0)
                         WHERE l.tenant_id = :tenant AND l.id = :line
                        """).param("tenant", Tenancy.current()).param("line", line).update();
    }

    /** Moves what was found more or less than the books said when it was counted, and keeps that with the lines. */
    void apply(Row count) {
        List<Counted> lines = lines(count.id());
        if (lines.isEmpty()) {
            throw Problem.conflict(
                    "El conteo no tiene partidas. Agregue lo que contó.",
                    "The count has no lines. Add what was counted.");
        }
        movable.hold(lines.stream().map(Counted::productId).toList());
        Move.Reason reason = Move.Reason.of(
                count.text("folio"), new Origin(CountEndpoints.counts().name(), count.id()));
        stock.adjust(count.id("locationId"), outside.id(Outside.INVENTORY), lines, reason)
                .forEach(difference -> keep(count.id(), difference));
    }

    private List<Counted> lines(UUID count) {
        return jdbc.sql("""
                        SELECT l.product_id, l.qty, l.expected, coalesce(p.cost, 0) AS unit_cost
                          FROM inventory.count_lines l
                          JOIN core.products p ON p.tenant_id = l.tenant_id AND p.id = l.product_id
                         WHERE l.tenant_id = :tenant AND l.count_id = :count
                         ORDER BY l.created_at, l.id
                        """)
                .param("tenant", Tenancy.current())
                .param("count", count)
                .query((line, _) -> new Counted(
                        line.getObject("product_id", UUID.class),
                        line.getBigDecimal("qty"),
                        Optional.ofNullable(line.getBigDecimal("expected")), // a pod of an older version keeps none
                        line.getBigDecimal("unit_cost")))
                .list();
    }

    private void keep(UUID count, Counted.Difference difference) {
        jdbc.sql("""
                        UPDATE inventory.count_lines
                           SET expected = :expected, difference = :added, version = version + 1, updated_at = now()
                         WHERE tenant_id = :tenant AND count_id = :count AND product_id = :product
                        """)
                .param("expected", difference.expected())
                .param("added", difference.added())
                .param("tenant", Tenancy.current())
                .param("count", count)
                .param("product", difference.productId())
                .update();
    }
}
