package dev.isem.erp.core.inventory;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.stock.Stock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stock engine over the core's own tables. */
@Configuration(proxyBeanMethods = false)
class InventoryConfiguration {

    @Bean
    Stock stock(Store store) {
        return new Stock(store.jdbc(), "inventory", "core.products");
    }
}
