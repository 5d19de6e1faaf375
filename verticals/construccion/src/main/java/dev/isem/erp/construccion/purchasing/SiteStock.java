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
                .param("who", Identity.currentUser())
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

    /**
     * Sends some back to whom it came from: it counts as received no more.
     *
     * @throws Problem 409 of type {@link Stock#NOT_ENOUGH} when less lies there
     */
    void sendBack(UUID project, String code, String material, String unit, BigDecimal quantity) {
        int sent = jdbc.sql("""
                        UPDATE construccion_purchasing.site_stock
                           SET received = received - :quantity, version = version + 1, updated_at = now()
                         WHERE tenant_id = :tenant AND project_id = :project AND code = :code
                           AND material = :material AND unit = :unit AND received - issued >= :quantity
                        """)
                .param("quantity", quantity)
                .param("tenant", Tenancy.current())
                .param("project", project)
                .param("code", code)
                .param("material", material)
                .param("unit", unit)
                .update();
        if (sent == 0) {
            throw Problem.conflict(
                            "«" + material + "»: se devuelven " + quantity + " " + unit
                                    + " y en la obra hay menos. No salió nada.",
                            "\"" + material + "\": " + quantity + " " + unit
                                    + " go back, and less lies at the site. Nothing went.")
                    .typed(Stock.NOT_ENOUGH);
        }
    }

    /**
     * Takes back what was handed out.
     *
     * @throws Problem 409 when more comes back than went, whoever brings some at the same moment
     */
    void takeBack(UUID issue, BigDecimal quantity) {
        UUID stock = jdbc.sql("SELECT site_stock_id FROM construccion_purchasing.site_issues"
                        + " WHERE tenant_id = :tenant AND id = :id FOR NO KEY UPDATE")
                .param("tenant", Tenancy.current())
                .param("id", issue)
                .query(UUID.class)
                .single();
        BigDecimal beyond = beyondIssued(issue);
        if (beyond.signum() > 0) {
            throw Problem.conflictAt(
                    "/quantity",
                    "De este vale quedan fuera " + quantity.subtract(beyond) + ". No se guardó nada.",
                    "Of this issue " + quantity.subtract(beyond) + " are still out. Nothing was saved.");
        }
        jdbc.sql("""
                        UPDATE construccion_purchasing.site_stock
                           SET issued = issued - :quantity, version = version + 1, updated_at = now()
                         WHERE tenant_id = :tenant AND id = :id
                        """)
                .param("quantity", quantity)
                .param("tenant", Tenancy.current())
                .param("id", stock)
                .update();
    }

    /** How much more has come back, with what is written down already, than was handed out; no more than zero if all is well. */
    private BigDecimal beyondIssued(UUID issue) {
        return jdbc.sql("""
                        SELECT sum(r.quantity) - i.quantity
                          FROM construccion_purchasing.site_issues i JOIN construccion_purchasing.site_returns r
                            ON r.tenant_id = i.tenant_id AND r.site_issue_id = i.id
                         WHERE i.tenant_id = :tenant AND i.id = :id GROUP BY i.quantity
                        """)
                .param("tenant", Tenancy.current())
                .param("id", issue)
                .query(BigDecimal.class)
                .single();
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
                .orElseGet(() -> Problem.absent("/siteStockId"));
    }
}
