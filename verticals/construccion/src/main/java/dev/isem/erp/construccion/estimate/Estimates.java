package dev.isem.erp.construccion.estimate;

import dev.isem.erp.construccion.contract.Contracts;
import dev.isem.erp.construccion.contract.SubcontractCosts;
import dev.isem.erp.construccion.parameter.WaitLimits;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Table;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules that the estimates of one contract keep together, and what each act on one does. */
@Component
class Estimates {

    /** How long the estimate {@code t} has been waiting for somebody, by what the company {@code w} set. */
    static final String WAITING =
            """
            (CASE WHEN t.status NOT IN ('submitted', 'reviewed') THEN NULL
                  WHEN t.status_since < now() - make_interval(hours => coalesce(w.escalate_after_hours, %d)) THEN 'escalated'
                  WHEN t.status_since < now() - make_interval(hours => coalesce(w.remind_after_hours, %d)) THEN 'late'
                  ELSE 'in-time' END)
            """.formatted(WaitLimits.USUAL.escalateAfterHours(), WaitLimits.USUAL.remindAfterHours());

    private final JdbcClient jdbc;
    private final Store store;
    private final Contracts contracts;
    private final Advances advances;
    private final EstimateFigures figures;
    private final EstimateAuthority authority;
    private final Retentions retentions;
    private final SubcontractCosts costs;
    private final Clock clock;

    Estimates(
            Store store,
            Contracts contracts,
            Advances advances,
            EstimateFigures figures,
            EstimateAuthority authority,
            Retentions retentions,
            SubcontractCosts costs,
            Clock clock) {
        this.jdbc = store.jdbc();
        this.store = store;
        this.contracts = contracts;
        this.advances = advances;
        this.figures = figures;
        this.authority = authority;
        this.retentions = retentions;
        this.costs = costs;
        this.clock = clock;
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
        if (store.exists("""
                SELECT FROM construccion_estimates.estimates
                 WHERE tenant_id = :tenant AND contract_id = :id AND is_final
                   AND status IN ('submitted', 'reviewed', 'authorized', 'programmed', 'paid')
                """, contract)) {
            throw Problem.conflict(
                    "El contrato ya tiene su estimación de finiquito.", "The contract has its final estimate already.");
        }
    }

    /** Fixes what its lines come to. */
    Row submit(Transition.Step step) {
        mustBeSubmittable(step.before());
        figures.renewAll(step.before().id());
        return moved(step);
    }

    private void mustBeSubmittable(Row estimate) {
        UUID contract = estimate.id("contractId");
        contracts.hold(contract).mustBeActive();
        mustNotBeFinished(contract);
        if (!hasLines(estimate) && !givesBack(estimate)) {
            throw Problem.conflict(
                    "No tiene conceptos. Agréguelos y envíela después.",
                    "It has no lines. Add them and submit it then.");
        }
        if (isFinal(estimate) && hasOthersOpen(estimate)) {
            throw Problem.conflict(
                    "El finiquito salda el anticipo: autorice o cancele antes las demás estimaciones.",
                    "The final estimate settles the advance: authorise or cancel the other estimates first.");
        }
    }

    private boolean hasLines(Row estimate) {
        return store.exists(
                "SELECT FROM construccion_estimates.estimate_lines WHERE tenant_id = :tenant AND estimate_id = :id",
                estimate.id());
    }

    /** The final one may be for nothing else: shares in cents do not add up to the advance, and work may be given up. */
    private boolean givesBack(Row estimate) {
        return isFinal(estimate)
                && advances.remaining(estimate.id("contractId"), estimate.id()).signum() > 0;
    }

    private static boolean isFinal(Row estimate) {
        return Boolean.TRUE.equals(estimate.get("isFinal"));
    }

    private boolean hasOthersOpen(Row estimate) {
        return store.exists("""
                SELECT FROM construccion_estimates.estimates e JOIN construccion_estimates.estimates o
                    ON o.tenant_id = e.tenant_id AND o.contract_id = e.contract_id AND o.id <> e.id
                 WHERE e.tenant_id = :tenant AND e.id = :id AND o.status NOT IN
                       ('authorized', 'programmed', 'paid', 'cancelled')
                """, estimate.id());
    }

    /** The resident has seen the work of the period. */
    Row review(Transition.Step step) {
        mustHaveVerifiedProgress(step.before());
        return moved(step);
    }

    /**
     * All that was recorded up to its end, and something in it. There is no work in an estimate that only gives back what is
     * left of the advance.
     */
    private void mustHaveVerifiedProgress(Row estimate) {
        if (!hasLines(estimate)) {
            return;
        }
        Seen seen = seen(estimate);
        if (!seen.all()) {
            throw Problem.conflict(
                    "Hay avance físico sin verificar hasta el fin del periodo. El residente lo verifica antes.",
                    "Physical progress up to the end of the period is not verified. The resident verifies it first.");
        }
        if (!seen.something()) {
            throw Problem.conflict(
                    "No hay avance físico verificado en el periodo.",
                    "No physical progress is verified in the period.");
        }
    }

    /** What the resident has verified: all up to the end of the period, and something in it. */
    private record Seen(boolean all, boolean something) {}

    private Seen seen(Row estimate) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE g.status = 'recorded' AND g.recorded_on <= e.period_to) = 0 AS "all",
                               count(*) FILTER (WHERE g.status = 'verified'
                                                  AND g.recorded_on BETWEEN e.period_from AND e.period_to) > 0 AS something
                          FROM construccion_estimates.estimates e
                          JOIN construccion_contracts.contracts c ON c.tenant_id = e.tenant_id AND c.id = e.contract_id
                          JOIN construccion.wbs_items w ON w.tenant_id = c.tenant_id AND w.project_id = c.project_id
                          JOIN construccion.progress g ON g.tenant_id = w.tenant_id AND g.wbs_item_id = w.id
                         WHERE e.tenant_id = :tenant AND e.id = :id
                        """)
                .param("tenant", Tenancy.current())
                .param("id", estimate.id())
                .query(Seen.class)
                .single();
    }

    /**
     * Keeps what is retained, and makes the work a cost.
     *
     * @param held which actions the permissions of the person at work hold
     */
    Row authorize(Transition.Step step, Predicate<String> held) {
        Row estimate = step.before();
        authority.mustBeHeld(estimate, held);
        retentions.keep(estimate);
        costs.spend(estimate.id("contractId"), estimate.id(), lastDayOfWork(estimate));
        return moved(step);
    }

    /** A period may be authorised before it is over; what is done of it was done by today. */
    private LocalDate lastDayOfWork(Row estimate) {
        LocalDate end = estimate.date("periodTo");
        LocalDate today = store.calendars().today();
        return end.isAfter(today) ? today : end;
    }

    Row program(Transition.Step step) {
        Payment.checkDue(step.answers(), store);
        return moved(step);
    }

    /** The last one to be paid may settle the advance. */
    Row pay(Transition.Step step) {
        Payment.check(step.answers(), store);
        UUID contract = step.before().id("contractId");
        contracts.hold(contract);
        Row paid = moved(step);
        advances.settle(contract);
        return paid;
    }

    /** In the state of the act, since now. */
    Row moved(Transition.Step step) {
        Transition act = step.transition();
        return new Table(store, EstimateEndpoints.estimates())
                .move(
                        step.before().id(),
                        OptionalInt.of(step.version()),
                        act.from(),
                        act.to().orElseThrow(),
                        step.answers().with("statusSince", OffsetDateTime.now(clock)));
    }
}
