package dev.isem.erp.construccion.contract;

import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;

/** Of which contract a record is, and its number there, in resources that join {@code construccion_contracts.contracts c}. */
public final class ContractFields {

    private ContractFields() {}

    public static Field reference() {
        return Field.reference("contractId", "contracts", "Contrato", "Contract")
                .required()
                .onlyOnCreate();
    }

    /** The first of each contract is 1. */
    public static Field number() {
        return Field.of(FieldType.INTEGER, "n", "Número", "Number").readOnly();
    }

    /** What people call a record that is numbered so. */
    public static Field title(String es, String en) {
        return Field.text("title", es, en)
                .readAs("c.folio || ' / ' || t.n")
                .inList()
                .searched();
    }
}
