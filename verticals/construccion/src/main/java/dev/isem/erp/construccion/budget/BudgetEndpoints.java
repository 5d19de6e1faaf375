package dev.isem.erp.construccion.budget;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.parameter.FourEyes;
import dev.isem.erp.construccion.project.ProjectFields;
import dev.isem.erp.construccion.project.Projects;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Budgets of projects, in revisions of which one is approved at a time. */
@RestController
@RequestMapping("/api/budgets")
public class BudgetEndpoints extends CrudEndpoints {

    private final Budgets budgets;
    private final FourEyes fourEyes;
    private final Projects projects;

    BudgetEndpoints(Store store, Budgets budgets, FourEyes fourEyes, Projects projects) {
        super(budgets(), store);
        this.budgets = budgets;
        this.fourEyes = fourEyes;
        this.projects = projects;
    }

    /** What a budget is. */
    public static Resource budgets() {
        return Resource.of(
                        "budgets",
                        "construccion_budgets.budgets",
                        Text.of("Presupuestos", "Budgets"),
                        Text.of("Presupuesto", "Budget"))
                .joining("JOIN construccion.projects p ON p.tenant_id = t.tenant_id AND p.id = t.project_id")
                .icon("list")
                .calledBy("name", "folio")
                .order(20)
                .under(Menu.COSTS)
                .only(Resource.Ability.READ, Resource.Ability.CREATE, Resource.Ability.UPDATE)
                .fields(
                        ProjectFields.reference().required().onlyOnCreate(),
                        ProjectFields.name(),
                        Field.folio("folio", Budgets.SERIES, "Folio", "Folio"),
                        Field.text("name", "Nombre", "Name").required().inList().searched(),
                        Field.of(FieldType.INTEGER, "revision", "Revisión", "Revision")
                                .readOnly()
                                .inList(),
                        Field.status(
                                Choice.of("draft", "Borrador", "Draft"),
                                Choice.of("approved", "Aprobado", "Approved").toned(Choice.Tone.SUCCESS),
                                Choice.of("superseded", "Sustituido", "Superseded"),
                                Choice.of("cancelled", "Cancelado", "Cancelled")),
                        Field.money("total", "Total", "Total")
                                .readAs(Budgets.TOTAL)
                                .inList())
                .editableIn("draft")
                .children(new Resource.Child("budget-lines", "budgetId"))
                .transitions(
                        Transition.named("approve", "Aprobar", "Approve")
                                .from("draft")
                                .toned(Choice.Tone.SUCCESS)
                                .irreversible(
                                        "El presupuesto ya no cambia y sustituye al que la obra tenga aprobado.",
                                        "The budget changes no more and takes the place of the one that the work has approved."),
                        Transition.named("revise", "Nueva revisión", "New revision")
                                .from("approved", "superseded"),
                        Transition.cancelDraft());
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        UUID project = values.id("projectId").orElseThrow();
        return super.insert(id, values.with("revision", budgets.nextRevision(project, id)));
    }

    @Override
    protected Row move(Transition.Step step) {
        UUID id = step.before().id();
        return switch (step.name()) {
            case "approve" -> {
                mustHaveLines(step.before());
                fourEyes.mustBeAnothers(resource(), step.before());
                // Whoever judges an order or a subcontract by the approved budget meanwhile reads it more than once.
                projects.hold(step.before().id("projectId"));
                budgets.supersedeApproved(step.before());
                yield table().move(
                                id,
                                OptionalInt.of(step.version()),
                                step.transition().from(),
                                "approved");
            }
            case "revise" -> {
                budgets.revise(step);
                yield table().get(step.made());
            }
            default -> super.move(step);
        };
    }

    /** One of nothing would take the place of the one that counts. */
    private static void mustHaveLines(Row budget) {
        if (new BigDecimal(budget.text("total")).signum() == 0) {
            throw Problem.conflict(
                    "No tiene partidas con importe. Agréguelas y apruébelo después. No se cambió nada.",
                    "It has no lines that amount to anything. Add them and approve it then. Nothing was changed.");
        }
    }
}
