package dev.isem.erp.core.product;

import dev.isem.erp.core.Menu;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Groups of products, one inside another and none inside itself. */
@RestController
@RequestMapping("/api/categories")
public class CategoryEndpoints extends CrudEndpoints {

    private final Categories categories;

    CategoryEndpoints(Store store, Categories categories) {
        super(categories(), store);
        this.categories = categories;
    }

    /** What a category is. */
    public static Resource categories() {
        return Resource.of(
                        "categories",
                        "core.categories",
                        Text.of("Categorías", "Categories"),
                        Text.of("Categoría", "Category"))
                .joining("LEFT JOIN core.categories up ON up.tenant_id = t.tenant_id AND up.id = t.parent_id")
                .icon("category")
                .calledBy("name", "parentName")
                .order(21)
                .under(Menu.CATALOGUES)
                .fields(
                        Field.code("code", "Código", "Code"),
                        Field.text("name", "Nombre", "Name").required().inList().searched(),
                        Field.reference("parentId", "categories", "Dentro de", "Inside of"),
                        Field.text("parentName", "Dentro de", "Inside of")
                                .readAs("up.name")
                                .inList());
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        values.id("parentId").ifPresent(parent -> categories.mustNotLieIn(id, parent));
        return super.change(id, version, values);
    }
}
