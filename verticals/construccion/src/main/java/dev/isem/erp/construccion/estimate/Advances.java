package dev.isem.erp.construccion.estimate;

import dev.isem.erp.construccion.contract.ContractLines;
import dev.isem.erp.construccion.contract.Contracts;
import dev.isem.erp.construccion.parameter.Parameters;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules of advances: never more than was agreed, one at a time, and all of it given back by the estimates. */
@Component
class Advances {

    private static final String AMORTISED = "(SELECT coalesce(sum(e.amortisation), 0)"
            + " FROM construccion_estimates.estimates e WHERE e.tenant_id = t.tenant_id AND e.contract_id = t.contract_id"
            + " AND e.status IN " + ContractLines.COUNTING + ")";

    /** What of the advance {@code t} the estimates have given back. Those before it took the first part. */
    static final String GIVEN_BACK = "(CASE t.status WHEN 'settled' THEN t.amount WHEN 'paid' THEN " + AMORTISED
            + " - (SELECT coalesce(sum(o.amount), 0) FROM construccion_estimates.advances o"
            + " WHERE o.tenant_id = t.tenant_id AND o.contract_id = t.contract_id AND o.status = 'settled')"
            + " ELSE 0 END)";

    private final JdbcClient jdbc;
    private final Store store;
    private final Contracts contracts;
    private final Parameters parameters;

    Advances(Store store, Contracts contracts, Parameters parameters) {
        this.jdbc = store.jdbc();
        this.store = store;
        this.contracts = contracts;
        this.parameters = parameters;
    }

    /** What of the contract's advances is not given back yet, by the estimates that count without this one. */
    BigDecimal remaining(UUID contract, UUID except) {
        return jdbc.sql("""
                        SELECT (SELECT coalesce(sum(amount), 0) FROM construccion_estimates.advances
                                 WHERE tenant_id = :tenant AND contract_id = :contract AND status <> 'draft')
                             - (SELECT coalesce(sum(amortisation), 0) FROM construccion_estimates.estimates
                                 WHERE tenant_id = :tenant AND contract_id = :contract AND id <> :except AND status IN\s""" + ContractLines.COUNTING + ")")
                .param("tenant", Tenancy.current())
                .param("contract", contract)
                .param("except", except)
                .query(BigDecimal.class)
                .single();
    }

    /** Judges an advance that is asked for, while its contract is held. */
    void mustBeAdmissible(UUID advance, UUID contract, Values values) {
        Contracts.Terms terms = contracts.hold(contract);
        terms.mustBeActive();
        BigDecimal amount = values.number("amount").orElseThrow();
        mustBeTheOnlyOne(advance, contract);
        BigDecimal agreed = Settlement.share(terms.amount(), terms.advancePct()).subtract(settled(contract));
        if (amount.compareTo(agreed) > 0) {
            throw Problem.invalid(
                    "/amount",
                    "El contrato admite hasta " + agreed + ".",
                    "The contract allows " + agreed + " at most.");
        }
        BigDecimal guarantee = parameters.ofAuthority().guaranteeOverPct();
        if (amount.compareTo(Settlement.share(terms.amount(), guarantee)) > 0
                && values.text("guarantee").isEmpty()) {
            throw Problem.invalid(
                    "/guarantee",
                    "Es obligatoria si el anticipo pasa de " + guarantee + " % del contrato.",
                    "It is required of an advance of more than " + guarantee + " % of the contract.");
        }
    }

    /** Once the estimates that are paid have given everything back. Returns without a word while they have not. */
    void settle(UUID contract) {
        jdbc.sql("""
                        UPDATE construccion_estimates.advances a
                           SET status = 'settled', version = a.version + 1, updated_at = now()
                         WHERE a.tenant_id = :tenant AND a.contract_id = :contract AND a.status = 'paid'
                           AND (SELECT sum(amount) FROM construccion_estimates.advances
                                 WHERE tenant_id = :tenant AND contract_id = :contract AND status <> 'draft')
                            <= (SELECT sum(amortisation) FROM construccion_estimates.estimates
                                 WHERE tenant_id = :tenant AND contract_id = :contract AND status = 'paid')
                        RETURNING a.id
                        """)
                .param("tenant", Tenancy.current())
                .param("contract", contract)
                .query(UUID.class)
                .list()
                .forEach(settled -> store.audit()
                        .record(
                                AdvanceEndpoints.advances().name(),
                                settled,
                                "settle",
                                Map.of("status", "paid"),
                                Map.of("status", "settled")));
    }

    private void mustBeTheOnlyOne(UUID advance, UUID contract) {
        boolean another = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM construccion_estimates.advances
                                        WHERE tenant_id = :tenant AND contract_id = :contract AND id <> :advance
                                          AND status <> 'settled')
                        """)
                .param("tenant", Tenancy.current())
                .param("contract", contract)
                .param("advance", advance)
                .query(Boolean.class)
                .single();
        if (another) {
            throw Problem.conflictAt(
                    "/contractId",
                    "El contrato ya tiene un anticipo sin amortizar.",
                    "The contract has an advance that is not amortised.");
        }
    }

    private BigDecimal settled(UUID contract) {
        return jdbc.sql("SELECT coalesce(sum(amount), 0) FROM construccion_estimates.advances"
                        + " WHERE tenant_id = :tenant AND contract_id = :contract AND status = 'settled'")
                .param("tenant", Tenancy.current())
                .param("contract", contract)
                .query(BigDecimal.class)
                .single();
    }
}
