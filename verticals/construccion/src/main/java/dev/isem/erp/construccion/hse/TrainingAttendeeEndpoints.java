package dev.isem.erp.construccion.hse;

import dev.isem.erp.construccion.hr.EmployeeFields;
import dev.isem.erp.construccion.hr.Employees;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Table;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who was at a training: each employee once. */
@RestController
@RequestMapping("/api/training-attendees")
public class TrainingAttendeeEndpoints extends CrudEndpoints {

    private final Employees employees;
    private final Table trainings;

    TrainingAttendeeEndpoints(Store store, Employees employees) {
        super(attendees(), store);
        this.employees = employees;
        this.trainings = new Table(store, TrainingEndpoints.trainings());
    }

    /** What an attendee is. */
    public static Resource attendees() {
        return Resource.of(
                        "training-attendees",
                        "construccion_hse.training_attendees",
                        Text.of("Asistentes a la capacitación", "Attendees of the training"),
                        Text.of("Asistente", "Attendee"))
                .linesOf(TrainingEndpoints.trainings(), "trainingId")
                .guardedAs("trainings")
                .joining("JOIN construccion_hr.employees e ON e.tenant_id = t.tenant_id AND e.id = t.employee_id"
                        + " JOIN construccion_hse.trainings c ON c.tenant_id = t.tenant_id AND c.id = t.training_id")
                .icon("person")
                .sortedBy("employeeName")
                .calledBy("employeeName")
                .order(65)
                .hidden()
                .only(Resource.Ability.READ, Resource.Ability.CREATE, Resource.Ability.DELETE)
                .fields(
                        EmployeeFields.name(),
                        EmployeeFields.reference(),
                        Field.reference("trainingId", "trainings", "Capacitación", "Training")
                                .required(),
                        Field.text("trainingName", "Capacitación", "Training")
                                .readAs("c.topic")
                                .inList()
                                .searched());
    }

    @Override
    protected void check(Values values) {
        employees.mustBelongOn(
                trainings.get(values.id("trainingId").orElseThrow()).date("heldOn"),
                values.id(EmployeeFields.FIELD).orElseThrow(),
                EmployeeFields.FIELD);
    }
}
