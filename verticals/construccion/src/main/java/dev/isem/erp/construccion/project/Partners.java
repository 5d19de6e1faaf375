package dev.isem.erp.construccion.project;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The core's partners, whom works and contracts are agreed with. */
@Component
public class Partners {

    private final JdbcClient jdbc;

    Partners(Store store) {
        this.jdbc = store.jdbc();
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

    private String kind(UUID partner) {
        return jdbc.sql("SELECT kind FROM core.partners WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", Tenancy.current())
                .param("id", partner)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Problem.absent("/partnerId"));
    }
}
