package dev.isem.erp.construccion.hr;

import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Term;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who belongs to a crew, from when until when. Nobody is in two at once. */
@RestController
@RequestMapping("/api/crew-members")
public class CrewMemberEndpoints extends CrudEndpoints {

    private final Employees employees;

    CrewMemberEndpoints(Store store, Employees employees) {
        super(members(), store);
        this.employees = employees;
    }

    /** What a member is. */
    public static Resource members() {
        return Resource.of(
                        "crew-members",
                        "construccion_hr.crew_members",
                        Text.of("Integrantes de cuadrillas", "Crew members"),
                        Text.of("Integrante", "Crew member"))
                .guardedAs("crews")
                .joining("JOIN construccion_hr.employees e ON e.tenant_id = t.tenant_id AND e.id = t.employee_id"
                        + " JOIN construccion_hr.crews c ON c.tenant_id = t.tenant_id AND c.id = t.crew_id")
                .sortedBy("employeeName")
                .calledBy("employeeName")
                .hidden()
                .fields(
                        Field.reference("crewId", "crews", "Cuadrilla", "Crew").required(),
                        Field.text("crewName", "Cuadrilla", "Crew")
                                .readAs("c.name")
                                .inList(),
                        EmployeeFields.reference(),
                        EmployeeFields.name(),
                        Field.date("startsOn", "Desde", "From").required().inList(),
                        Field.date("endsOn", "Hasta", "Until").inList());
    }

    @Override
    protected void check(Values values) {
        Term.check(values, "startsOn", "endsOn");
        employees.mustBelongFrom(values);
    }
}
