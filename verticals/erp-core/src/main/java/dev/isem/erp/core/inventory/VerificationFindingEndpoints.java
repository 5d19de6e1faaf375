package dev.isem.erp.core.inventory;

import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.ReadEndpoints;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.stock.Finding;
import java.util.stream.Stream;
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
        return InventoryConfiguration.NIGHTS
                .findings(
                        Stream.of(Finding.Rule.values())
                                .map(Finding.Rule::choice)
                                .toList(),
                        Field.reference("productId", "products", "Producto", "Product"),
                        Field.text("productName", "Producto", "Product")
                                .readAs("p.name")
                                .inList()
                                .searched(),
                        Field.reference("locationId", "locations", "Ubicación", "Location"),
                        Field.text("locationName", "Ubicación", "Location")
                                .readAs("l.name")
                                .inList())
                .joining("LEFT JOIN core.products p ON p.tenant_id = t.tenant_id AND p.id = t.product_id"
                        + " LEFT JOIN inventory.locations l ON l.tenant_id = t.tenant_id AND l.id = t.location_id")
                .order(37);
    }
}
