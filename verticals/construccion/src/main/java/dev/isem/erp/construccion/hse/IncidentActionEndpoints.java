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
import dev.isem.erp.platform.web.Text;
import java.util.OptionalInt;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is done so that an incident does not happen again: by whom, by when, and what shows that it was. */
@RestController
@RequestMapping("/api/incident-actions")
public class IncidentActionEndpoints extends CrudEndpoints {

    private final Incidents incidents;

    IncidentActionEndpoints(Store store, Incidents incidents) {
        super(actions(), store);
        this.incidents = incidents;
    }

    /** What an action is. */
    public static Resource actions() {
        return Resource.of(
                        "incident-actions",
                        "construccion_hse.incident_actions",
                        Text.of("Acciones correctivas", "Corrective actions"),
                        Text.of("Acción correctiva", "Corrective action"))
                .linesOf(IncidentEndpoints.incidents(), "incidentId")
                .joining("JOIN construccion_hse.incidents i ON i.tenant_id = t.tenant_id AND i.id = t.incident_id"
                        + " JOIN construccion.projects p ON p.tenant_id = i.tenant_id AND p.id = i.project_id"
                        + " JOIN construccion_hr.employees e"
                        + " ON e.tenant_id = t.tenant_id AND e.id = t.responsible_id")
                .icon("list")
                .sortedBy("dueOn")
                .shownFirst("status", "open")
                .calledBy("description")
                .order(62)
                .under(Menu.SAFETY)
                .fields(
                        Field.text("description", "Acción", "Action")
                                .max(300)
                                .required()
                                .inList()
                                .searched(),
                        Field.reference("incidentId", "incidents", "Incidente", "Incident")
                                .required()
                                .onlyOnCreate(),
                        Field.text("incidentName", "Incidente", "Incident")
                                .readAs("i.folio")
                                .inList()
                                .searched(),
                        ProjectFields.reference().readAs("i.project_id"),
                        ProjectFields.name(),
                        Field.reference("responsibleId", "employees", "Responsable", "Responsible")
                                .required(),
                        Field.text("responsibleName", "Responsable", "Responsible")
                                .readAs("e.name")
                                .inList()
                                .searched(),
                        Field.date("dueOn", "Para el", "Due on").required().inList(),
                        Field.status(
                                Choice.of("open", "Por hacer", "To be done").toned(Choice.Tone.WARNING),
                                Choice.of("done", "Hecha", "Done").toned(Choice.Tone.SUCCESS)),
                        doneOn().readOnly().inList(),
                        evidence().readOnly(),
                        reason().readOnly())
                .editableIn("open")
                .transitions(
                        Transition.named("complete", "Dar por hecha", "Call done")
                                .from("open")
                                .to("done")
                                .toned(Choice.Tone.SUCCESS)
                                .needing("update")
                                .asking(doneOn().required(), evidence().required()),
                        Transition.named("reopen", "Reabrir", "Reopen")
                                .from("done")
                                .to("open")
                                .toned(Choice.Tone.ERROR)
                                .asking(reason().required()));
    }

    private static Field doneOn() {
        return Field.date("doneOn", "Hecha el", "Done on");
    }

    private static Field evidence() {
        return Field.of(FieldType.LONGTEXT, "evidence", "Evidencia", "Evidence").max(500);
    }

    private static Field reason() {
        return ReasonField.reason("Motivo de la reapertura", "Reason of the reopening");
    }

    /** What had shown that it was done does not show it any more; the log keeps it. */
    @Override
    protected Row move(Transition.Step step) {
        if (step.name().equals("complete")) {
            PastDay.check(step.answers(), "doneOn", store());
            return super.move(step);
        }
        incidents.holdOpen(step.before().id("incidentId"));
        return table().move(
                        step.before().id(),
                        OptionalInt.of(step.version()),
                        step.transition().from(),
                        "open",
                        step.answers().with("doneOn", null).with("evidence", null));
    }
}
