package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.stock.NightlyVerification;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Text;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reckons what lies at the sites anew, from posted receipts, issues and what went back of either, once a night. */
@Configuration(proxyBeanMethods = false)
class SiteStockVerification {

    /**
     * Receipts may have brought more than the site keeps, for labour and machines are used up as they come, and a budget may
     * have called the concept so at that time. They cannot have brought less. More findings than these are one fault.
     */
    private static final String NOTE = """
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
                 GROUP BY o.project_id, l.code, l.description, l.unit),
            findings AS (
                SELECT 'issued-is-sum-of-issues' AS rule, s.id, coalesce(h.quantity, 0) AS expected, s.issued AS found
                  FROM stock s LEFT JOIN handed h ON h.site_stock_id = s.id
                 WHERE s.issued <> coalesce(h.quantity, 0)
                UNION ALL
                SELECT 'received-is-of-receipts', s.id, coalesce(b.quantity, 0), s.received
                  FROM stock s LEFT JOIN brought b USING (project_id, code, material, unit)
                 WHERE s.received > coalesce(b.quantity, 0)),
            noted AS (
                INSERT INTO construccion_purchasing.verification_findings
                       (tenant_id, id, verification_id, rule, site_stock_id, expected, found)
                SELECT :tenant, gen_random_uuid(), :verification, rule, id, expected, found FROM findings LIMIT 1000
                RETURNING rule)
            SELECT rule, count(*)::int AS times FROM noted GROUP BY rule ORDER BY rule
            """;

    /** What must always hold. */
    enum Rule {
        ISSUED_IS_SUM_OF_ISSUES(
                "issued-is-sum-of-issues",
                "Lo entregado debe ser la suma de los vales, menos lo que volvió.",
                "What was issued must be the sum of the issues, less what came back."),
        RECEIVED_IS_OF_RECEIPTS(
                "received-is-of-receipts",
                "Lo recibido no puede ser más que lo que trajeron las recepciones, menos lo devuelto.",
                "What was received cannot be more than the receipts brought, less what went back.");

        private final String word;
        private final String es;
        private final String en;

        Rule(String word, String es, String en) {
            this.word = word;
            this.es = es;
            this.en = en;
        }

        String word() {
            return word;
        }

        Text title() {
            return Text.of(es, en);
        }
    }

    @Bean
    NightlyVerification nightlyVerification(Store store, ObjectProvider<MeterRegistry> figures) {
        return new NightlyVerification(
                store,
                "construccion_purchasing",
                verification -> note(store.jdbc(), verification),
                figures.getIfAvailable());
    }

    private static Map<String, Integer> note(JdbcClient jdbc, UUID verification) {
        Map<String, Integer> broken = new LinkedHashMap<>();
        jdbc.sql(NOTE)
                .param("tenant", Tenancy.current())
                .param("verification", verification)
                .query((RowCallbackHandler) line -> broken.put(line.getString("rule"), line.getInt("times")));
        return broken;
    }
}
