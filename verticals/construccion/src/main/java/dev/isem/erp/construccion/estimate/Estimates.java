package dev.isem.erp.construccion.estimate;

import dev.isem.erp.construccion.contract.ContractLines;
import dev.isem.erp.construccion.contract.Contracts;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules that the estimates of one contract keep together. */
@Component
class Estimates {

    private final JdbcClient jdbc;
    private final Contracts contracts;
    private final Advances advances;

    Estimates(Store store, Contracts contracts, Advances advances) {
        this.jdbc = store.jdbc();
        this.contracts = contracts;
        this.advances = advances;
    }

    /** The number after the contract's highest, which nobody else can get meanwhile; its own if it is there already. */
    int number(UUID contract, UUID estimate) {
        contracts.hold(contract).mustBeActive();
        mustNotBeFinished(contract);
        return jdbc.sql("""
                        SELECT coalesce((SELECT n FROM construccion_estimates.estimates WHERE tenant_id = :tenant AND id = :id),
                                        (SELECT max(n) + 1 FROM construccion_estimates.estimates
                                          WHERE tenant_id = :tenant AND contract_id = :contract), 1)
                        """)
                .param("tenant", Tenancy.current())
                .param("id", estimate)
                .param("contract", contract)
                .query(Integer.class)
                .single();
    }

    /** Refuses what would come after the contract's final estimate, once that is submitted. */
    void mustNotBeFinished(UUID contract) {
        if (exists(
                "SELECT FROM construccion_estimates.estimates WHERE tenant_id = :tenant AND contract_id = :id AND is_final"
                        + " AND status IN " + ContractLines.COUNTING,
                contract)) {
            throw Problem.conflict(
                    "El contrato ya tiene su estimación de finiquito.", "The contract has its final estimate already.");
        }
    }

    void mustBeSubmittable(Row estimate) {
        UUID contract = estimate.id("contractId");
        contracts.hold(contract).mustBeActive();
        mustNotBeFinished(contract);
        if (!hasLines(estimate) && !givesBack(estimate)) {
            throw Problem.conflict(
                    "No tiene conceptos. Agréguelos y envíela después.",
                    "It has no lines. Add them and submit it then.");
        }
        if (EstimateEndpoints.isFinal(estimate) && hasOthersOpen(estimate)) {
            throw Problem.conflict(
                    "El finiquito salda el anticipo: autorice o cancele antes las demás estimaciones.",
                    "The final estimate settles the advance: authorise or cancel the other estimates first.");
        }
    }

    /**
     * The resident has seen the work of the period: all that was recorded up to its end, and something in it. There is no
     * work in an estimate that only gives back what is left of the advance.
     */
    void mustHaveVerifiedProgress(Row estimate) {
        if (!hasLines(estimate)) {
            return;
        }
        if (isThereProgress(estimate, "g.status = 'recorded' AND g.recorded_on <= e.period_to")) {
            throw Problem.conflict(
                    "Hay avance físico sin verificar hasta el fin del periodo. El residente lo verifica antes.",
                    "Physical progress up to the end of the period is not verified. The resident verifies it first.");
        }
        if (!isThereProgress(
                estimate, "g.status = 'verified' AND g.recorded_on BETWEEN e.period_from AND e.period_to")) {
            throw Problem.conflict(
                    "No hay avance físico verificado en el periodo.",
                    "No physical progress is verified in the period.");
        }
    }

    /** Gross of what the contract has had authorised for the calendar month in which the estimate's period ends. */
    BigDecimal authorisedInTheMonthOf(Row estimate) {
        return jdbc.sql("""
                        SELECT coalesce(sum(o.gross), 0)
                          FROM construccion_estimates.estimates e JOIN construccion_estimates.estimates o
                            ON o.tenant_id = e.tenant_id AND o.contract_id = e.contract_id AND o.id <> e.id
                         WHERE e.tenant_id = :tenant AND e.id = :id AND o.status IN ('authorized', 'programmed', 'paid')
                           AND date_trunc('month', o.period_to) = date_trunc('month', e.period_to)
                        """)
                .param("tenant", Tenancy.current())
                .param("id", estimate.id())
                .query(BigDecimal.class)
                .single();
    }

    private boolean isThereProgress(Row estimate, String condition) {
        return exists("""
                SELECT FROM construccion_estimates.estimates e
                  JOIN construccion_contracts.contracts c ON c.tenant_id = e.tenant_id AND c.id = e.contract_id
                  JOIN construccion.wbs_items w ON w.tenant_id = c.tenant_id AND w.project_id = c.project_id
                  JOIN construccion.progress g ON g.tenant_id = w.tenant_id AND g.wbs_item_id = w.id
                 WHERE e.tenant_id = :tenant AND e.id = :id AND\s""" + condition, estimate.id());
    }

    /** The final one may be for nothing else: shares in cents do not add up to the advance, and work may be given up. */
    private boolean givesBack(Row estimate) {
        return EstimateEndpoints.isFinal(estimate)
                && advances.remaining(estimate.id("contractId"), estimate.id()).signum() > 0;
    }

    private boolean hasLines(Row estimate) {
        return exists(
                "SELECT FROM construccion_estimates.estimate_lines WHERE tenant_id = :tenant AND estimate_id = :id",
                estimate.id());
    }

    private boolean hasOthersOpen(Row estimate) {
        return exists("""
                SELECT FROM construccion_estimates.estimates e JOIN construccion_estimates.estimates o
                    ON o.tenant_id = e.tenant_id AND o.contract_id = e.contract_id AND o.id <> e.id
                 WHERE e.tenant_id = :tenant AND e.id = :id AND o.status NOT IN
                       ('authorized', 'programmed', 'paid', 'cancelled')
                """, estimate.id());
    }

    private boolean exists(String rows, UUID id) {
        return jdbc.sql("SELECT EXISTS (" + rows + ")")
                .param("tenant", Tenancy.current())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }
}
