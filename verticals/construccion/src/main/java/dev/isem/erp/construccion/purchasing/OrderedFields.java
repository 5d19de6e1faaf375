package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.platform.resource.Field;

/** What was ordered, in resources that join {@code construccion_purchasing.purchase_order_lines l}. */
final class OrderedFields {

    private OrderedFields() {}

    static Field code() {
        return Field.text("code", "Clave", "Code").readAs("l.code").inList().searched();
    }

    static Field description() {
        return Field.text("description", "Descripción", "Description")
                .readAs("l.description")
                .inList()
                .searched();
    }

    static Field unit() {
        return Field.text("unit", "Unidad", "Unit").readAs("l.unit").inList();
    }
}
