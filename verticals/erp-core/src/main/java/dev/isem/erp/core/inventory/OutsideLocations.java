package dev.isem.erp.core.inventory;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The locations that are no place: where goods come from and go to, so that each move takes from one what it gives to
 * another. One of each for a tenant and none for its warehouses: who supplies two of them is one supplier, goods in transit
 * belong to neither, and a list of ten of each would only make people choose wrong. Made when the tenant's first warehouse
 * or move is; somebody who wants another, say scrap in a warehouse, makes it by hand.
 */
@Component
class OutsideLocations {

    /** One of them; {@code use} is the column {@code usage} of the location. */
    enum Outside {
        SUPPLIER("supplier", "PROV", "Proveedores"),
        CUSTOMER("customer", "CLI", "Clientes"),
        INVENTORY("inventory", "AJUSTE", "Diferencias de inventario"),
        SCRAP("scrap", "MERMA", "Merma"),
        TRANSIT("transit", "TRANSITO", "En tránsito");

        private final String use;
        private final String code;
        private final String title;

        Outside(String use, String code, String title) {
            this.use = use;
            this.code = code;
            this.title = title;
        }
    }

    private final JdbcClient jdbc;

    OutsideLocations(Store store) {
        this.jdbc = store.jdbc();
    }

    /**
     * Makes those that are not there, always in one order: two requests at once find each other's. One that people gave
     * another code is there.
     */
    void ensure() {
        for (Outside outside : Outside.values()) {
            jdbc.sql("""
                            INSERT INTO inventory.locations (tenant_id, id, code, name, usage)
                            SELECT :tenant, :id, :code, :name, :usage
                             WHERE NOT EXISTS (SELECT FROM inventory.locations
                                                WHERE tenant_id = :tenant AND warehouse_id IS NULL AND usage = :usage)
                            ON CONFLICT (tenant_id, code) WHERE warehouse_id IS NULL DO NOTHING
                            """)
                    .param("tenant", Tenancy.current())
                    .param("id", UUID.randomUUID())
                    .param("code", outside.code)
                    .param("name", outside.title)
                    .param("usage", outside.use)
                    .update();
        }
    }

    /** The tenant's own one, which is made if it is not there. */
    UUID id(Outside outside) {
        return find(outside).orElseGet(() -> {
            ensure();
            return find(outside).orElseThrow(() -> codeIsTaken(outside));
        });
    }

    private Optional<UUID> find(Outside outside) {
        return jdbc.sql("""
                        SELECT id FROM inventory.locations
                         WHERE tenant_id = :tenant AND warehouse_id IS NULL AND usage = :usage
                         ORDER BY code <> :code, created_at, id LIMIT 1
                        """)
                .param("tenant", Tenancy.current())
                .param("usage", outside.use)
                .param("code", outside.code)
                .query(UUID.class)
                .optional();
    }

    private static Problem codeIsTaken(Outside outside) {
        return Problem.conflict(
                "Falta la ubicación «" + outside.title + "» y otra tiene su clave, " + outside.code
                        + ". Dé a esa otra clave y repita; no se guardó nada.",
                "The location \"" + outside.title + "\" is missing and another one has its code, " + outside.code
                        + ". Give that another code and try again; nothing was saved.");
    }
}
