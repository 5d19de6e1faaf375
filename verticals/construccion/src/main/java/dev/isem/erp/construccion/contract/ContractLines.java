package dev.isem.erp.construccion.contract;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much of each concept is contracted, and how much of it is estimated already. */
@Component
public class ContractLines {

    /** Estimates that count: drafts do not, nor do those that were sent back or given up. */
    public static final String COUNTING = "('submitted', 'reviewed', 'authorized', 'programmed', 'paid')";

    /** Quantity of the contract's line {@code l} with the addendums that are approved. */
    public static final String CONTRACTED = """
            (l.quantity + (SELECT coalesce(sum(a.quantity), 0)
                             FROM construccion_contracts.addendum_lines a
                             JOIN construccion_contracts.addendums d ON d.tenant_id = a.tenant_id AND d.id = a.addendum_id
                            WHERE a.tenant_id = l.tenant_id AND a.contract_line_id = l.id AND d.status = 'approved'))""";

    /** What the contract's line {@code l} is worth with the addendums that are approved. */
    static final String AMOUNT = """
            (l.amount + (SELECT coalesce(sum(a.amount), 0)
                           FROM construccion_contracts.addendum_lines a
                           JOIN construccion_contracts.addendums d ON d.tenant_id = a.tenant_id AND d.id = a.addendum_id
                          WHERE a.tenant_id = l.tenant_id AND a.contract_line_id = l.id AND d.status = 'approved'))""";

    /** Quantity of the contract's line {@code l} in the estimates that count. */
    static final String ESTIMATED = """
            (SELECT coalesce(sum(x.quantity), 0)
               FROM construccion_estimates.estimate_lines x
               JOIN construccion_estimates.estimates e ON e.tenant_id = x.tenant_id AND e.id = x.estimate_id
              WHERE x.tenant_id = l.tenant_id AND x.contract_line_id = l.id
                AND e.status IN ('submitted', 'reviewed', 'authorized', 'programmed', 'paid'))""";

    /** The same without the estimate of the line {@code t}. */
    public static final String ESTIMATED_BY_OTHERS = """
            (SELECT coalesce(sum(x.quantity), 0)
               FROM construccion_estimates.estimate_lines x
               JOIN construccion_estimates.estimates e ON e.tenant_id = x.tenant_id AND e.id = x.estimate_id
              WHERE x.tenant_id = l.tenant_id AND x.contract_line_id = l.id AND e.id <> t.estimate_id
                AND e.status IN ('submitted', 'reviewed', 'authorized', 'programmed', 'paid'))""";

    private static final String CONCEPT = """
            SELECT l.code, l.concept, l.unit, l.unit_price,
                   l.quantity + agreed.quantity AS contracted, l.amount + agreed.amount AS amount,
                   estimated.quantity AS estimated, estimated.amount AS estimated_amount
              FROM construccion_contracts.contract_lines l,
                   LATERAL (SELECT coalesce(sum(a.quantity), 0) AS quantity, coalesce(sum(a.amount), 0) AS amount
                              FROM construccion_contracts.addendum_lines a
                              JOIN construccion_contracts.addendums d
                                ON d.tenant_id = a.tenant_id AND d.id = a.addendum_id
                             WHERE a.tenant_id = l.tenant_id AND a.contract_line_id = l.id
                               AND d.status = 'approved') agreed,
                   LATERAL (SELECT coalesce(sum(x.quantity), 0) AS quantity, coalesce(sum(x.amount), 0) AS amount
                              FROM construccion_estimates.estimate_lines x
                              JOIN construccion_estimates.estimates e
                                ON e.tenant_id = x.tenant_id AND e.id = x.estimate_id
                             WHERE x.tenant_id = l.tenant_id AND x.contract_line_id = l.id AND e.id <> :except
                               AND e.status IN ('submitted', 'reviewed', 'authorized', 'programmed', 'paid')) estimated
             WHERE l.tenant_id = :tenant AND l.contract_id = :contract AND l.id = :line
            """;

    private final JdbcClient jdbc;
    private final Store store;

    ContractLines(Store store) {
        this.jdbc = store.jdbc();
        this.store = store;
    }

    /**
     * One concept.
     *
     * @param contracted quantity, with the addendums that are approved
     * @param amount what that is worth
     * @param estimated quantity in the estimates that count
     * @param estimatedAmount what those say it is worth
     */
    public record Contracted(
            String code,
            String concept,
            String unit,
            BigDecimal unitPrice,
            BigDecimal contracted,
            BigDecimal amount,
            BigDecimal estimated,
            BigDecimal estimatedAmount) {}

    /**
     * One line of this contract; another contract's is as absent as none.
     *
     * @param except estimate that is left out, for it is the one that asks
     */
    public Contracted get(UUID contract, UUID line, UUID except) {
        return jdbc.sql(CONCEPT)
                .param("tenant", Tenancy.current())
                .param("contract", contract)
                .param("line", line)
                .param("except", except)
                .query(Contracted.class)
                .optional()
                .orElseThrow(() -> Problem.absent("/contractLineId"));
    }

    /** Another addendum may have brought the same concept meanwhile. */
    void mustBeNew(UUID contract, String code) {
        boolean isThere = jdbc.sql("SELECT EXISTS (SELECT FROM construccion_contracts.contract_lines"
                        + " WHERE tenant_id = :tenant AND contract_id = :contract AND code = :code)")
                .param("tenant", Tenancy.current())
                .param("contract", contract)
                .param("code", code)
                .query(Boolean.class)
                .single();
        if (isThere) {
            throw Problem.conflictAt(
                    "/code",
                    "El contrato ya tiene un concepto con la clave " + code + ". Elíjalo en «Concepto contratado».",
                    "The contract has a concept with the code " + code + " already. Choose it as the contract line.");
        }
    }

    /** Makes a line for a concept that the contract did not have, of which nothing was contracted at first. */
    UUID add(UUID contract, String code, String concept, String unit, BigDecimal unitPrice) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO construccion_contracts.contract_lines
                               (tenant_id, id, contract_id, code, concept, unit, quantity, unit_price)
                        VALUES (:tenant, :id, :contract, :code, :concept, :unit, 0, :unitPrice)
                        """)
                .param("tenant", Tenancy.current())
                .param("id", id)
                .param("contract", contract)
                .param("code", code)
                .param("concept", concept)
                .param("unit", unit)
                .param("unitPrice", unitPrice)
                .update();
        store.audit().note(ContractLineEndpoints.lines().name(), id, "create");
        return id;
    }
}
