package dev.isem.erp.core.inventory;

import dev.isem.erp.core.Menu;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Warehouses of the tenant. */
@RestController
@RequestMapping("/api/warehouses")
public class WarehouseEndpoints extends CrudEndpoints {

    private final OutsideLocations outside;

    WarehouseEndpoints(Store store, OutsideLocations outside) {
        super(warehouses(), store);
        this.outside = outside;
    }

    /** What a warehouse is. */
    public static Resource warehouses() {
        return Resource.of(
                        "warehouses",
                        "inventory.warehouses",
                        Text.of("Almacenes", "Warehouses"),
                        Text.of("Almacén", "Warehouse"))
                .icon("warehouse")
                .order(30)
                .under(Menu.STOCK)
                .fields(
                        Field.code("code", "Código", "Code"),
                        Field.text("name", "Nombre", "Name").required().inList().searched())
                .children(new Resource.Child("locations", "warehouseId"));
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        outside.ensure();
        return super.insert(id, values);
    }
}
