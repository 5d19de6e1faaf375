package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.platform.resource.ReadEndpoints;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The nights in which the sites' stock was verified, and how much did not add up; to be read and no more. */
@RestController
@RequestMapping("/api/site-stock-verifications")
public class SiteStockVerificationEndpoints extends ReadEndpoints {

    SiteStockVerificationEndpoints(Store store) {
        super(verifications(), store);
    }

    /** What a night's verification of the sites is. */
    public static Resource verifications() {
        return SiteStockVerification.NIGHTS.verifications().order(48).under(Menu.PURCHASES);
    }
}
