package dev.isem.erp.core.product;

import dev.isem.erp.core.Menu;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Groups of products, one inside another and none inside itself. */
@RestController
@RequestMapping("/api/categories")
public class CategoryEndpoints extends CrudEndpoints {

    /** A category and all that it lies in; UNION ends even in a circle. */
    private static final String ABOVE = """
            WITH RECURSIVE above AS (
                SELECT id, parent_id FROM core.categories WHERE tenant_id = :tenant AND id = :parent
                UNION
                SELECT c.id, c.parent_id FROM core.categories c JOIN above ON c.id = above.parent_id
                 WHERE c.tenant_id = :tenant)
            SELECT EXISTS (SELECT FROM above WHERE id = :id)
            """;

    CategoryEndpoints(Store store) {
        super(categories(), store);
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
        values.id("parentId").ifPresent(parent -> mustNotLieIn(id, parent));
        return super.change(id, version, values);
    }

    /** One after the other: of two that are put into each other at once, each would see the other one outside. */
    private void mustNotLieIn(UUID id, UUID parent) {
        store().jdbc()
                .sql("SELECT pg_advisory_xact_lock(hashtextextended('core.categories/' || :tenant, 0)) IS NULL")
                .param("tenant", Tenancy.current().toString())
                .query(Boolean.class)
                .single();
        boolean circle = store().jdbc()
                .sql(ABOVE)
                .param("tenant", Tenancy.current())
                .param("parent", parent)
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (circle) {
            throw Problem.invalid(
                    "/parentId", "Está dentro de esta misma categoría.", "It lies inside this very category.");
        }
    }
}
