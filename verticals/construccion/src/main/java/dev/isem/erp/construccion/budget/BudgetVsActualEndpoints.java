package dev.isem.erp.construccion.budget;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.project.ProjectFields;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.ReadEndpoints;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What concepts may cost, will cost and did cost, over all projects and to be filtered. */
@RestController
@RequestMapping("/api/budget-vs-actual")
public class BudgetVsActualEndpoints extends ReadEndpoints {

    BudgetVsActualEndpoints(Store store) {
        super(concepts(), store);
    }

    /** What is told of a concept. */
    public static Resource concepts() {
        return Resource.of(
                        "budget-vs-actual",
                        BudgetVsActual.ROWS,
                        Text.of("Presupuesto contra real", "Budget against actual"),
                        Text.of("Concepto presupuestado", "Budgeted concept"))
                .guardedAs("budgets")
                .joining("JOIN construccion.projects p ON p.tenant_id = t.tenant_id AND p.id = t.project_id")
                .icon("list")
                .sortedBy("code")
                .calledBy("code")
                .order(22)
                .under(Menu.COSTS)
                .only(Resource.Ability.READ)
                .fields(
                        Field.text("code", "Clave", "Code").inList().searched(),
                        Field.text("concept", "Concepto", "Concept").inList().searched(),
                        ProjectFields.reference(),
                        ProjectFields.name(),
                        Field.text("unit", "Unidad", "Unit"),
                        amount("budgeted", "Presupuestado", "Budgeted"),
                        amount("committed", "Comprometido", "Committed"),
                        amount("actual", "Real", "Actual"),
                        amount("available", "Disponible", "Available"));
    }

    private static Field amount(String name, String es, String en) {
        return Field.money(name, es, en).readOnly().inList().withTotal();
    }
}
