package dev.isem.erp.construccion.contract;

import dev.isem.erp.construccion.budget.BudgetControl;
import dev.isem.erp.construccion.budget.Costs;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a subcontract does to the budget of its project: what is agreed is committed, and turns into a cost as its estimates
 * are authorised. A client's contract costs nothing.
 */
@Component
public class SubcontractCosts {

    /** How its commitments and costs are known. */
    private static final String SOURCE = "subcontract";

    private static final String AGREED = """
            SELECT t.project_id AS project, l.id, l.code, %s AS amount, k.amount AS committed
              FROM construccion_contracts.contracts t
              JOIN construccion_contracts.contract_lines l ON l.tenant_id = t.tenant_id AND l.contract_id = t.id
              LEFT JOIN construccion_budgets.commitments k ON k.tenant_id = l.tenant_id AND k.source = 'subcontract'
                        AND k.source_id = t.id AND k.line_id = l.id
             WHERE t.tenant_id = :tenant AND t.type = 'subcontract' AND t.id = :id
             ORDER BY l.code
            """.formatted(ContractLines.AMOUNT);

    private static final String ESTIMATED = """
            SELECT t.project_id AS project, l.id, l.code, x.amount
              FROM construccion_estimates.estimate_lines x
              JOIN construccion_contracts.contract_lines l ON l.tenant_id = x.tenant_id AND l.id = x.contract_line_id
              JOIN construccion_contracts.contracts t ON t.tenant_id = l.tenant_id AND t.id = l.contract_id
             WHERE x.tenant_id = :tenant AND x.estimate_id = :id AND x.amount > 0 AND t.type = 'subcontract'
             ORDER BY l.code
            """;

    private final JdbcClient jdbc;
    private final BudgetControl control;
    private final Costs costs;

    SubcontractCosts(Store store, BudgetControl control, Costs costs) {
        this.jdbc = store.jdbc();
        this.control = control;
        this.costs = costs;
    }

    /**
     * A line of a subcontract.
     *
     * @param committed what of it is committed already, null when it is new
     */
    private record Agreed(
            UUID project,
            UUID id,
            String code,
            BigDecimal amount,
            @Nullable BigDecimal committed) {

        /** What takes away asks for nothing. */
        boolean asks() {
            return committed == null || amount.compareTo(committed) > 0;
        }

        BudgetControl.Asked asked() {
            return new BudgetControl.Asked(
                    code, committed == null ? amount : amount.subtract(committed), Optional.empty());
        }
    }

    private record Estimated(UUID project, UUID id, String code, BigDecimal amount) {}

    /**
     * Commits what the contract's lines amount to now; again when an addendum has changed that. What is agreed more than
     * before must fit into the budget, unless a director allows it.
     *
     * @return whether a director has to: it goes beyond the budget, or there is none yet
     * @throws Problem 409 when it does and it is no director who asks, or a concept is not in the approved budget
     */
    boolean commit(UUID contract, boolean isDirector) {
        List<Agreed> lines = lines(AGREED, contract, Agreed.class);
        List<Agreed> more = lines.stream().filter(Agreed::asks).toList();
        boolean beyond = !more.isEmpty()
                && control.admitEvenUnbudgeted(
                        more.getFirst().project(),
                        more.stream().map(Agreed::asked).toList(),
                        isDirector);
        for (Agreed line : lines) {
            costs.recommit(new Costs.Entry(line.project(), line.code(), SOURCE, contract, line.id(), line.amount()));
        }
        return beyond;
    }

    /** An estimate is authorised: so much of what was committed did cost, on that day. */
    public void spend(UUID contract, UUID estimate, LocalDate day) {
        for (Estimated line : lines(ESTIMATED, estimate, Estimated.class)) {
            costs.release(SOURCE, contract, line.id(), line.amount());
            costs.spend(new Costs.Entry(line.project(), line.code(), SOURCE, estimate, line.id(), line.amount()), day);
        }
    }

    /** Nothing more will be done under the contract. */
    void end(UUID contract) {
        costs.releaseAll(SOURCE, contract);
    }

    private <T> List<T> lines(String statement, UUID id, Class<T> kind) {
        return jdbc.sql(statement)
                .param("tenant", Tenancy.current())
                .param("id", id)
                .query(kind)
                .list();
    }
}
