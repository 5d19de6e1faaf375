package dev.isem.erp.construccion.contract;

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
                .icon("list")
                .sortedBy("code")
                .calledBy("concept")
                .order(31)
                .hidden()
                .fields(
                        Field.reference("contractId", "contracts", "Contrato", "Contract")
                                .required()
                                .onlyOnCreate(),
                        Field.code("code", "Clave", "Code"),
                        Field.text("concept", "Concepto", "Concept")
                                .max(300)
                                .required()
                                .inList()
                                .searched(),
                        Field.text("unit", "Unidad", "Unit").max(10).required().inList(),
                        Field.decimal("quantity", 4, "Cantidad original", "Original quantity")
                                .required()
                                .positive()
                                .inList(),
                        Field.decimal("unitPrice", 6, "Precio unitario", "Unit price")
                                .required()
                                .notNegative()
                                .inList(),
                        Field.money("amount", "Importe original", "Original amount")
                                .computed()
                                .inList()
                                .withTotal(),
                        Field.decimal("contracted", 4, "Cantidad con convenios", "Quantity with addendums")
                                .readAs(ContractLines.contracted("t"))
                                .inList(),
                        Field.decimal("estimated", 4, "Cantidad estimada", "Estimated quantity")
                                .readAs(ContractLines.estimated("t", "NULL"))
                                .inList());
    }
}
