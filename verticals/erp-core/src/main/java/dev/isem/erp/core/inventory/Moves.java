package dev.isem.erp.core.inventory;

import dev.isem.erp.core.inventory.OutsideLocations.Outside;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.stock.Stock;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules of moves that people write: which goods, from where and to where, at what cost. */
@Component
class Moves {

    /** What kind of move {@code t} is, by the use of the locations {@code o} and {@code d}. */
    static final String KIND = """
            CASE WHEN o.usage = 'inventory' OR d.usage = 'inventory' THEN 'adjustment'
                 WHEN d.usage = 'scrap' THEN 'scrap'
                 WHEN o.usage = 'supplier' THEN 'receipt'
                 WHEN d.usage = 'customer' THEN 'issue'
                 WHEN o.usage = 'customer' OR d.usage = 'supplier' THEN 'return'
                 ELSE 'transfer' END""";

    private final JdbcClient jdbc;
    private final Stock stock;
    private final OutsideLocations outside;
    private final MovableProducts movable;

    Moves(Store store, Stock stock, OutsideLocations outside, MovableProducts movable) {
        this.jdbc = store.jdbc();
        this.stock = stock;
        this.outside = outside;
        this.movable = movable;
    }

    /** A side that is not told is the outside: what comes from nowhere is supplied, what goes nowhere sold. */
    void complete(Values values) {
        boolean fromTold = values.id("fromLocationId").isPresent();
        boolean toTold = values.id("toLocationId").isPresent();
        if (!fromTold && !toTold) {
            throw Problem.invalid(
                    "/toLocationId",
                    "Diga a qué ubicación entra o de cuál sale.",
                    "Say which location it goes to or comes from.");
        }
        if (!fromTold) {
            values.with("fromLocationId", outside.id(Outside.SUPPLIER));
        }
        if (!toTold) {
            values.with("toLocationId", outside.id(Outside.CUSTOMER));
        }
    }

    /** Checks a draft. */
    void mustBePossible(Values values) {
        values.id("productId").ifPresent(movable::check);
        if (values.id("fromLocationId").equals(values.id("toLocationId"))) {
            throw Problem.invalid("/toLocationId", "Es la misma de la que sale.", "It is the one that it comes from.");
        }
    }

    /** Moves what a draft says. What comes from outside at a cost that nobody told costs what the product does. */
    void confirm(UUID draft, UUID product) {
        movable.hold(List.of(product));
        jdbc.sql("""
                        UPDATE inventory.moves m SET unit_cost = p.cost FROM core.products p
                         WHERE m.tenant_id = :tenant AND m.id = :id AND m.status = 'draft' AND m.unit_cost IS NULL
                           AND p.tenant_id = m.tenant_id AND p.id = m.product_id
                        """).param("tenant", Tenancy.current()).param("id", draft).update();
        stock.confirm(draft);
    }

    /** Takes a done move back by a new one. */
    void reverse(UUID done, UUID product, UUID id) {
        movable.hold(List.of(product));
        stock.reverse(done, id);
    }
}
