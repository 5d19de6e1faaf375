package dev.isem.erp.core.inventory;

import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Locations inside a warehouse, each with the use that decides whether what lies there is stock. */
@RestController
@RequestMapping("/api/locations")
public class LocationEndpoints extends CrudEndpoints {

    private final Locations locations;

    LocationEndpoints(Store store, Locations locations) {
        super(locations(), store);
        this.locations = locations;
    }

    /** What a location is. */
    public static Resource locations() {
        return Resource.of(
                        "locations",
                        "inventory.locations",
                        Text.of("Ubicaciones", "Locations"),
                        Text.of("Ubicación", "Location"))
                .guardedAs("warehouses")
                .joining("LEFT JOIN inventory.warehouses w ON w.tenant_id = t.tenant_id AND w.id = t.warehouse_id")
                .icon("list")
                .calledBy("name", "warehouseName")
                .order(31)
                .hidden()
                .fields(
                        Field.reference("warehouseId", "warehouses", "Almacén", "Warehouse"),
                        Field.text("warehouseName", "Almacén", "Warehouse")
                                .readAs("w.name")
                                .inList(),
                        Field.code("code", "Código", "Code"),
                        Field.text("name", "Nombre", "Name").required().inList().searched(),
                        usage().required().otherwise("internal"))
                .children(new Resource.Child("inventory/quants", "locationId"));
    }

    /** What a location is for. */
    static Field usage() {
        return Field.choice(
                "usage",
                "Uso",
                "Use",
                Choice.of("internal", "Interna", "Internal"),
                Choice.of("supplier", "Proveedor", "Supplier"),
                Choice.of("customer", "Cliente", "Customer"),
                Choice.of("inventory", "Ajuste de inventario", "Inventory adjustment"),
                Choice.of("production", "Producción", "Production"),
                Choice.of("transit", "Tránsito", "Transit"),
                Choice.of("scrap", "Merma", "Scrap"));
    }

    @Override
    protected void check(Values values) {
        if (values.text("usage").orElse("").equals("internal")
                && values.id("warehouseId").isEmpty()) {
            throw Problem.invalid("/warehouseId", "Es obligatorio.", "It is required.");
        }
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        String usage = table().get(id).text("usage");
        if (!values.text("usage").orElse(usage).equals(usage)) {
            locations.mustBeUnused(id);
        }
        return super.change(id, version, values);
    }
}
