package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.ReadEndpoints;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.web.Text;
import java.util.Arrays;
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
        return Resource.of(
                        "site-stock-findings",
                        "construccion_purchasing.verification_findings",
                        Text.of("Diferencias", "Differences"),
                        Text.of("Diferencia", "Difference"))
                .guardedAs("site-stock")
                .joining("JOIN construccion_purchasing.site_stock s"
                        + " ON s.tenant_id = t.tenant_id AND s.id = t.site_stock_id")
                .icon("list")
                .sortedBy("rule")
                .calledBy("rule")
                .order(49)
                .under(Menu.PURCHASES)
                .hidden()
                .appendOnly()
                .fields(
                        Field.reference("verificationId", "site-stock-verifications", "Verificación", "Verification"),
                        Field.choice("rule", "Regla", "Rule", rules()),
                        Field.reference("siteStockId", "site-stock", "Material", "Material"),
                        Field.text("siteStockName", "Material", "Material")
                                .readAs("s.material")
                                .inList()
                                .searched(),
                        Field.decimal("expected", 4, "Debería ser", "Expected").inList(),
                        Field.decimal("found", 4, "Es", "Found").inList());
    }

    private static Choice[] rules() {
        return Arrays.stream(SiteStockVerification.Rule.values())
                .map(rule -> new Choice(rule.word(), rule.title(), Choice.Tone.ERROR))
                .toArray(Choice[]::new);
    }
}
