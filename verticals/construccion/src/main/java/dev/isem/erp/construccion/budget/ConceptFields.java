package dev.isem.erp.construccion.budget;

import dev.isem.erp.platform.resource.Field;

/** The fields that lines about a concept have: which it is, in which unit, how much of it and at what price. */
public final class ConceptFields {

    private ConceptFields() {}

    public static Field code() {
        return Field.code("code", "Clave", "Code");
    }

    public static Field concept() {
        return words("concept", "Concepto", "Concept");
    }

    /** What is bought for a concept, which may be one of several materials. */
    public static Field description() {
        return words("description", "Descripción", "Description");
    }

    public static Field unit() {
        return Field.text("unit", "Unidad", "Unit").max(10).required().inList();
    }

    public static Field quantity() {
        return quantity("Cantidad", "Quantity");
    }

    public static Field quantity(String es, String en) {
        return Field.decimal("quantity", 4, es, en).required().positive().inList();
    }

    public static Field unitPrice() {
        return Field.decimal("unitPrice", 6, "Precio unitario", "Unit price")
                .required()
                .notNegative()
                .inList();
    }

    /** Computed by the table. */
    public static Field amount(String es, String en) {
        return Field.money("amount", es, en).computed().inList().withTotal();
    }

    /** Worked out as the line is stored. */
    public static Field worth() {
        return Field.money("amount", "Importe", "Amount").readOnly().inList().withTotal();
    }

    /**
     * What all lines of a document {@code t} are worth.
     *
     * @param lines their table
     * @param document column of it that holds the document's id
     */
    public static Field sum(String lines, String document) {
        return Field.money("amount", "Importe", "Amount")
                .readAs("(SELECT coalesce(sum(x.amount), 0) FROM " + lines + " x WHERE x.tenant_id = t.tenant_id AND x."
                        + document + " = t.id)")
                .inList()
                .withTotal();
    }

    private static Field words(String name, String es, String en) {
        return Field.text(name, es, en).max(300).required().inList().searched();
    }
}
