package dev.isem.erp.construccion.estimate;

import dev.isem.erp.construccion.contract.ContractLines;
import dev.isem.erp.construccion.contract.Contracts;
import dev.isem.erp.construccion.contract.Portion;
import dev.isem.erp.platform.money.Money;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the amounts of an estimate: a draft's follow every change of its lines, and those that it is submitted with, under
 * the contract's lock, stay.
 */
@Component
class EstimateFigures {

    private final JdbcClient jdbc;
    private final Contracts contracts;
    private final ContractLines lines;
    private final Advances advances;

    EstimateFigures(Store store, Contracts contracts, ContractLines lines, Advances advances) {
        this.jdbc = store.jdbc();
        this.contracts = contracts;
        this.lines = lines;
        this.advances = advances;
    }

    private record Header(UUID contractId, boolean isFinal, BigDecimal gross) {}

    private record Line(UUID id, UUID contractLineId, BigDecimal quantity) {}

    /** What a quantity of a contracted concept is worth in this estimate; refused if there is not so much left of it. */
    BigDecimal amount(UUID estimate, UUID contractLine, BigDecimal quantity) {
        return amount(lines.get(header(estimate).contractId(), contractLine, estimate), quantity);
    }

    /** All lines anew, for others may have been submitted since they were typed; then the whole. */
    void renewAll(UUID estimate) {
        UUID contract = header(estimate).contractId();
        for (Line line : linesOf(estimate)) {
            BigDecimal amount = amount(lines.get(contract, line.contractLineId(), estimate), line.quantity());
            jdbc.sql("UPDATE construccion_estimates.estimate_lines SET amount = :amount"
                            + " WHERE tenant_id = :tenant AND id = :id")
                    .param("amount", amount)
                    .param("tenant", Tenancy.current())
                    .param("id", line.id())
                    .update();
        }
        renew(estimate);
    }

    /** The whole, from what its lines amount to. */
    void renew(UUID estimate) {
        Header header = header(estimate);
        Contracts.Terms terms = contracts.terms(header.contractId());
        Settlement settlement = Settlement.of(
                header.gross(),
                terms.advancePct(),
                advances.remaining(header.contractId(), estimate),
                terms.retentionPct(),
                header.isFinal());
        jdbc.sql("""
                        UPDATE construccion_estimates.estimates
                           SET gross = :gross, amortisation = :amortisation, retention_base = :base, retained = :retained,
                               net = :net
                         WHERE tenant_id = :tenant AND id = :id
                        """)
                .param("gross", settlement.gross())
                .param("amortisation", settlement.amortisation())
                .param("base", settlement.retentionBase())
                .param("retained", settlement.retained())
                .param("net", settlement.net())
                .param("tenant", Tenancy.current())
                .param("id", estimate)
                .update();
    }

    private static BigDecimal amount(ContractLines.Contracted concept, BigDecimal quantity) {
        BigDecimal sum = concept.estimated().add(quantity);
        if (sum.compareTo(concept.contracted()) > 0) {
            String told = concept.code() + ": " + sum + " / " + concept.contracted();
            throw Problem.conflictAt(
                    "/quantity",
                    "Rebasa lo contratado (acumulado / contratado, " + told + "). Lo amplía un convenio.",
                    "It is more than contracted (accumulated / contracted, " + told + "). An addendum raises that.");
        }
        // An estimate that was sent back may leave the others a cent above the whole; the next ones make up for it.
        return Portion.amount(sum, concept.unitPrice(), concept.estimatedAmount())
                .max(Money.ZERO);
    }

    private Header header(UUID estimate) {
        return jdbc.sql("""
                        SELECT e.contract_id, e.is_final,
                               (SELECT coalesce(sum(l.amount), 0) FROM construccion_estimates.estimate_lines l
                                 WHERE l.tenant_id = e.tenant_id AND l.estimate_id = e.id) AS gross
                          FROM construccion_estimates.estimates e WHERE e.tenant_id = :tenant AND e.id = :id
                        """)
                .param("tenant", Tenancy.current())
                .param("id", estimate)
                .query(Header.class)
                .single();
    }

    private List<Line> linesOf(UUID estimate) {
        return jdbc.sql("""
                        SELECT id, contract_line_id, quantity FROM construccion_estimates.estimate_lines
                         WHERE tenant_id = :tenant AND estimate_id = :estimate ORDER BY id
                        """)
                .param("tenant", Tenancy.current())
                .param("estimate", estimate)
                .query(Line.class)
                .list();
    }
}
