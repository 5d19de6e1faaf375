package dev.isem.erp.construccion.project;

import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The core's partners, whom works and contracts are agreed with. */
@Component
public class Partners {

    private static final Text DEACTIVATED = Text.of(
            "El contacto está desactivado en ERP Core. Elija otro, o actívelo allá.",
            "The partner is deactivated in ERP Core. Choose another, or activate it there.");

    private final JdbcClient jdbc;
    private final Store store;

    Partners(Store store) {
        this.jdbc = store.jdbc();
        this.store = store;
    }

    /** Looks for the chosen one first: the foreign key would refuse too, but could not say which field it was. */
    public void mustExist(UUID partner) {
        kind(partner);
    }

    /** The same, of somebody who sells. */
    public void mustSupply(UUID partner) {
        if (kind(partner).equals("customer")) {
            throw Problem.invalid("/partnerId", "No es proveedor.", "It is not a supplier.");
        }
    }

    /** Refuses one with whom the company agrees on nothing more. */
    public void mustBeActive(UUID partner) {
        if (isDeactivated(partner)) {
            throw Problem.invalid("/partnerId", DEACTIVATED.es(), DEACTIVATED.en());
        }
    }

    /** The same, unless it is the record's partner already: what was agreed before goes on. */
    public void mustBeActiveIfNew(Optional<Row> before, UUID partner) {
        if (before.filter(row -> partner.equals(row.id("partnerId"))).isEmpty()) {
            mustBeActive(partner);
        }
    }

    /** The same of a draft that is to be agreed now: its partner may have been deactivated since it was chosen. */
    public void mustStillBeActive(Row draft) {
        if (isDeactivated(draft.id("partnerId"))) {
            throw Problem.conflictAt("/partnerId", DEACTIVATED.es(), DEACTIVATED.en());
        }
    }

    private boolean isDeactivated(UUID partner) {
        return store.exists("SELECT FROM core.partners WHERE tenant_id = :tenant AND id = :id AND NOT active", partner);
    }

    private String kind(UUID partner) {
        return jdbc.sql("SELECT kind FROM core.partners WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", Tenancy.current())
                .param("id", partner)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Problem.absent("/partnerId"));
    }
}
