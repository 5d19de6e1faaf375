package dev.isem.erp.platform.stock;

import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored quants of the current tenant. */
final class Quants {

    private final JdbcClient jdbc;
    private final String schema;

    Quants(JdbcClient jdbc, String schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /**
     * Keeps others from these quants until the commit, and makes those that were not there. One after the other in
     * sorted order, so that two who need the same ones cannot wait for each other.
     */
    Ledger hold(Collection<QuantKey> keys) {
        List<Quant> held = new ArrayList<>();
        for (QuantKey key : new TreeSet<>(keys)) {
            held.add(find(key).orElseGet(() -> make(key)));
        }
        return new Ledger(held);
    }

    private Optional<Quant> find(QuantKey key) {
        return jdbc.sql("SELECT product_id, location_id, usage, qty, reserved, value FROM " + schema + ".quants"
                        + " WHERE tenant_id = :tenant AND product_id = :product AND location_id = :location"
                        + " FOR NO KEY UPDATE")
                .param("tenant", Tenancy.current())
                .param("product", key.productId())
                .param("location", key.locationId())
                .query(Quants::quant)
                .optional();
    }

    /** Of two who make the same one at once the second waits for the first, and finds it. */
    private Quant make(QuantKey key) {
        jdbc.sql("INSERT INTO " + schema + ".quants (tenant_id, id, created_by, product_id, location_id, usage)"
                        + " SELECT l.tenant_id, :id, :who, :product, l.id, l.usage FROM " + schema + ".locations l"
                        + " WHERE l.tenant_id = :tenant AND l.id = :location"
                        + " ON CONFLICT (tenant_id, product_id, location_id) DO NOTHING")
                .param("tenant", Tenancy.current())
                .param("id", UUID.randomUUID())
                .param("who", Identity.currentUser())
                .param("product", key.productId())
                .param("location", key.locationId())
                .update();
        return find(key).orElseThrow(() -> Problem.absent("/locationId"));
    }

    /** Stores what the ledger made of the quants that are held. */
    void write(Ledger ledger) {
        for (Ledger.Change change : ledger.changes()) {
            write(change.before(), change.after());
        }
    }

    /** The condition repeats what the ledger looked at: stock never becomes less than its reservations. */
    private void write(Quant old, Quant now) {
        BigDecimal qty = now.qty().subtract(old.qty());
        BigDecimal reserved = now.reserved().subtract(old.reserved());
        int written = jdbc.sql("UPDATE " + schema + ".quants SET qty = qty + :qty, reserved = reserved + :reserved,"
                        + " value = value + :value, version = version + 1, updated_at = now()"
                        + " WHERE tenant_id = :tenant AND product_id = :product AND location_id = :location"
                        + " AND (usage <> 'internal' OR qty - reserved >= :taken)")
                .param("qty", qty)
                .param("reserved", reserved)
                .param("value", now.value().subtract(old.value()))
                .param("taken", reserved.subtract(qty))
                .param("tenant", Tenancy.current())
                .param("product", now.key().productId())
                .param("location", now.key().locationId())
                .update();
        if (written != 1) {
            throw new IllegalStateException("A quant that was held is not as it was: " + now.key());
        }
    }

    private static Quant quant(ResultSet line, int number) throws SQLException {
        return new Quant(
                new QuantKey(line.getObject("product_id", UUID.class), line.getObject("location_id", UUID.class)),
                line.getString("usage"),
                line.getBigDecimal("qty"),
                line.getBigDecimal("reserved"),
                line.getBigDecimal("value"));
    }
}
