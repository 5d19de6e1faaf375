package dev.isem.erp.construccion.contract;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What other documents ask about a contract. What must not happen twice at once in one is done while it is held. */
@Component
public class Contracts {

    /** What was agreed at first, of the contract {@code t}. */
    static final String ORIGINAL_AMOUNT =
            "(SELECT coalesce(sum(l.amount), 0) FROM construccion_contracts.contract_lines l"
                    + " WHERE l.tenant_id = t.tenant_id AND l.contract_id = t.id)";

    /** What is agreed now, of the contract {@code t}: with the addendums that are approved. */
    static final String AMOUNT = "(" + ORIGINAL_AMOUNT
            + " + (SELECT coalesce(sum(a.amount), 0) FROM construccion_contracts.addendum_lines a"
            + " JOIN construccion_contracts.addendums d ON d.tenant_id = a.tenant_id AND d.id = a.addendum_id"
            + " WHERE d.tenant_id = t.tenant_id AND d.contract_id = t.id AND d.status = 'approved'))";

    private final JdbcClient jdbc;

    Contracts(Store store) {
        this.jdbc = store.jdbc();
    }

    /**
     * What was agreed.
     *
     * @param type client or subcontract
     * @param amount with the addendums that are approved
     */
    public record Terms(String type, String status, BigDecimal advancePct, BigDecimal retentionPct, BigDecimal amount) {

        public void mustBeActive() {
            if (!status.equals("active")) {
                throw ContractEndpoints.contracts().wrongState(status);
            }
        }
    }

    /** Keeps others from changing this contract, and what belongs to it, until the commit. */
    public Terms hold(UUID contract) {
        Optional<UUID> held = jdbc.sql("SELECT id FROM construccion_contracts.contracts"
                        + " WHERE tenant_id = :tenant AND id = :id FOR NO KEY UPDATE")
                .param("tenant", Tenancy.current())
                .param("id", contract)
                .query(UUID.class)
                .optional();
        if (held.isEmpty()) {
            throw Problem.absent("/contractId");
        }
        return terms(contract);
    }

    /** What was agreed, without keeping others from changing it. */
    public Terms terms(UUID contract) {
        return jdbc.sql("SELECT t.type, t.status, t.advance_pct, t.retention_pct, " + AMOUNT + " AS amount"
                        + " FROM construccion_contracts.contracts t WHERE t.tenant_id = :tenant AND t.id = :id")
                .param("tenant", Tenancy.current())
                .param("id", contract)
                .query(Terms.class)
                .single();
    }
}
