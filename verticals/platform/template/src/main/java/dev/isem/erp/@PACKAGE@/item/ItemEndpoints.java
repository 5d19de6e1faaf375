package dev.isem.erp.@PACKAGE@.item;

import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Items of the tenant. */
@RestController
@RequestMapping("/api/items")
public class ItemEndpoints extends CrudEndpoints {

    ItemEndpoints(Store store) {
        super(items(), store);
    }

    /** What an item is. */
    public static Resource items() {
        return Resource.of("items", "@SCHEMA@.items", Text.of("Artículos", "Items"), Text.of("Artículo", "Item"))
                .icon("list")
                .order(10)
                .fields(
                        Field.code("code", "Código", "Code"),
                        Field.text("name", "Nombre", "Name").required().inList().searched());
    }
}
