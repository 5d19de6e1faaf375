package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.platform.resource.Field;

/** Which material of a site it is, in resources that join {@code construccion_purchasing.site_stock s}. */
final class StockedFields {

    private StockedFields() {}

    static Field material() {
        return Field.text("siteStockName", "Material", "Material")
                .readAs("s.material")
                .inList()
                .searched();
    }

    static Field unit() {
        return Field.text("unit", "Unidad", "Unit").readAs("s.unit").inList();
    }
}
