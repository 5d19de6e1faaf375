package dev.isem.erp.construccion.contract;

import dev.isem.erp.construccion.parameter.AuthorityLimits;
import dev.isem.erp.platform.money.Money;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules of addendums: what they are worth, and that they take away nothing that is estimated already. */
@Component
class Addendums {

    /** No estimate is left out: an addendum is none. */
    private static final UUID NO_ESTIMATE = new UUID(0, 0);

    /** What a line tells of a concept that is new. */
    static final List<String> DESCRIPTION = List.of("code", "concept", "unit", "unitPrice");

    private final JdbcClient jdbc;
    private final Contracts contracts;
    private final ContractLines lines;

    Addendums(Store store, Contracts contracts, ContractLines lines) {
        this.jdbc = store.jdbc();
        this.contracts = contracts;
        this.lines = lines;
    }

    private record Line(
            UUID id,
            @Nullable UUID contractLineId,
            String code,
            String concept,
            String unit,
            BigDecimal unitPrice,
            BigDecimal quantity) {}

    /** The number after the contract's highest, which nobody else can get meanwhile; its own if it is there already. */
    int number(UUID contract, UUID addendum) {
        contracts.hold(contract).mustBeActive();
        return jdbc.sql("""
                        SELECT coalesce((SELECT n FROM construccion_contracts.addendums WHERE tenant_id = :tenant AND id = :id),
                                        (SELECT max(n) + 1 FROM construccion_contracts.addendums
                                          WHERE tenant_id = :tenant AND contract_id = :contract), 1)
                        """)
                .param("tenant", Tenancy.current())
                .param("id", addendum)
                .param("contract", contract)
                .query(Integer.class)
                .single();
    }

    /** The values of a line with what the contract says of its concept, and with what it is worth. */
    Values completed(UUID addendum, Optional<UUID> contractLine, Values values) {
        BigDecimal quantity = values.number("quantity").orElseThrow();
        if (quantity.signum() == 0) {
            throw Problem.invalid("/quantity", "No puede ser cero.", "It cannot be zero.");
        }
        if (contractLine.isEmpty()) {
            mustDescribeItself(values, quantity);
            lines.mustBeNew(contractOf(addendum), values.text("code").orElseThrow());
            BigDecimal price = values.number("unitPrice").orElseThrow();
            return values.with("amount", Portion.amount(quantity, price, Money.ZERO));
        }
        ContractLines.Contracted concept = lines.get(contractOf(addendum), contractLine.get(), NO_ESTIMATE);
        mustLeaveWhatIsEstimated(concept, quantity);
        return values.with("code", concept.code())
                .with("concept", concept.concept())
                .with("unit", concept.unit())
                .with("unitPrice", concept.unitPrice())
                .with("amount", worth(concept, quantity));
    }

    /** Makes the contract what the addendum says, line by line. */
    void apply(Row addendum) {
        UUID contract = addendum.id("contractId");
        contracts.hold(contract).mustBeActive();
        List<Line> changes = lines(addendum.id());
        if (changes.isEmpty()) {
            throw Problem.conflict(
                    "No cambia nada. Agregue conceptos y apruébelo después.",
                    "It changes nothing. Add lines and approve it then.");
        }
        for (Line change : changes) {
            UUID line = change.contractLineId() == null ? added(contract, change) : change.contractLineId();
            ContractLines.Contracted concept = lines.get(contract, line, NO_ESTIMATE);
            mustLeaveWhatIsEstimated(concept, change.quantity());
            fix(change.id(), line, worth(concept, change.quantity()));
        }
    }

    /**
     * Who says yes to an addendum that has been applied: by all that the contract's addendums have moved so far, up or down,
     * for one addendum can be written as several, and what takes away as much as it brings amounts to nothing.
     */
    Authority authorityOver(Row addendum, AuthorityLimits limits) {
        UUID contract = addendum.id("contractId");
        BigDecimal moved = jdbc.sql("""
                        SELECT coalesce(sum(abs(l.amount)), 0)
                          FROM construccion_contracts.addendums a JOIN construccion_contracts.addendum_lines l
                            ON l.tenant_id = a.tenant_id AND l.addendum_id = a.id
                         WHERE a.tenant_id = :tenant AND a.contract_id = :contract AND (a.status = 'approved' OR a.id = :id)
                        """)
                .param("tenant", Tenancy.current())
                .param("contract", contract)
                .param("id", addendum.id())
                .query(BigDecimal.class)
                .single();
        return Authority.over(contracts.terms(contract).type(), moved, limits);
    }

    private UUID added(UUID contract, Line change) {
        lines.mustBeNew(contract, change.code());
        return lines.add(contract, change.code(), change.concept(), change.unit(), change.unitPrice());
    }

    private static BigDecimal worth(ContractLines.Contracted concept, BigDecimal quantity) {
        return Portion.amount(concept.contracted().add(quantity), concept.unitPrice(), concept.amount());
    }

    private static void mustLeaveWhatIsEstimated(ContractLines.Contracted concept, BigDecimal quantity) {
        if (concept.contracted().add(quantity).compareTo(concept.estimated()) < 0) {
            String told = concept.code() + ": " + concept.estimated() + " / " + concept.contracted();
            throw Problem.conflictAt(
                    "/quantity",
                    "Quita más de lo que falta por estimar (estimado / contratado, " + told + ").",
                    "It takes away more than is left to estimate (estimated / contracted, " + told + ").");
        }
    }

    private static void mustDescribeItself(Values values, BigDecimal quantity) {
        for (String field : DESCRIPTION) {
            if (values.get(field) == null) {
                throw Problem.invalid(
                        "/" + field,
                        "Es obligatorio en un concepto nuevo.",
                        "It is required of a concept that is new.");
            }
        }
        if (quantity.signum() < 0) {
            throw Problem.invalid(
                    "/quantity", "De un concepto nuevo no se quita.", "Nothing can be taken from a new concept.");
        }
    }

    private UUID contractOf(UUID addendum) {
        return jdbc.sql(
                        "SELECT contract_id FROM construccion_contracts.addendums WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", Tenancy.current())
                .param("id", addendum)
                .query(UUID.class)
                .single();
    }

    private List<Line> lines(UUID addendum) {
        return jdbc.sql("""
                        SELECT id, contract_line_id, code, concept, unit, unit_price, quantity
                          FROM construccion_contracts.addendum_lines
                         WHERE tenant_id = :tenant AND addendum_id = :addendum ORDER BY code
                        """)
                .param("tenant", Tenancy.current())
                .param("addendum", addendum)
                .query(Line.class)
                .list();
    }

    private void fix(UUID line, UUID contractLine, BigDecimal amount) {
        jdbc.sql("""
                        UPDATE construccion_contracts.addendum_lines SET contract_line_id = :contractLine, amount = :amount
                         WHERE tenant_id = :tenant AND id = :id
                        """)
                .param("contractLine", contractLine)
                .param("amount", amount)
                .param("tenant", Tenancy.current())
                .param("id", line)
                .update();
    }
}
