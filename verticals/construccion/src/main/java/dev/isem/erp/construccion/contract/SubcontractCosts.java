package dev.isem.erp.construccion.contract;

import dev.isem.erp.construccion.budget.BudgetVsActual;
import dev.isem.erp.construccion.budget.Costs;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
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
            SELECT t.project_id AS project, l.id, l.code, %s AS amount
              FROM construccion_contracts.contracts t
              JOIN construccion_contracts.contract_lines l ON l.tenant_id = t.tenant_id AND l.contract_id = t.id
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
    private final BudgetVsActual budget;
    private final Costs costs;

    SubcontractCosts(Store store, BudgetVsActual budget, Costs costs) {
        this.jdbc = store.jdbc();
        this.budget = budget;
        this.costs = costs;
    }

    private record Line(UUID project, UUID id, String code, BigDecimal amount) {

        Costs.Entry of(UUID document) {
            return new Costs.Entry(project, code, SOURCE, document, id, amount);
        }
    }

    /**
     * Commits what the contract's lines amount to now; again when an addendum has changed that.
     *
     * @throws Problem 409 naming concepts that the project's approved budget does not have
     */
    void commit(UUID contract) {
        List<Line> lines = lines(AGREED, contract);
        if (!lines.isEmpty()) {
            budget.mustHaveAllOnceApproved(
                    lines.getFirst().project(), lines.stream().map(Line::code).toList());
        }
        lines.forEach(line -> costs.recommit(line.of(contract)));
    }

    /** An estimate is authorised: so much of what was committed did cost, on that day. */
    public void spend(UUID contract, UUID estimate, LocalDate day) {
        for (Line line : lines(ESTIMATED, estimate)) {
            costs.release(SOURCE, contract, line.id(), line.amount());
            costs.spend(line.of(estimate), day);
        }
    }

    /** Nothing more will be done under the contract. */
    void end(UUID contract) {
        costs.releaseAll(SOURCE, contract);
    }

    private List<Line> lines(String statement, UUID id) {
        return jdbc.sql(statement)
                .param("tenant", Tenancy.current())
                .param("id", id)
                .query(Line.class)
                .list();
    }
}
