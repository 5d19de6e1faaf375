package dev.isem.erp.construccion.hse;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.hr.EmployeeFields;
import dev.isem.erp.construccion.hr.Employees;
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
import dev.isem.erp.platform.web.Text;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Incidents of works: reported, investigated, and closed once their cause is known and all their actions are done. */
@RestController
@RequestMapping("/api/incidents")
public class IncidentEndpoints extends CrudEndpoints {

    private final Employees employees;

    IncidentEndpoints(Store store, Employees employees) {
        super(incidents(), store);
        this.employees = employees;
    }

    /** What an incident is. */
    public static Resource incidents() {
        return Resource.of(
                        "incidents",
                        "construccion_hse.incidents",
                        Text.of("Incidentes", "Incidents"),
                        Text.of("Incidente", "Incident"))
                .joining("JOIN construccion.projects p ON p.tenant_id = t.tenant_id AND p.id = t.project_id"
                        + " LEFT JOIN construccion_hr.employees e"
                        + " ON e.tenant_id = t.tenant_id AND e.id = t.employee_id")
                .icon("list")
                .newestFirst("occurredOn")
                .calledBy("folio")
                .order(61)
                .under(Menu.SAFETY)
                .only(Resource.Ability.READ, Resource.Ability.CREATE, Resource.Ability.UPDATE)
                .fields(
                        Field.folio("folio", "INC", "Folio", "Folio"),
                        ProjectFields.reference().required().onlyOnCreate(),
                        ProjectFields.name(),
                        Field.date("occurredOn", "Ocurrió el", "Occurred on")
                                .required()
                                .inList(),
                        Field.choice("kind", "Tipo", "Kind", IncidentKind.choices())
                                .required(),
                        Field.of(FieldType.LONGTEXT, "description", "Qué pasó", "What happened")
                                .max(1000)
                                .required()
                                .inList()
                                .searched(),
                        Field.reference(EmployeeFields.FIELD, "employees", "Persona", "Employee"),
                        EmployeeFields.name(),
                        Field.of(FieldType.INTEGER, "lostDays", "Días perdidos", "Days lost")
                                .positive()
                                .inList(),
                        Field.of(FieldType.LONGTEXT, "rootCause", "Causa raíz", "Root cause")
                                .max(1000),
                        Field.of(FieldType.INTEGER, "openActions", "Acciones por hacer", "Actions to be done")
                                .readAs(Incidents.OPEN_ACTIONS)
                                .inList(),
                        Field.status(
                                Choice.of("reported", "Reportado", "Reported").toned(Choice.Tone.WARNING),
                                Choice.of("investigating", "En investigación", "Under investigation")
                                        .toned(Choice.Tone.INFO),
                                Choice.of("closed", "Cerrado", "Closed").toned(Choice.Tone.SUCCESS)))
                .editableIn("reported", "investigating")
                .children(new Resource.Child("incident-actions", "incidentId"))
                .transitions(
                        Transition.named("investigate", "Investigar", "Investigate")
                                .from("reported")
                                .to("investigating")
                                .needing("update"),
                        Transition.named("close", "Cerrar", "Close")
                                .from("investigating")
                                .to("closed")
                                .toned(Choice.Tone.SUCCESS)
                                .irreversible(
                                        "El incidente y sus acciones ya no cambian.",
                                        "The incident and its actions change no more."));
    }

    @Override
    protected void check(Values values) {
        PastDay.check(values, "occurredOn", store());
        Incidents.mustTellWhatItsKindTells(values);
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        if (table().find(id).isEmpty()) {
            mustHaveBelongedThen(values);
        }
        return super.insert(id, values);
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        Row before = table().get(id);
        boolean sameOnThatDay =
                values.id(EmployeeFields.FIELD).equals(Optional.ofNullable(before.get(EmployeeFields.FIELD)))
                        && values.date("occurredOn").equals(Optional.of(before.date("occurredOn")));
        // Who has left and come back since belonged to the company then all the same.
        if (!sameOnThatDay) {
            mustHaveBelongedThen(values);
        }
        return super.change(id, version, values);
    }

    private void mustHaveBelongedThen(Values values) {
        values.id(EmployeeFields.FIELD)
                .ifPresent(employee -> employees.mustBelongOn(
                        values.date("occurredOn").orElseThrow(), employee, EmployeeFields.FIELD));
    }

    @Override
    protected Row move(Transition.Step step) {
        if (step.name().equals("close")) {
            Incidents.mustBeComplete(step.before());
        }
        return super.move(step);
    }
}
