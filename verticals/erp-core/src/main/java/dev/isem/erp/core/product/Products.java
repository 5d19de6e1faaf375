package dev.isem.erp.core.product;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.stock.Stock;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules of products: of which there may be stock. */
@Component
class Products {

    private final JdbcClient jdbc;
    private final Stock stock;

    Products(Store store, Stock stock) {
        this.jdbc = store.jdbc();
        this.stock = stock;
    }

    /** Holds the product first: a move of it waits until this is over, and is then refused. */
    void mustHaveNoStock(UUID product) {
        jdbc.sql("SELECT id FROM core.products WHERE tenant_id = :tenant AND id = :id FOR NO KEY UPDATE")
                .param("tenant", Tenancy.current())
                .param("id", product)
                .query(UUID.class)
                .optional();
        if (stock.keeps(product)) {
            throw Problem.conflict(
                    "Todavía hay existencias. Sáquelas o ajústelas antes de archivarlo o volverlo servicio.",
                    "There is stock of it. Issue or adjust it before you archive it or make it a service.");
        }
    }
}
