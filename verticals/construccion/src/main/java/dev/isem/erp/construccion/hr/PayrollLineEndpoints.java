package dev.isem.erp.construccion.hr;

import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.ReadEndpoints;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What each person's work on each concept costs, to be read: the payroll makes it. */
@RestController
@RequestMapping("/api/payroll-lines")
public class PayrollLineEndpoints extends ReadEndpoints {

    PayrollLineEndpoints(Store store) {
        super(lines(), store);
    }

    /** What a line is. */
    public static Resource lines() {
        return Resource.of(
                        "payroll-lines",
                        "construccion_hr.payroll_lines",
                        Text.of("Líneas de nómina", "Payroll lines"),
                        Text.of("Línea de nómina", "Payroll line"))
                .guardedAs("payrolls")
                .joining("JOIN construccion_hr.employees e ON e.tenant_id = t.tenant_id AND e.id = t.employee_id"
                        + " JOIN construccion_hr.payrolls r ON r.tenant_id = t.tenant_id AND r.id = t.payroll_id")
                .sortedBy("employeeName")
                .calledBy("employeeName")
                .hidden()
                .only(Resource.Ability.READ)
                .fields(
                        Field.reference("payrollId", "payrolls", "Nómina", "Payroll"),
                        Field.text("payrollName", "Nómina", "Payroll").readAs("r.folio"),
                        EmployeeFields.reference(),
                        EmployeeFields.name(),
                        Field.text("code", "Concepto", "Concept").inList(),
                        Field.decimal("days", 1, "Jornadas", "Days").inList(),
                        Field.money("amount", "Importe", "Amount").inList().withTotal());
    }
}
