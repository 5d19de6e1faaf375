package dev.isem.erp.core.inventory;

import dev.isem.erp.core.Menu;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.ReadEndpoints;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What lies where. Only moves change it. */
@RestController
@RequestMapping("/api/inventory/quants")
public class QuantEndpoints extends ReadEndpoints {

    QuantEndpoints(Store store) {
        super(quants(), store);
    }

    /** What a quant is. */
    public static Resource quants() {
        return Resource.of(
                        "inventory/quants",
                        "inventory.quants",
                        Text.of("Existencias", "Stock"),
                        Text.of("Existencia", "Stock"))
                .guardedAs("stock")
                .joining("JOIN core.products p ON p.tenant_id = t.tenant_id AND p.id = t.product_id"
                        + " JOIN inventory.locations l ON l.tenant_id = t.tenant_id AND l.id = t.location_id")
                .icon("inventory")
                .sortedBy("productName")
                .shownFirst("usage", "internal")
                .calledBy("productName")
                .order(32)
                .under(Menu.STOCK)
                .only(Resource.Ability.READ)
                .fields(
                        Field.reference("productId", "products", "Producto", "Product"),
                        Field.text("productName", "Producto", "Product")
                                .readAs("p.name")
                                .inList()
                                .searched(),
                        Field.reference("warehouseId", "warehouses", "Almacén", "Warehouse")
                                .readAs("l.warehouse_id"),
                        Field.reference("locationId", "locations", "Ubicación", "Location"),
                        Field.text("locationName", "Ubicación", "Location")
                                .readAs("l.name")
                                .inList(),
                        LocationEndpoints.usage(),
                        Field.decimal("qty", 4, "Existencia", "On hand").inList(),
                        Field.decimal("reserved", 4, "Reservado", "Reserved").inList(),
                        Field.decimal("available", 4, "Disponible", "Available")
                                .readAs("t.qty - t.reserved")
                                .inList(),
                        Field.money("value", "Importe", "Value").inList(),
                        Field.decimal("unitCost", 6, "Costo promedio", "Average cost")
                                .readAs("CASE WHEN t.qty > 0 THEN round(t.value / t.qty, 6) END"));
    }
}
