package dev.isem.erp.construccion.demo;

import dev.isem.erp.construccion.project.ProjectFields;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.web.Text;

/** What subcontractors' work did cost before the demo's companies wrote their contracts down here. */
final class EarlierSubcontracts {

    private EarlierSubcontracts() {}

    static Resource costs() {
        return Resource.of(
                        "subcontract-costs",
                        "construccion_budgets.actual_costs",
                        Text.of("Costos de subcontratos", "Costs of subcontracts"),
                        Text.of("Costo de un subcontrato", "Cost of a subcontract"))
                .fields(
                        ProjectFields.reference(),
                        Field.text("code", "Clave", "Code"),
                        Field.text("source", "Origen", "Source").otherwise("subcontract"),
                        Field.reference("sourceId", "contracts", "Documento", "Document"),
                        Field.reference("lineId", "contract-lines", "Línea", "Line"),
                        Field.date("incurredOn", "Fecha", "Date"),
                        Field.money("amount", "Importe", "Amount"));
    }
}
