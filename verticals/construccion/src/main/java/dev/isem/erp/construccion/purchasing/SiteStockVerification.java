package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.stock.NightlyVerification;
import dev.isem.erp.platform.stock.Reckoning;
import dev.isem.erp.platform.stock.VerifiedNights;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reckons what lies at the sites anew, from posted receipts, issues and what went back of either, once a night. */
@Configuration(proxyBeanMethods = false)
class SiteStockVerification {

    /**
     * Receipts may have brought more than the site keeps, for labour and machines are used up as they come, and a budget may
     * have called the concept so at that time. They cannot have brought less.
     */
    private static final String FINDINGS = """
            WITH stock AS (SELECT * FROM construccion_purchasing.site_stock WHERE tenant_id = :tenant),
            handed AS (
                SELECT site_stock_id, sum(quantity) AS quantity
                  FROM (SELECT site_stock_id, quantity
                          FROM construccion_purchasing.site_issues WHERE tenant_id = :tenant
                         UNION ALL
                        SELECT i.site_stock_id, -b.quantity
                          FROM construccion_purchasing.site_returns b JOIN construccion_purchasing.site_issues i
                            ON i.tenant_id = b.tenant_id AND i.id = b.site_issue_id
                         WHERE b.tenant_id = :tenant) i
                 GROUP BY site_stock_id),
            sent AS (
                SELECT d.receipt_line_id, sum(d.quantity) AS quantity
                  FROM construccion_purchasing.purchase_returns v
                  JOIN construccion_purchasing.purchase_return_lines d ON d.tenant_id = v.tenant_id AND d.return_id = v.id
                 WHERE v.tenant_id = :tenant AND v.status = 'confirmed' GROUP BY d.receipt_line_id),
            brought AS (
                SELECT o.project_id, l.code, l.description AS material, l.unit,
                       sum(x.quantity - coalesce(b.quantity, 0)) AS quantity
                  FROM construccion_purchasing.receipts r
                  JOIN construccion_purchasing.receipt_lines x ON x.tenant_id = r.tenant_id AND x.receipt_id = r.id
                  JOIN construccion_purchasing.purchase_order_lines l
                    ON l.tenant_id = x.tenant_id AND l.id = x.order_line_id
                  JOIN construccion_purchasing.purchase_orders o ON o.tenant_id = l.tenant_id AND o.id = l.order_id
                  LEFT JOIN sent b ON b.receipt_line_id = x.id
                 WHERE r.tenant_id = :tenant AND r.status = 'posted'
                 GROUP BY o.project_id, l.code, l.description, l.unit)
            SELECT 'issued-is-sum-of-issues' AS rule, s.id AS site_stock_id,
                   coalesce(h.quantity, 0) AS expected, s.issued AS found
              FROM stock s LEFT JOIN handed h ON h.site_stock_id = s.id
             WHERE s.issued <> coalesce(h.quantity, 0)
            UNION ALL
            SELECT 'received-is-of-receipts', s.id, coalesce(b.quantity, 0), s.received
              FROM stock s LEFT JOIN brought b USING (project_id, code, material, unit)
             WHERE s.received > coalesce(b.quantity, 0)
            """;

    /** What must always hold. */
    static final List<Choice> RULES = List.of(
            Choice.of(
                    "issued-is-sum-of-issues",
                    "Lo entregado debe ser la suma de los vales, menos lo que volvió.",
                    "What was issued must be the sum of the issues, less what came back."),
            Choice.of(
                    "received-is-of-receipts",
                    "Lo recibido no puede ser más que lo que trajeron las recepciones, menos lo devuelto.",
                    "What was received cannot be more than the receipts brought, less what went back."));

    /** The nights, as people read them. */
    static final VerifiedNights NIGHTS = new VerifiedNights(
            "construccion_purchasing", "site-stock-verifications", "site-stock-findings", "site-stock");

    @Bean
    NightlyVerification nightlyVerification(Store store, ObjectProvider<MeterRegistry> figures) {
        return new NightlyVerification(
                store, new Reckoning(NIGHTS.schema(), "site_stock_id", FINDINGS), figures.getIfAvailable());
    }
}
