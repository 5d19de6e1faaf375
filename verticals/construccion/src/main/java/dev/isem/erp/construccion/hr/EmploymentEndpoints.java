package dev.isem.erp.construccion.hr;

import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.ReadEndpoints;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** From when until when people belonged to the company, to be read: hiring and leaving make it. */
@RestController
@RequestMapping("/api/employments")
public class EmploymentEndpoints extends ReadEndpoints {

    EmploymentEndpoints(Store store) {
        super(employments(), store);
    }

    /** What a term of employment is. */
    public static Resource employments() {
        return Resource.of(
                        "employments",
                        "construccion_hr.employments",
                        Text.of("Periodos en la empresa", "Terms of employment"),
                        Text.of("Periodo en la empresa", "Term of employment"))
                .guardedAs("employees")
                .joining("JOIN construccion_hr.employees e ON e.tenant_id = t.tenant_id AND e.id = t.employee_id")
                .newestFirst("hiredOn")
                .calledBy("employeeName")
                .hidden()
                .only(Resource.Ability.READ)
                .fields(
                        EmployeeFields.reference(),
                        EmployeeFields.name(),
                        Field.date("hiredOn", "Ingreso", "Hired on").inList(),
                        Field.date("leftOn", "Baja", "Left on").inList(),
                        EmployeeEndpoints.reason().inList());
    }
}
