package dev.isem.erp.construccion.parameter;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the current tenant has set, else what is usual. */
@Component
public class Parameters {

    private final JdbcClient jdbc;

    Parameters(Store store) {
        this.jdbc = store.jdbc();
    }

    /** From which amounts on more is asked. */
    public AuthorityLimits ofAuthority() {
        return jdbc.sql("""
                        SELECT client_director_over, subcontract_engineer_over, subcontract_director_over, guarantee_over_pct
                          FROM construccion.parameters WHERE tenant_id = :tenant
                        """)
                .param("tenant", Tenancy.current())
                .query(AuthorityLimits.class)
                .optional()
                .orElse(AuthorityLimits.USUAL);
    }

    /** Whether whoever makes a document does not authorise it; not unless the tenant has set so. */
    boolean wantFourEyes() {
        return jdbc.sql("SELECT four_eyes FROM construccion.parameters WHERE tenant_id = :tenant")
                .param("tenant", Tenancy.current())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** How far purchases may go. */
    public PurchaseLimits ofPurchases() {
        return jdbc.sql("""
                        SELECT budget_tolerance_pct, price_tolerance_pct, receipt_tolerance_pct
                          FROM construccion.parameters WHERE tenant_id = :tenant
                        """)
                .param("tenant", Tenancy.current())
                .query(PurchaseLimits.class)
                .optional()
                .orElse(PurchaseLimits.USUAL);
    }

    /** What is let pass before somebody is warned. */
    public AlertLimits ofAlerts() {
        return jdbc.sql("""
                        SELECT line_deviation_yellow_pct, line_deviation_red_pct, eac_over_yellow_pct, eac_over_red_pct,
                               cost_ahead_points
                          FROM construccion.parameters WHERE tenant_id = :tenant
                        """)
                .param("tenant", Tenancy.current())
                .query(AlertLimits.class)
                .optional()
                .orElse(AlertLimits.USUAL);
    }

    /** What a day of work may cost beyond its wage. */
    public LabourLimits ofLabour() {
        return jdbc.sql("""
                        SELECT labour_factor_from AS factor_from, labour_factor_to AS factor_to
                          FROM construccion.parameters WHERE tenant_id = :tenant
                        """)
                .param("tenant", Tenancy.current())
                .query(LabourLimits.class)
                .optional()
                .orElse(LabourLimits.USUAL);
    }
}
