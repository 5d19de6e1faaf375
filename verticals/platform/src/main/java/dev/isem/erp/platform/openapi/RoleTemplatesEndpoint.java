package dev.isem.erp.platform.openapi;

import dev.isem.erp.platform.security.Allowed;
import dev.isem.erp.platform.security.RoleTemplate;
import dev.isem.erp.platform.security.RoleTemplates;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The roles that this vertical suggests; none where it has said none. */
@RestController
public class RoleTemplatesEndpoint {

    private final ObjectProvider<RoleTemplates> templates;

    public RoleTemplatesEndpoint(ObjectProvider<RoleTemplates> templates) {
        this.templates = templates;
    }

    @GetMapping("/api/role-templates")
    @Allowed(resource = "roles", action = "read")
    @Described("Roles that this application suggests to a company")
    public List<RoleTemplate> templates() {
        return templates.stream().flatMap(it -> it.all().stream()).toList();
    }
}
