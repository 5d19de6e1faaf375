package dev.isem.erp.construccion.hse;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.ReasonField;
import dev.isem.erp.construccion.project.ProjectFields;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.PastDay;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Risks of works. One that is assessed as intolerable cannot be called controlled: measures come first, then whoever saw
 * them work assesses it anew. A controlled one is fixed until somebody opens it again.
 */
@RestController
@RequestMapping("/api/risks")
public class RiskEndpoints extends CrudEndpoints {

    private static final int HIGHEST = 5;

    RiskEndpoints(Store store) {
        super(risks(), store);
    }

    /** What a risk is. */
    public static Resource risks() {
        return Resource.of("risks", "construccion_hse.risks", Text.of("Riesgos", "Risks"), Text.of("Riesgo", "Risk"))
                .joining("JOIN construccion.projects p ON p.tenant_id = t.tenant_id AND p.id = t.project_id"
                        + " LEFT JOIN construccion_hr.employees e"
                        + " ON e.tenant_id = t.tenant_id AND e.id = t.responsible_id")
                .icon("list")
                .highestFirst("score")
                .shownFirst("status", "open")
                .calledBy("title")
                .order(60)
                .under(Menu.SAFETY)
                .fields(
                        Field.text("title", "Riesgo", "Risk")
                                .readAs("t.activity || ': ' || t.hazard")
                                .inList()
                                .searched(),
                        ProjectFields.reference().required().onlyOnCreate(),
                        ProjectFields.name(),
                        Field.text("activity", "Actividad", "Activity").required(),
                        Field.text("hazard", "Peligro", "Hazard").required(),
                        Field.text("consequence", "Consecuencia", "Consequence").required(),
                        oneToFive("probability", "Probabilidad (1 a 5)", "Probability (1 to 5)"),
                        oneToFive("severity", "Severidad (1 a 5)", "Severity (1 to 5)"),
                        Field.of(FieldType.INTEGER, "score", "Puntos", "Score")
                                .computed()
                                .inList(),
                        Field.choice("level", "Nivel", "Level", RiskLevel.choices())
                                .computed(),
                        Field.of(FieldType.LONGTEXT, "controls", "Medidas de control", "Control measures")
                                .max(1000),
                        Field.reference("responsibleId", "employees", "Responsable", "Responsible"),
                        Field.text("responsibleName", "Responsable", "Responsible")
                                .readAs("e.name")
                                .inList()
                                .searched(),
                        Field.date("reviewedOn", "Evaluado el", "Assessed on")
                                .required()
                                .inList(),
                        Field.status(
                                Choice.of("open", "Abierto", "Open").toned(Choice.Tone.WARNING),
                                Choice.of("controlled", "Controlado", "Controlled")
                                        .toned(Choice.Tone.SUCCESS)),
                        reason().readOnly())
                .editableIn("open")
                .transitions(
                        Transition.named("control", "Dar por controlado", "Call controlled")
                                .from("open")
                                .to("controlled")
                                .toned(Choice.Tone.SUCCESS),
                        Transition.named("reopen", "Reabrir", "Reopen")
                                .from("controlled")
                                .to("open")
                                .needing("update")
                                .asking(reason().required()));
    }

    private static Field oneToFive(String name, String es, String en) {
        return Field.of(FieldType.INTEGER, name, es, en).required().positive().atMost(HIGHEST);
    }

    private static Field reason() {
        return ReasonField.reason("Motivo de la reapertura", "Reason of the reopening");
    }

    @Override
    protected void check(Values values) {
        PastDay.check(values, "reviewedOn", store());
    }

    @Override
    protected Row move(Transition.Step step) {
        if (step.name().equals("control")) {
            mustBeControllable(step.before());
        }
        return super.move(step);
    }

    private static void mustBeControllable(Row risk) {
        if (RiskLevel.of(risk.text("level")) == RiskLevel.INTOLERABLE) {
            throw Problem.conflict(
                    "Con " + risk.get("score") + " puntos es intolerable. Tome medidas y evalúelo de nuevo antes.",
                    "With a score of " + risk.get("score")
                            + " it is intolerable. Take measures and assess it anew first.");
        }
        if (risk.get("controls") == null) {
            throw Problem.conflict(
                    "No dice qué medidas lo controlan. Escríbalas antes.",
                    "It does not say which measures control it. Write them down first.");
        }
    }
}
