package dev.isem.erp.construccion.hr;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.parameter.LabourLimits;
import dev.isem.erp.construccion.parameter.Parameters;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.math.BigDecimal;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people earn a day, salary after salary. A payroll that was made keeps what it was made with. */
@RestController
@RequestMapping("/api/salaries")
public class SalaryEndpoints extends CrudEndpoints {

    private final Parameters parameters;

    SalaryEndpoints(Store store, Parameters parameters) {
        super(salaries(), store);
        this.parameters = parameters;
    }

    /** What a salary is. */
    public static Resource salaries() {
        return Resource.of(
                        "salaries",
                        "construccion_hr.salaries",
                        Text.of("Salarios", "Salaries"),
                        Text.of("Salario", "Salary"))
                .joining("JOIN construccion_hr.employees e ON e.tenant_id = t.tenant_id AND e.id = t.employee_id")
                .icon("list")
                .newestFirst("validFrom")
                .calledBy("employeeName")
                .order(57)
                .under(Menu.PEOPLE)
                .fields(
                        EmployeeFields.reference().onlyOnCreate(),
                        EmployeeFields.name(),
                        Field.date("validFrom", "A partir del", "Valid from")
                                .required()
                                .inList(),
                        Field.money("dailySalary", "Salario diario", "Daily salary")
                                .required()
                                .positive()
                                .inList(),
                        Field.decimal("factor", 4, "Factor de salario real", "Real salary factor")
                                .required()
                                .positive()
                                .inList());
    }

    @Override
    protected void check(Values values) {
        LabourLimits limits = parameters.ofLabour();
        BigDecimal factor = values.number("factor").orElseThrow();
        if (factor.compareTo(limits.factorFrom()) < 0 || factor.compareTo(limits.factorTo()) > 0) {
            throw Problem.invalid(
                    "/factor",
                    "Va de " + limits.factorFrom() + " a " + limits.factorTo() + ", según los parámetros.",
                    "It is between " + limits.factorFrom() + " and " + limits.factorTo() + ", as the parameters say.");
        }
    }
}
