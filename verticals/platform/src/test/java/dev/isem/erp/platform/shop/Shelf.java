package dev.isem.erp.platform.shop;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.stock.Finding;
import dev.isem.erp.platform.stock.Move;
import dev.isem.erp.platform.stock.Origin;
import dev.isem.erp.platform.stock.Reservation;
import dev.isem.erp.platform.stock.Stock;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop's stock in a tenant of its own: two rooms, the outside, and goods to move, each call a transaction. */
final class Shelf {

    private static final JdbcClient JDBC = ShopSuite.SHOP.bean(Store.class).jdbc();

    final Stock stock = new Stock(JDBC, "shop", "shop.products");
    final UUID tenant = UUID.randomUUID();
    final UUID supplier = location("supplier");
    final UUID front = location("internal");
    final UUID back = location("internal");
    final UUID customer = location("customer");
    final UUID inventory = location("inventory");

    /** How much lies somewhere. */
    record Lying(BigDecimal qty, BigDecimal reserved, BigDecimal value) {}

    /** A done move as the card of a product shows it: plus what came, minus what went. */
    record Entry(UUID location, BigDecimal qty) {}

    UUID product(String name) {
        UUID id = UUID.randomUUID();
        write(() -> JDBC.sql("INSERT INTO shop.products VALUES (:tenant, :id, :name)")
                .param("tenant", tenant)
                .param("id", id)
                .param("name", name)
                .update());
        return id;
    }

    private UUID location(String usage) {
        UUID id = UUID.randomUUID();
        write(() -> JDBC.sql("INSERT INTO shop.locations VALUES (:tenant, :id, :name, :usage)")
                .param("tenant", tenant)
                .param("id", id)
                .param("name", usage)
                .param("usage", usage)
                .update());
        return id;
    }

    void write(Runnable work) {
        ShopSuite.write(tenant, () -> {
            work.run();
            return tenant;
        });
    }

    void receive(UUID product, String qty, String unitCost) {
        write(() -> stock.post(List.of(move(product, supplier, front, qty).costing(new BigDecimal(unitCost)))));
    }

    void sell(UUID product, String qty) {
        write(() -> stock.post(List.of(move(product, front, customer, qty))));
    }

    UUID reserve(UUID product, String qty) {
        UUID id = UUID.randomUUID();
        write(() -> stock.reserve(List.of(
                new Reservation(id, product, front, new BigDecimal(qty), new Origin("orders", UUID.randomUUID())))));
        return id;
    }

    static Move move(UUID product, UUID from, UUID to, String qty) {
        return Move.of(UUID.randomUUID(), product, from, to, new BigDecimal(qty));
    }

    Lying at(UUID product, UUID location) {
        return ShopSuite.write(
                tenant,
                () -> JDBC.sql(
                                "SELECT qty, reserved, value FROM shop.quants WHERE product_id = :product AND location_id = :location")
                        .param("product", product)
                        .param("location", location)
                        .query(Lying.class)
                        .single());
    }

    /** What moves brought to and took from each location, in the order in which they were done. */
    List<Entry> card(UUID product) {
        return ShopSuite.write(
                tenant,
                () -> JDBC.sql("""
                        SELECT location, qty FROM (
                            SELECT done_at, to_location_id AS location, qty FROM shop.moves
                             WHERE product_id = :product AND status = 'done'
                            UNION ALL
                            SELECT done_at, from_location_id, -qty FROM shop.moves
                             WHERE product_id = :product AND status = 'done') AS sides
                         ORDER BY done_at
                        """).param("product", product).query(Entry.class).list());
    }

    long count(String table) {
        return ShopSuite.write(
                tenant,
                () -> JDBC.sql("SELECT count(*) FROM shop." + table)
                        .query(Long.class)
                        .single());
    }

    List<Finding> verify() {
        return ShopSuite.write(tenant, stock::verify);
    }
}
