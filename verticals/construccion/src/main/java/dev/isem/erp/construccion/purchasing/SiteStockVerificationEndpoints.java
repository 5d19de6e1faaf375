package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.ReadEndpoints;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.web.Text;
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
        return Resource.of(
                        "site-stock-verifications",
                        "construccion_purchasing.verifications",
                        Text.of("Verificaciones", "Verifications"),
                        Text.of("Verificación", "Verification"))
                .guardedAs("site-stock")
                .icon("list")
                .newestFirst("night")
                .calledBy("night")
                .order(48)
                .under(Menu.PURCHASES)
                .appendOnly()
                .fields(
                        Field.date("night", "Noche del", "Night of").inList(),
                        Field.of(FieldType.DATETIME, "at", "Hecha el", "Done at")
                                .readAs("t.created_at")
                                .inList(),
                        Field.of(FieldType.INTEGER, "differences", "Diferencias", "Differences")
                                .readAs("(SELECT count(*)::int FROM construccion_purchasing.verification_findings f"
                                        + " WHERE f.tenant_id = t.tenant_id AND f.verification_id = t.id)")
                                .inList())
                .children(new Resource.Child("site-stock-findings", "verificationId"));
    }
}
