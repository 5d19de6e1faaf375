package dev.isem.erp.construccion.estimate;

import dev.isem.erp.construccion.contract.Authority;
import dev.isem.erp.construccion.contract.Contracts;
import dev.isem.erp.construccion.parameter.FourEyes;
import dev.isem.erp.construccion.parameter.Parameters;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import java.math.BigDecimal;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may authorise an estimate. */
@Component
class EstimateAuthority {

    private final JdbcClient jdbc;
    private final Contracts contracts;
    private final Parameters parameters;
    private final FourEyes fourEyes;

    EstimateAuthority(Store store, Contracts contracts, Parameters parameters, FourEyes fourEyes) {
        this.jdbc = store.jdbc();
        this.contracts = contracts;
        this.parameters = parameters;
        this.fourEyes = fourEyes;
    }

    /**
     * Refuses the person at work, while the contract is held.
     *
     * @param held which actions their permissions hold
     */
    void mustBeHeld(Row estimate, Predicate<String> held) {
        fourEyes.mustBeAnothers(EstimateEndpoints.estimates(), estimate);
        String type = contracts.hold(estimate.id("contractId")).type();
        // Whoever splits a month's work does not get around the director; and a final estimate of little work may give
        // back a large advance.
        BigDecimal weight = amount(estimate, "gross")
                .add(authorisedInTheMonthOf(estimate))
                .max(amount(estimate, "net").negate());
        Authority.over(type, weight, parameters.ofAuthority()).mustBeHeldBy(held);
    }

    private static BigDecimal amount(Row estimate, String figure) {
        return new BigDecimal(estimate.text(figure));
    }

    /** Gross of what the contract has had authorised for the calendar month in which the estimate's period ends. */
    private BigDecimal authorisedInTheMonthOf(Row estimate) {
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
}
