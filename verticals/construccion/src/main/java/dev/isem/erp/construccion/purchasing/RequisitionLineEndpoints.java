package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.construccion.budget.BudgetVsActual;
import dev.isem.erp.construccion.budget.ConceptFields;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lines of a requisition: what is needed, how much of it, when, and for which concept of the budget. */
@RestController
@RequestMapping("/api/requisition-lines")
public class RequisitionLineEndpoints extends CrudEndpoints {

    private final Requisitions requisitions;
    private final BudgetVsActual budget;

    RequisitionLineEndpoints(Store store, Requisitions requisitions, BudgetVsActual budget) {
        super(lines(), store);
        this.requisitions = requisitions;
        this.budget = budget;
    }

    /** What a line of a requisition is. */
    public static Resource lines() {
        return Resource.of(
                        "requisition-lines",
                        "construccion_purchasing.requisition_lines",
                        Text.of("Materiales requeridos", "Requisition lines"),
                        Text.of("Material requerido", "Requisition line"))
                .linesOf(RequisitionEndpoints.requisitions(), "requisitionId")
                .guardedAs("requisitions")
                .icon("list")
                .sortedBy("code")
                .calledBy("description")
                .order(41)
                .hidden()
                .fields(
                        Field.reference("requisitionId", "requisitions", "Requisición", "Requisition")
                                .required()
                                .onlyOnCreate(),
                        ConceptFields.code(),
                        ConceptFields.description(),
                        ConceptFields.unit(),
                        ConceptFields.quantity(),
                        Field.date("neededOn", "Se necesita el", "Needed on")
                                .required()
                                .inList());
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        mustBeBudgeted(values.id("requisitionId").orElseThrow(), values);
        return super.insert(id, values);
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        mustBeBudgeted(table().get(id).id("requisitionId"), values);
        return super.change(id, version, values);
    }

    private void mustBeBudgeted(UUID requisition, Values values) {
        budget.mustHave(requisitions.projectOf(requisition), values.text("code").orElseThrow());
    }
}
