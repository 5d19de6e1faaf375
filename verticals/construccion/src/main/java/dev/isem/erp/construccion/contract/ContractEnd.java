package dev.isem.erp.construccion.contract;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The end of a contract: what must be paid before it, and what is given back after it. */
@Component
class ContractEnd {

    private final JdbcClient jdbc;
    private final Store store;

    ContractEnd(Store store) {
        this.jdbc = store.jdbc();
        this.store = store;
    }

    void mustBeSettled(UUID contract) {
        if (store.exists("""
                SELECT FROM construccion_estimates.estimates
                 WHERE tenant_id = :tenant AND contract_id = :id AND status NOT IN ('paid', 'cancelled')
                """, contract)) {
            throw Problem.conflict(
                    "Tiene estimaciones sin pagar. Páguelas o cancélelas antes de cerrarlo.",
                    "It has estimates that are not paid. Pay or cancel them before it is closed.");
        }
        if (store.exists("""
                SELECT FROM construccion_estimates.advances
                 WHERE tenant_id = :tenant AND contract_id = :id AND status <> 'settled'
                """, contract)) {
            throw Problem.conflict(
                    "Tiene un anticipo sin pagar o sin amortizar. Lo salda la estimación de finiquito.",
                    "It has an advance that is not paid or not amortised. The final estimate settles it.");
        }
    }

    void releaseRetentions(UUID contract) {
        jdbc.sql("""
                        UPDATE construccion_estimates.retentions r
                           SET status = 'released', released_on = :today, version = r.version + 1, updated_at = now()
                          FROM construccion_estimates.estimates e
                         WHERE r.tenant_id = :tenant AND r.status = 'held'
                           AND e.tenant_id = r.tenant_id AND e.id = r.estimate_id AND e.contract_id = :contract
                        RETURNING r.id
                        """)
                .param("today", store.calendars().today())
                .param("tenant", Tenancy.current())
                .param("contract", contract)
                .query(UUID.class)
                .list()
                .forEach(released -> store.audit()
                        .record(
                                "retentions",
                                released,
                                "release",
                                Map.of("status", "held"),
                                Map.of("status", "released")));
    }
}
