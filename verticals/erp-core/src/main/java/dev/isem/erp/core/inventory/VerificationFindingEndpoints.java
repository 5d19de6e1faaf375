package dev.isem.erp.core.inventory;

import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.ReadEndpoints;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.stock.Finding;
import dev.isem.erp.platform.web.Text;
import java.util.Arrays;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What did not add up in a night: kept as it was found, whatever has been put right since. */
@RestController
@RequestMapping("/api/inventory/verification-findings")
public class VerificationFindingEndpoints extends ReadEndpoints {

    VerificationFindingEndpoints(Store store) {
        super(findings(), store);
    }

    /** What a finding is. */
    public static Resource findings() {
        return Resource.of(
                        "inventory/verification-findings",
                        "inventory.verification_findings",
                        Text.of("Diferencias", "Differences"),
                        Text.of("Diferencia", "Difference"))
                .guardedAs("stock")
                .joining("LEFT JOIN core.products p ON p.tenant_id = t.tenant_id AND p.id = t.product_id"
                        + " LEFT JOIN inventory.locations l ON l.tenant_id = t.tenant_id AND l.id = t.location_id")
                .icon("list")
                .sortedBy("rule")
                .calledBy("rule")
                .order(37)
                .hidden()
                .appendOnly()
                .fields(
                        Field.reference("verificationId", "inventory/verifications", "Verificación", "Verification"),
                        Field.choice("rule", "Regla", "Rule", rules()),
                        Field.reference("productId", "products", "Producto", "Product"),
                        Field.text("productName", "Producto", "Product")
                                .readAs("p.name")
                                .inList()
                                .searched(),
                        Field.reference("locationId", "locations", "Ubicación", "Location"),
                        Field.text("locationName", "Ubicación", "Location")
                                .readAs("l.name")
                                .inList(),
                        Field.decimal("expected", 4, "Debería ser", "Expected").inList(),
                        Field.decimal("found", 4, "Es", "Found").inList());
    }

    private static Choice[] rules() {
        return Arrays.stream(Finding.Rule.values())
                .map(rule -> new Choice(rule.word(), rule.title(), Choice.Tone.ERROR))
                .toArray(Choice[]::new);
    }
}
