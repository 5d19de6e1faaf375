package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Locations, and the one outside that goods come from and go to. */
class LocationsIT {

    private static final String MOVES = "/api/inventory/moves";

    private static final Caller NORTE = CoreSuite.as("admin@norte.example");
    private final Storeroom room = Storeroom.of(NORTE);
    private final String cement = room.product("12.5");

    @Test
    void theUseOfALocationIsFixedOnceGoodsMovedThere() {
        room.receive(cement, "1");
        JsonNode location = NORTE.get("/api/locations/" + room.location).json();
        Map<String, Object> change = Storeroom.body(
                "warehouseId",
                location.get("warehouseId").stringValue(),
                "code",
                "OTRO",
                "name",
                "Otro",
                "usage",
                "scrap");
        Caller changing = NORTE.with("If-Match", "\"1\"");
        assertThat(changing.put("/api/locations/" + room.location, change).status())
                .isEqualTo(409);
        change.put("usage", "internal");
        change.put("code", Storeroom.code());
        assertThat(changing.put("/api/locations/" + room.location, change).status())
                .isEqualTo(200);
        change.remove("warehouseId");
        change.put("code", Storeroom.code());
        assertThat(NORTE.post("/api/locations", change)
                        .json()
                        .at("/errors/0/pointer")
                        .stringValue())
                .isEqualTo("/warehouseId");
    }

    @Test
    void aTenantHasOneOutside() {
        Storeroom.made(NORTE, "/api/warehouses", "code", Storeroom.code(), "name", "Otro");
        JsonNode outside = NORTE.get("/api/locations?usage=supplier").json();
        assertThat(outside.size()).isOne();
        assertThat(outside.get(0).get("warehouseId").isNull()).isTrue();
        assertThat(NORTE.get("/api/locations?usage=scrap").json().size()).isOne();
    }

    /** Looked for by its code, it would be made a second time, and half of the goods would come from each. */
    @Test
    void anOutsideThatGotAnotherCodeIsStillTheOne() {
        JsonNode supplier = NORTE.get("/api/locations?usage=supplier").json().get(0);
        Map<String, Object> renamed = Map.of("code", "PROV-2", "name", "Proveedores", "usage", "supplier");
        assertThat(NORTE.with("If-Match", "\"" + supplier.get("version").intValue() + "\"")
                        .put("/api/locations/" + Storeroom.id(supplier), renamed)
                        .status())
                .isEqualTo(200);
        String receipt = room.receipt(cement, "1");
        Storeroom.made(NORTE, "/api/warehouses", "code", Storeroom.code(), "name", "Otro");
        assertThat(NORTE.get("/api/locations?usage=supplier").json().size()).isOne();
        assertThat(NORTE.get(MOVES + "/" + receipt).json().get("fromLocationId"))
                .isEqualTo(supplier.get("id"));
    }
}
