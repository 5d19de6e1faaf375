package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.ReadEndpoints;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What did not add up in a night: kept as it was found, whatever has been put right since. */
@RestController
@RequestMapping("/api/site-stock-findings")
public class SiteStockFindingEndpoints extends ReadEndpoints {

    SiteStockFindingEndpoints(Store store) {
        super(findings(), store);
    }

    /** What a finding at a site is. */
    public static Resource findings() {
        return SiteStockVerification.NIGHTS
                .findings(
                        SiteStockVerification.RULES,
                        Field.reference("siteStockId", "site-stock", "Material", "Material"),
                        Field.text("siteStockName", "Material", "Material")
                                .readAs("s.material")
                                .inList()
                                .searched())
                .joining("JOIN construccion_purchasing.site_stock s"
                        + " ON s.tenant_id = t.tenant_id AND s.id = t.site_stock_id")
                .order(49)
                .under(Menu.PURCHASES);
    }
}
