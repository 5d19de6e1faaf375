package dev.isem.erp.construccion.hr;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.ReasonField;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** People of the company. What they earn is another resource, for fewer eyes. */
@RestController
@RequestMapping("/api/employees")
public class EmployeeEndpoints extends CrudEndpoints {

    private final Employees employees;
    private final WrittenDays days;

    EmployeeEndpoints(Store store, Employees employees, WrittenDays days) {
        super(employees(), store);
        this.employees = employees;
        this.days = days;
    }

    /** What an employee is. */
    public static Resource employees() {
        return Resource.of(
                        "employees",
                        "construccion_hr.employees",
                        Text.of("Personal", "Employees"),
                        Text.of("Persona", "Employee"))
                .icon("people")
                .calledBy("name", "code")
                .order(50)
                .under(Menu.PEOPLE)
                .fields(
                        Field.code("code", "Clave", "Code"),
                        Field.text("name", "Nombre", "Name").required().inList().searched(),
                        Field.text("trade", "Oficio", "Trade")
                                .max(100)
                                .required()
                                .inList()
                                .filter(),
                        Field.text("curp", "CURP", "CURP")
                                .matching(Curp.FORM)
                                .max(18)
                                .required(),
                        Field.text("rfc", "RFC", "RFC")
                                .matching("[A-ZÑ&]{4}[0-9]{6}[A-Z0-9]{3}")
                                .max(13)
                                .required(),
                        Field.text("nss", "NSS (IMSS)", "NSS (IMSS)")
                                .matching(Nss.FORM)
                                .max(11)
                                .required(),
                        Field.date("birthDate", "Nacimiento", "Born on").required(),
                        Field.date("hiredOn", "Ingreso", "Hired on").required().inList(),
                        status(),
                        Field.date("leftOn", "Baja", "Left on").readOnly().inList(),
                        reason().readOnly())
                .editableIn("active")
                .children(
                        new Resource.Child("employments", "employeeId"),
                        new Resource.Child("salaries", "employeeId"),
                        new Resource.Child("assignments", "employeeId"),
                        new Resource.Child("crew-members", "employeeId"),
                        new Resource.Child("attendance", "employeeId"),
                        new Resource.Child("ppe-deliveries", "employeeId"))
                .transitions(
                        Transition.named("leave", "Dar de baja", "Record leaving")
                                .from("active")
                                .to("left")
                                .toned(Choice.Tone.ERROR)
                                .asking(
                                        Field.date("leftOn", "Último día", "Last day")
                                                .required(),
                                        reason().required()),
                        Transition.named("rehire", "Reingresar", "Hire again")
                                .from("left")
                                .to("active")
                                .asking(Field.date("hiredOn", "Ingreso", "Hired on")
                                        .required()));
    }

    private static Field status() {
        return Field.status(
                Choice.of("active", "Activo", "Active").toned(Choice.Tone.SUCCESS), Choice.of("left", "Baja", "Left"));
    }

    static Field reason() {
        return ReasonField.reason("Motivo de la baja", "Reason of leaving");
    }

    /** The tax office's register is the authority on an RFC: some of its keys have a check digit that is none. */
    @Override
    protected void check(Values values) {
        LocalDate born = values.date("birthDate").orElseThrow();
        String curp = values.text("curp").orElseThrow();
        List<Problem.FieldError> errors = new ArrayList<>();
        if (!Curp.isWhole(curp)) {
            errors.add(error("curp", "Tiene algún carácter equivocado.", "One of its characters is wrong."));
        } else if (!Curp.isOf(curp, born)) {
            errors.add(notOfThatDay("curp"));
        }
        if (!BirthDate.isIn(values.text("rfc").orElseThrow(), born)) {
            errors.add(notOfThatDay("rfc"));
        }
        if (!Nss.isWhole(values.text("nss").orElseThrow())) {
            errors.add(error("nss", "Tiene algún dígito equivocado.", "One of its digits is wrong."));
        }
        if (!BirthDate.isAdult(born, values.date("hiredOn").orElseThrow())) {
            errors.add(error(
                    "birthDate",
                    "No cumple " + BirthDate.ADULT + " años al ingresar.",
                    "Not " + BirthDate.ADULT + " years old when hired."));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static Problem.FieldError notOfThatDay(String field) {
        return error(field, "No es de alguien nacido ese día.", "It is not of somebody born on that day.");
    }

    private static Problem.FieldError error(String field, String es, String en) {
        return new Problem.FieldError("/" + field, Text.of(es, en));
    }

    /** No term begins within another, nor after a day of which something is written down. */
    @Override
    protected Row change(UUID id, int version, Values values) {
        LocalDate before = table().get(id).date("hiredOn");
        LocalDate hired = values.date("hiredOn").orElseThrow();
        employees
                .leftBefore(before, id)
                .filter(left -> !hired.isAfter(left))
                .ifPresent(EmployeeEndpoints::refuseToHireBefore);
        Row changed = super.change(id, version, values);
        days.mustBeNoneBefore(hired, before, id);
        return changed;
    }

    @Override
    protected Row move(Transition.Step step) {
        if (step.name().equals("leave")) {
            leave(step.before(), step.answers().date("leftOn").orElseThrow());
        } else {
            rehire(step.before(), step.answers());
        }
        return super.move(step);
    }

    private void leave(Row employee, LocalDate day) {
        LocalDate hired = employee.date("hiredOn");
        if (day.isBefore(hired)) {
            throw Problem.invalid("/leftOn", "Ingresó el " + hired + ".", "This person joined on " + hired + ".");
        }
        days.mustBeNoneAfter(day, employee.id());
        employees.release(employee.id(), day);
    }

    private static void rehire(Row employee, Values answers) {
        LocalDate left = employee.date("leftOn");
        if (!answers.date("hiredOn").orElseThrow().isAfter(left)) {
            refuseToHireBefore(left);
        }
        answers.with("leftOn", null).with("reason", null);
    }

    private static void refuseToHireBefore(LocalDate left) {
        throw Problem.invalid("/hiredOn", "Causó baja el " + left + ".", "This person left on " + left + ".");
    }
}
