package dev.isem.erp.construccion.budget;

import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lines of a budget, which change only while it is a draft. */
@RestController
@RequestMapping("/api/budget-lines")
public class BudgetLineEndpoints extends CrudEndpoints {

    private final Budgets budgets;

    BudgetLineEndpoints(Store store, Budgets budgets) {
        super(lines(), store);
        this.budgets = budgets;
    }

    /** What a line of a budget is. */
    public static Resource lines() {
        return Resource.of(
                        "budget-lines",
                        "construccion_budgets.budget_lines",
                        Text.of("Partidas", "Budget lines"),
                        Text.of("Partida", "Budget line"))
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
                        Field.code("code", "Clave", "Code"),
                        Field.text("concept", "Concepto", "Concept")
                                .max(300)
                                .required()
                                .inList()
                                .searched(),
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
                        Field.text("unit", "Unidad", "Unit").max(10).required().inList(),
                        Field.decimal("quantity", 4, "Cantidad", "Quantity")
                                .required()
                                .positive()
                                .inList(),
                        Field.decimal("unitPrice", 6, "Precio unitario", "Unit price")
                                .required()
                                .notNegative()
                                .inList(),
                        Field.money("amount", "Importe", "Amount")
                                .computed()
                                .inList()
                                .withTotal());
    }

    @Override
    protected void check(Values values) {
        values.id("budgetId").ifPresent(budgets::mustBeDraft);
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        budgets.mustBeDraft(budgetOf(id));
        return super.change(id, version, values);
    }

    @Override
    protected void remove(UUID id, OptionalInt version) {
        budgets.mustBeDraft(budgetOf(id));
        super.remove(id, version);
    }

    private UUID budgetOf(UUID line) {
        return table().get(line).id("budgetId");
    }
}
