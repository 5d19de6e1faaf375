package dev.isem.erp.core.product;

import dev.isem.erp.core.Menu;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import java.math.BigDecimal;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Products: what the tenant sells, buys and keeps. */
@RestController
@RequestMapping("/api/products")
public class ProductEndpoints extends CrudEndpoints {

    private final Products products;

    ProductEndpoints(Store store, Products products) {
        super(products(), store);
        this.products = products;
    }

    /** What a product is. */
    public static Resource products() {
        return Resource.of(
                        "products", "core.products", Text.of("Productos", "Products"), Text.of("Producto", "Product"))
                .joining("LEFT JOIN core.categories c ON c.tenant_id = t.tenant_id AND c.id = t.category_id")
                .icon("inventory")
                .calledBy("name", "sku")
                .order(20)
                .under(Menu.CATALOGUES)
                .fields(
                        Field.code("sku", "SKU", "SKU").sortedBy("sku_key"),
                        Field.text("name", "Nombre", "Name")
                                .required()
                                .inList()
                                .sortedBy("name_key")
                                .searched(),
                        Field.choice(
                                        "type",
                                        "Tipo",
                                        "Type",
                                        Choice.of("goods", "Bien", "Goods"),
                                        Choice.of("service", "Servicio", "Service"))
                                .required()
                                .otherwise("goods"),
                        Field.reference("categoryId", "categories", "Categoría", "Category"),
                        Field.text("categoryName", "Categoría", "Category")
                                .readAs("c.name")
                                .inList(),
                        Field.text("uom", "Unidad", "Unit").max(10).required().inList(),
                        Field.money("price", "Precio", "Price")
                                .required()
                                .notNegative()
                                .inList(),
                        Field.decimal("taxRate", 4, "Tasa de IVA", "Tax rate")
                                .required()
                                .notNegative()
                                .atMost(1)
                                .otherwise(new BigDecimal("0.1600")),
                        Field.decimal("cost", 6, "Costo", "Cost").notNegative(),
                        Field.text("barcode", "Código de barras", "Barcode")
                                .max(50)
                                .searched(),
                        Field.yes("active", "Activo", "Active"));
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        boolean stocked = Boolean.TRUE.equals(values.get("active"))
                && values.text("type").orElse("").equals("goods");
        if (!stocked) {
            products.mustHaveNoStock(id);
        }
        return super.change(id, version, values);
    }
}
