package dev.isem.erp.construccion.estimate;

import dev.isem.erp.construccion.budget.ConceptFields;
import dev.isem.erp.construccion.contract.ContractLines;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lines of an estimate: how much of a contracted concept was done in its period. */
@RestController
@RequestMapping("/api/estimate-lines")
public class EstimateLineEndpoints extends CrudEndpoints {

    private final EstimateFigures figures;

    EstimateLineEndpoints(Store store, EstimateFigures figures) {
        super(lines(), store);
        this.figures = figures;
    }

    /** What a line of an estimate is. */
    public static Resource lines() {
        return Resource.of(
                        "estimate-lines",
                        "construccion_estimates.estimate_lines",
                        Text.of("Conceptos estimados", "Estimate lines"),
                        Text.of("Concepto estimado", "Estimate line"))
                .linesOf(EstimateEndpoints.estimates(), "estimateId")
                .guardedAs("estimates")
                .joining(
                        "JOIN construccion_contracts.contract_lines l ON l.tenant_id = t.tenant_id AND l.id = t.contract_line_id")
                .icon("list")
                .sortedBy("code")
                .calledBy("concept")
                .order(35)
                .hidden()
                .fields(
                        Field.reference("estimateId", "estimates", "Estimación", "Estimate")
                                .required()
                                .onlyOnCreate(),
                        Field.reference("contractLineId", "contract-lines", "Concepto contratado", "Contract line")
                                .within("contractId", "estimateId")
                                .required()
                                .onlyOnCreate(),
                        Field.text("code", "Clave", "Code")
                                .readAs("l.code")
                                .inList()
                                .searched(),
                        Field.text("concept", "Concepto", "Concept")
                                .readAs("l.concept")
                                .inList()
                                .searched(),
                        Field.text("unit", "Unidad", "Unit").readAs("l.unit").inList(),
                        Field.decimal("contracted", 4, "Contratado", "Contracted")
                                .readAs(ContractLines.CONTRACTED)
                                .inList(),
                        Field.decimal("others", 4, "En otras estimaciones", "In other estimates")
                                .readAs(ContractLines.ESTIMATED_BY_OTHERS)
                                .inList(),
                        ConceptFields.quantity("Este periodo", "This period"),
                        Field.decimal("unitPrice", 6, "Precio unitario", "Unit price")
                                .readAs("l.unit_price")
                                .inList(),
                        ConceptFields.worth());
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        UUID estimate = values.id("estimateId").orElseThrow();
        UUID contractLine = values.id("contractLineId").orElseThrow();
        Stored stored = super.insert(id, valued(values, estimate, contractLine));
        figures.renew(estimate);
        return stored;
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        Row before = table().get(id);
        Row after = super.change(id, version, valued(values, before.id("estimateId"), before.id("contractLineId")));
        figures.renew(before.id("estimateId"));
        return after;
    }

    @Override
    protected void remove(UUID id, OptionalInt version) {
        UUID estimate = table().get(id).id("estimateId");
        super.remove(id, version);
        figures.renew(estimate);
    }

    private Values valued(Values values, UUID estimate, UUID contractLine) {
        BigDecimal quantity = values.number("quantity").orElseThrow();
        return values.with("amount", figures.amount(estimate, contractLine, quantity));
    }
}
