package dev.isem.erp.core.inventory;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules of locations: what was moved there is stock, or is not, by the use that the location had. */
@Component
class Locations {

    private final JdbcClient jdbc;

    Locations(Store store) {
        this.jdbc = store.jdbc();
    }

    void mustBeUnused(UUID location) {
        boolean used = jdbc.sql(
                        "SELECT EXISTS (SELECT FROM inventory.quants WHERE tenant_id = :tenant AND location_id = :id)")
                .param("tenant", Tenancy.current())
                .param("id", location)
                .query(Boolean.class)
                .single();
        if (used) {
            throw Problem.conflictAt(
                    "/usage",
                    "Ya hubo movimientos aquí: su uso no cambia. Cree otra ubicación.",
                    "Goods were moved here: its use does not change. Make another location.");
        }
    }
}
