package dev.isem.erp.core.inventory;

import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Warehouses of the tenant. */
@RestController
@RequestMapping("/api/warehouses")
public class WarehouseEndpoints extends CrudEndpoints {

    WarehouseEndpoints(Store store) {
        super(warehouses(), store);
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
                .fields(
                        Field.code("code", "Código", "Code"),
                        Field.text("name", "Nombre", "Name").required().inList().searched())
                .children(new Resource.Child("locations", "warehouseId"));
    }
}
