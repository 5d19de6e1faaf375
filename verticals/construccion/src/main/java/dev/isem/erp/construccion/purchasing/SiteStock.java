package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.stock.Stock;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What lies at the sites. Whoever adds several materials in one transaction does so in the order of their codes,
 * descriptions and units, so that two never wait for each other in a circle.
 */
@Component
class SiteStock {

    private final JdbcClient jdbc;

    SiteStock(Store store) {
        this.jdbc = store.jdbc();
    }

    void add(UUID project, String code, String material, String unit, BigDecimal quantity) {
        jdbc.sql("""
                        INSERT INTO construccion_purchasing.site_stock AS s
                               (tenant_id, id, created_by, project_id, code, material, unit, received)
                        VALUES (:tenant, :id, :who, :project, :code, :material, :unit, :quantity)
                            ON CONFLICT (tenant_id, project_id, code, material, unit) DO UPDATE
                           SET received = s.received + excluded.received, version = s.version + 1, updated_at = now()
                        """)
                .param("tenant", Tenancy.current())
                .param("id", UUID.randomUUID())
                .param("who", Identity.current().map(Identity::user).orElse(null))
                .param("project", project)
                .param("code", code)
                .param("material", material)
                .param("unit", unit)
                .param("quantity", quantity)
                .update();
    }

    /**
     * Takes some away.
     *
     * @throws Problem 409 of type {@link Stock#NOT_ENOUGH} when there is less, whoever asks at the same moment
     */
    void take(UUID stock, BigDecimal quantity) {
        int taken = jdbc.sql("""
                        UPDATE construccion_purchasing.site_stock
                           SET issued = issued + :quantity, version = version + 1, updated_at = now()
                         WHERE tenant_id = :tenant AND id = :id AND received - issued >= :quantity
                        """)
                .param("quantity", quantity)
                .param("tenant", Tenancy.current())
                .param("id", stock)
                .update();
        if (taken == 0) {
            throw notEnough(stock, quantity);
        }
    }

    private Problem notEnough(UUID stock, BigDecimal quantity) {
        return jdbc.sql("SELECT material || ': ' || on_hand || ' ' || unit FROM construccion_purchasing.site_stock"
                        + " WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", Tenancy.current())
                .param("id", stock)
                .query(String.class)
                .optional()
                .map(left -> Problem.conflictAt(
                                "/quantity",
                                "Se piden " + quantity + " y en la obra hay " + left + ". No salió nada.",
                                quantity + " wanted, and at the site there is " + left + ". Nothing was issued.")
                        .typed(Stock.NOT_ENOUGH))
                .orElseGet(() -> Problem.invalid(
                        "/siteStockId", "El registro elegido no existe.", "The record chosen does not exist."));
    }
}
