package dev.isem.erp.construccion.budget;

import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lines of a budget, which change only while it is a draft. */
@RestController
@RequestMapping("/api/budget-lines")
public class BudgetLineEndpoints extends CrudEndpoints {

    BudgetLineEndpoints(Store store) {
        super(lines(), store);
    }

    /** What a line of a budget is. */
    public static Resource lines() {
        return Resource.of(
                        "budget-lines",
                        "construccion_budgets.budget_lines",
                        Text.of("Partidas", "Budget lines"),
                        Text.of("Partida", "Budget line"))
                .linesOf(BudgetEndpoints.budgets(), "budgetId")
                .guardedAs("budgets")
                .icon("list")
                .sortedBy("code")
                .calledBy("concept")
                .order(21)
                .hidden()
                .fields(
                        Field.reference("budgetId", "budgets", "Presupuesto", "Budget")
                                .required()
                                .onlyOnCreate(),
                        ConceptFields.code(),
                        ConceptFields.concept(),
                        Field.choice(
                                        "type",
                                        "Tipo",
                                        "Type",
                                        Choice.of("material", "Material", "Material"),
                                        Choice.of("labor", "Mano de obra", "Labor"),
                                        Choice.of("equipment", "Equipo", "Equipment"),
                                        Choice.of("composite", "Compuesto", "Composite"))
                                .required()
                                .otherwise("material"),
                        ConceptFields.unit(),
                        ConceptFields.quantity(),
                        ConceptFields.unitPrice(),
                        ConceptFields.amount("Importe", "Amount"));
    }
}
