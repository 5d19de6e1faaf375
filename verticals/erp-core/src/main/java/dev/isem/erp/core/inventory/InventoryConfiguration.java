package dev.isem.erp.core.inventory;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.stock.NightlyVerification;
import dev.isem.erp.platform.stock.Stock;
import dev.isem.erp.platform.stock.VerifiedNights;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stock engine over the core's own tables, and who verifies them at night. */
@Configuration(proxyBeanMethods = false)
class InventoryConfiguration {

    /** The nights, as people read them. */
    static final VerifiedNights NIGHTS =
            new VerifiedNights("inventory", "inventory/verifications", "inventory/verification-findings", "stock");

    @Bean
    Stock stock(Store store) {
        return new Stock(store.jdbc(), "inventory", "core.products");
    }

    @Bean
    NightlyVerification nightlyVerification(Store store, Stock stock, ObjectProvider<MeterRegistry> figures) {
        return new NightlyVerification(store, stock.reckoning(), figures.getIfAvailable());
    }
}
