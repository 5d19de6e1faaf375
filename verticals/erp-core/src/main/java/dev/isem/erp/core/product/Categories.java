package dev.isem.erp.core.product;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tree of categories, in which none lies inside itself. */
@Component
class Categories {

    /** A category and all that it lies in; UNION ends even in a circle. */
    private static final String ABOVE = """
            WITH RECURSIVE above AS (
                SELECT id, parent_id FROM core.categories WHERE tenant_id = :tenant AND id = :parent
                UNION
                SELECT c.id, c.parent_id FROM core.categories c JOIN above ON c.id = above.parent_id
                 WHERE c.tenant_id = :tenant)
            SELECT EXISTS (SELECT FROM above WHERE id = :id)
            """;

    private final JdbcClient jdbc;

    Categories(Store store) {
        this.jdbc = store.jdbc();
    }

    /** One after the other: of two that are put into each other at once, each would see the other one outside. */
    void mustNotLieIn(UUID category, UUID parent) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('core.categories/' || :tenant, 0)) IS NULL")
                .param("tenant", Tenancy.current().toString())
                .query(Boolean.class)
                .single();
        boolean circle = jdbc.sql(ABOVE)
                .param("tenant", Tenancy.current())
                .param("parent", parent)
                .param("id", category)
                .query(Boolean.class)
                .single();
        if (circle) {
            throw Problem.invalid(
                    "/parentId", "Está dentro de esta misma categoría.", "It lies inside this very category.");
        }
    }
}
