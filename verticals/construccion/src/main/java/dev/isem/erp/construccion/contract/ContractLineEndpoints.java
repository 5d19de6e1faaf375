package dev.isem.erp.construccion.contract;

import dev.isem.erp.construccion.budget.ConceptFields;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lines of a contract, which change only while it is a draft; afterwards an addendum changes what they come to. */
@RestController
@RequestMapping("/api/contract-lines")
public class ContractLineEndpoints extends CrudEndpoints {

    ContractLineEndpoints(Store store) {
        super(lines(), store);
    }

    /** What a line of a contract is. */
    public static Resource lines() {
        return Resource.of(
                        "contract-lines",
                        "construccion_contracts.contract_lines",
                        Text.of("Conceptos contratados", "Contract lines"),
                        Text.of("Concepto contratado", "Contract line"))
                .linesOf(ContractEndpoints.contracts(), "contractId")
                .guardedAs("contracts")
                .joining("JOIN construccion_contracts.contract_lines l ON l.tenant_id = t.tenant_id AND l.id = t.id")
                .icon("list")
                .sortedBy("code")
                .calledBy("concept", "code")
                .order(31)
                .hidden()
                .fields(
                        ContractFields.reference(),
                        ConceptFields.code(),
                        ConceptFields.concept(),
                        ConceptFields.unit(),
                        ConceptFields.quantity("Cantidad original", "Original quantity"),
                        ConceptFields.unitPrice(),
                        ConceptFields.amount("Importe original", "Original amount"),
                        Field.decimal("contracted", 4, "Cantidad con convenios", "Quantity with addendums")
                                .readAs(ContractLines.CONTRACTED)
                                .inList(),
                        Field.decimal("estimated", 4, "Cantidad estimada", "Estimated quantity")
                                .readAs(ContractLines.ESTIMATED)
                                .inList());
    }
}
