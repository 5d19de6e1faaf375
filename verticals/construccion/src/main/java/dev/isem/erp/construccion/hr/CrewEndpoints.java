package dev.isem.erp.construccion.hr;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.project.ProjectFields;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Crews at the works ("cuadrillas"). */
@RestController
@RequestMapping("/api/crews")
public class CrewEndpoints extends CrudEndpoints {

    CrewEndpoints(Store store) {
        super(crews(), store);
    }

    /** What a crew is. */
    public static Resource crews() {
        return Resource.of(
                        "crews", "construccion_hr.crews", Text.of("Cuadrillas", "Crews"), Text.of("Cuadrilla", "Crew"))
                .joining("JOIN construccion.projects p ON p.tenant_id = t.tenant_id AND p.id = t.project_id"
                        + " LEFT JOIN construccion_hr.employees f ON f.tenant_id = t.tenant_id AND f.id = t.foreman_id")
                .icon("people")
                .calledBy("name", "projectName")
                .order(52)
                .under(Menu.PEOPLE)
                .fields(
                        Field.code("code", "Clave", "Code"),
                        Field.text("name", "Nombre", "Name").required().inList().searched(),
                        ProjectFields.reference().required(),
                        ProjectFields.name(),
                        Field.reference("foremanId", "employees", "Cabo", "Foreman"),
                        Field.text("foremanName", "Cabo", "Foreman")
                                .readAs("f.name")
                                .inList())
                .children(new Resource.Child("crew-members", "crewId"));
    }
}
