package dev.isem.erp.construccion.hr;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.budget.BudgetVsActual;
import dev.isem.erp.construccion.project.ProjectFields;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Term;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** At which work somebody is, and for which concept. Nobody is at two at once. */
@RestController
@RequestMapping("/api/assignments")
public class AssignmentEndpoints extends CrudEndpoints {

    private final Employees employees;
    private final BudgetVsActual budget;

    AssignmentEndpoints(Store store, Employees employees, BudgetVsActual budget) {
        super(assignments(), store);
        this.employees = employees;
        this.budget = budget;
    }

    /** What an assignment is. */
    public static Resource assignments() {
        return Resource.of(
                        "assignments",
                        "construccion_hr.assignments",
                        Text.of("Asignaciones a obra", "Assignments"),
                        Text.of("Asignación", "Assignment"))
                .joining("JOIN construccion_hr.employees e ON e.tenant_id = t.tenant_id AND e.id = t.employee_id"
                        + " JOIN construccion.projects p ON p.tenant_id = t.tenant_id AND p.id = t.project_id")
                .icon("list")
                .newestFirst("startsOn")
                .calledBy("employeeName")
                .order(53)
                .under(Menu.PEOPLE)
                .fields(
                        EmployeeFields.reference(),
                        EmployeeFields.name(),
                        ProjectFields.reference().required(),
                        ProjectFields.name(),
                        Field.code("code", "Concepto", "Concept"),
                        Field.date("startsOn", "Desde", "From").required().inList(),
                        Field.date("endsOn", "Hasta", "Until").inList());
    }

    @Override
    protected void check(Values values) {
        Term.check(values, "startsOn", "endsOn");
        employees.mustBelongFrom(values);
        budget.mustHaveLabour(
                values.id("projectId").orElseThrow(), values.text("code").orElseThrow());
    }
}
