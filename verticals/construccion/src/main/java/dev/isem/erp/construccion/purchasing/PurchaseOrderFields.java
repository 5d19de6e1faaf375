package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.platform.resource.Field;

/**
 * Of which order a record is, in resources that join {@code construccion_purchasing.purchase_orders o}; and of which
 * supplier, where they join {@code core.partners q} too.
 */
final class PurchaseOrderFields {

    private PurchaseOrderFields() {}

    static Field reference() {
        return Field.reference("orderId", "purchase-orders", "Orden de compra", "Purchase order");
    }

    static Field name() {
        return Field.text("orderName", "Orden de compra", "Purchase order")
                .readAs("o.folio")
                .inList()
                .searched();
    }

    static Field supplierName() {
        return Field.text("supplierName", "Proveedor", "Supplier")
                .readAs("q.name")
                .inList()
                .searched();
    }
}
