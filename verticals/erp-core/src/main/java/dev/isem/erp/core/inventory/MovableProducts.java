package dev.isem.erp.core.inventory;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which products can lie somewhere: goods that are not archived. */
@Component
class MovableProducts {

    private static final String SELECT =
            "SELECT name, type, active FROM core.products WHERE tenant_id = :tenant AND id = :id";

    private final JdbcClient jdbc;

    MovableProducts(Store store) {
        this.jdbc = store.jdbc();
    }

    private record Product(String name, String type, boolean active) {}

    /** Refuses what cannot be moved, while somebody still writes about it. An absent one is the foreign key's to refuse. */
    void check(UUID product) {
        find(SELECT, product).ifPresent(MovableProducts::mustBeMovable);
    }

    /** The same, and until the commit nobody archives them: an archived product has no stock. */
    void hold(Collection<UUID> products) {
        List<UUID> sorted =
                products.stream().sorted(Comparator.comparing(UUID::toString)).toList();
        for (UUID product : sorted) {
            find(SELECT + " FOR SHARE", product).ifPresent(MovableProducts::mustBeMovable);
        }
    }

    private Optional<Product> find(String sql, UUID product) {
        return jdbc.sql(sql)
                .param("tenant", Tenancy.current())
                .param("id", product)
                .query(Product.class)
                .optional();
    }

    private static void mustBeMovable(Product product) {
        if (product.type().equals("service")) {
            throw Problem.invalid(
                    "/productId",
                    "«" + product.name() + "» es un servicio: no tiene existencias.",
                    "\"" + product.name() + "\" is a service: there is no stock of it.");
        }
        if (!product.active()) {
            throw Problem.invalid(
                    "/productId",
                    "«" + product.name() + "» está archivado. Reactívelo primero.",
                    "\"" + product.name() + "\" is archived. Make it active first.");
        }
    }
}
