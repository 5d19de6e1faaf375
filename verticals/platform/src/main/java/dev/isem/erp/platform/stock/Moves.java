package dev.isem.erp.platform.stock;

import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored moves of the current tenant. */
final class Moves {

    /** So many decimals that the cost of one, times the quantity, is the value to the last of its six. */
    private static final int EXACT = 20;

    private final JdbcClient jdbc;
    private final String table;

    Moves(JdbcClient jdbc, String schema) {
        this.jdbc = jdbc;
        this.table = schema + ".moves";
    }

    /** A draft, kept from others until the commit. */
    Move draft(UUID id) {
        return held(id, "draft");
    }

    /** A done move, kept from others until the commit. */
    Move done(UUID id) {
        return held(id, "done");
    }

    private Move held(UUID id, String status) {
        return jdbc.sql("SELECT * FROM " + table
                        + " WHERE tenant_id = :tenant AND id = :id AND status = :status FOR NO KEY UPDATE")
                .param("tenant", Tenancy.current())
                .param("id", id)
                .param("status", status)
                .query(Moves::move)
                .optional()
                .orElseThrow(Problem::notFound);
    }

    boolean isReversed(UUID id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM " + table + " WHERE tenant_id = :tenant AND reverses_id = :id)")
                .param("tenant", Tenancy.current())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Stores a move that is done as it is made. The clock is read now, while its quants are held: moves of a quant follow each other. */
    void insert(Move move, Ledger.Moved moved) {
        jdbc.sql("INSERT INTO " + table + " (tenant_id, id, created_by, product_id, from_location_id, to_location_id,"
                        + " qty, unit_cost, value, status, done_at, document, origin_type, origin_id, reverses_id)"
                        + " VALUES (:tenant, :id, :who, :product, :from, :to, :qty, :unit_cost, :value, 'done',"
                        + " clock_timestamp(), :document, :origin_type, :origin_id, :reverses)")
                .param("tenant", Tenancy.current())
                .param("id", move.id())
                .param("who", Identity.currentUser())
                .param("product", move.productId())
                .param("from", move.from())
                .param("to", move.to())
                .param("qty", move.qty())
                .param("unit_cost", moved.unitCost())
                .param("value", moved.value())
                .param("document", move.reason().document().orElse(null))
                .param("origin_type", move.reason().origin().map(Origin::type).orElse(null))
                .param("origin_id", move.reason().origin().map(Origin::id).orElse(null))
                .param("reverses", move.reason().reverses().orElse(null))
                .update();
    }

    /** A draft is done. */
    void finish(UUID draft, Ledger.Moved moved) {
        jdbc.sql("UPDATE " + table + " SET status = 'done', done_at = clock_timestamp(), unit_cost = :unit_cost,"
                        + " value = :value, version = version + 1, updated_at = now()"
                        + " WHERE tenant_id = :tenant AND id = :id AND status = 'draft'")
                .param("unit_cost", moved.unitCost())
                .param("value", moved.value())
                .param("tenant", Tenancy.current())
                .param("id", draft)
                .update();
    }

    private static Move move(ResultSet line, int number) throws SQLException {
        BigDecimal qty = line.getBigDecimal("qty");
        BigDecimal value = line.getBigDecimal("value");
        BigDecimal unitCost =
                Optional.ofNullable(line.getBigDecimal("unit_cost")).orElse(BigDecimal.ZERO);
        return Move.of(
                        line.getObject("id", UUID.class),
                        line.getObject("product_id", UUID.class),
                        line.getObject("from_location_id", UUID.class),
                        line.getObject("to_location_id", UUID.class),
                        qty)
                .costing(value == null ? unitCost : value.divide(qty, EXACT, RoundingMode.HALF_UP))
                .because(reason(line));
    }

    private static Move.Reason reason(ResultSet line) throws SQLException {
        String type = line.getString("origin_type");
        return new Move.Reason(
                Optional.ofNullable(line.getString("document")),
                type == null
                        ? Optional.empty()
                        : Optional.of(new Origin(type, line.getObject("origin_id", UUID.class))),
                Optional.empty());
    }
}
