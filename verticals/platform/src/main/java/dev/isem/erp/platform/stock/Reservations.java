package dev.isem.erp.platform.stock;

import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored reservations of the current tenant. */
final class Reservations {

    private final JdbcClient jdbc;
    private final String table;

    Reservations(JdbcClient jdbc, String schema) {
        this.jdbc = jdbc;
        this.table = schema + ".reservations";
    }

    /** What a reservation lets go. */
    record Rest(QuantKey key, BigDecimal qty) {}

    void insert(Reservation wanted) {
        jdbc.sql(
                        "INSERT INTO " + table
                                + " (tenant_id, id, created_by, product_id, location_id, qty, origin_type,"
                                + " origin_id) VALUES (:tenant, :id, :who, :product, :location, :qty, :origin_type, :origin_id)")
                .param("tenant", Tenancy.current())
                .param("id", wanted.id())
                .param("who", Identity.currentUser())
                .param("product", wanted.productId())
                .param("location", wanted.locationId())
                .param("qty", wanted.qty())
                .param("origin_type", wanted.origin().type())
                .param("origin_id", wanted.origin().id())
                .update();
    }

    /** Lets go what is open of it; nothing when it was closed already. */
    Optional<Rest> release(UUID id) {
        return jdbc.sql("UPDATE " + table + " SET status = 'released', version = version + 1, updated_at = now()"
                        + " WHERE tenant_id = :tenant AND id = :id AND status = 'open'"
                        + " RETURNING product_id, location_id, qty - used AS rest")
                .param("tenant", Tenancy.current())
                .param("id", id)
                .query((line, _) -> new Rest(
                        new QuantKey(
                                line.getObject("product_id", UUID.class), line.getObject("location_id", UUID.class)),
                        line.getBigDecimal("rest")))
                .optional();
    }

    /** Uses up a part or all of it. */
    void use(UUID id, Move move) {
        int used = jdbc.sql("UPDATE " + table + " SET used = used + :qty, version = version + 1, updated_at = now(),"
                        + " status = CASE WHEN used + :qty = qty THEN 'consumed' ELSE 'open' END"
                        + " WHERE tenant_id = :tenant AND id = :id AND status = 'open' AND used + :qty <= qty"
                        + " AND product_id = :product AND location_id = :location")
                .param("qty", move.qty())
                .param("tenant", Tenancy.current())
                .param("id", id)
                .param("product", move.productId())
                .param("location", move.from())
                .update();
        if (used == 0) {
            throw Problem.conflict(
                    "La reserva ya no está abierta o no alcanza. No se movió nada.",
                    "The reservation is no longer open or does not suffice. Nothing was moved.");
        }
    }
}
