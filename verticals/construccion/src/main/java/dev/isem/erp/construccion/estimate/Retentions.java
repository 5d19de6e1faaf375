package dev.isem.erp.construccion.estimate;

import dev.isem.erp.construccion.contract.Contracts;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Table;
import dev.isem.erp.platform.resource.Values;
import java.math.BigDecimal;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What is kept back of estimates once they are authorised. */
@Component
class Retentions {

    private final Store store;
    private final Contracts contracts;

    Retentions(Store store, Contracts contracts) {
        this.store = store;
        this.contracts = contracts;
    }

    /** Lists what this estimate says is retained, if anything is. */
    void keep(Row estimate) {
        BigDecimal retained = new BigDecimal(estimate.text("retained"));
        if (retained.signum() == 0) {
            return;
        }
        UUID id = UUID.randomUUID();
        Values values = Values.none()
                .with("estimateId", estimate.id())
                .with("pct", contracts.terms(estimate.id("contractId")).retentionPct())
                .with("base", new BigDecimal(estimate.text("retentionBase")))
                .with("amount", retained)
                .with("status", "held");
        new Table(store, RetentionEndpoints.retentions()).insert(id, values);
        store.audit().note(RetentionEndpoints.retentions().name(), id, "create");
    }
}
