package dev.isem.erp.core.inventory;

import dev.isem.erp.platform.openapi.Described;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.security.Allowed;
import dev.isem.erp.platform.stock.Finding;
import dev.isem.erp.platform.stock.Stock;
import dev.isem.erp.platform.web.Text;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what of the tenant's stock does not add up. Nothing ever should; what it finds is for whoever runs the suite. */
@RestController
class VerifyEndpoint {

    private final Store store;
    private final Stock stock;

    VerifyEndpoint(Store store, Stock stock) {
        this.store = store;
        this.stock = stock;
    }

    /**
     * One thing that does not add up. Numbers are texts, as everywhere.
     *
     * @param rule that is broken, e.g. {@code quantity-is-sum-of-moves}
     * @param locationId where; null for all locations together
     */
    record Broken(
            String rule,
            Text title,
            UUID productId,
            @Nullable UUID locationId,
            String expected,
            String found) {}

    @GetMapping("/api/inventory/verify")
    @Allowed(resource = "stock", action = "read")
    @Described("What of the stock does not add up")
    List<Broken> verify() {
        return store.transactions().read(stock::verify).stream()
                .map(VerifyEndpoint::broken)
                .toList();
    }

    private static Broken broken(Finding finding) {
        return new Broken(
                finding.rule().word(),
                finding.rule().title(),
                finding.productId(),
                finding.locationId(),
                finding.expected().toPlainString(),
                finding.found().toPlainString());
    }
}
