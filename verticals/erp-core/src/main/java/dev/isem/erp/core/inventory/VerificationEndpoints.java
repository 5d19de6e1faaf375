package dev.isem.erp.core.inventory;

import dev.isem.erp.core.Menu;
import dev.isem.erp.platform.resource.ReadEndpoints;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The nights in which the stock was verified, and how much did not add up; to be read and no more. */
@RestController
@RequestMapping("/api/inventory/verifications")
public class VerificationEndpoints extends ReadEndpoints {

    VerificationEndpoints(Store store) {
        super(verifications(), store);
    }

    /** What a night's verification is. */
    public static Resource verifications() {
        return InventoryConfiguration.NIGHTS.verifications().order(36).under(Menu.STOCK);
    }
}
