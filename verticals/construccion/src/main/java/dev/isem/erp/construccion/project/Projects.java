package dev.isem.erp.construccion.project;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What must not happen twice at once in one project is done while it is held. */
@Component
public class Projects {

    private final JdbcClient jdbc;

    Projects(Store store) {
        this.jdbc = store.jdbc();
    }

    /** Keeps others from changing this project, and who holds it too from going on, until the commit. */
    public void hold(UUID project) {
        Optional<UUID> held = jdbc.sql(
                        "SELECT id FROM construccion.projects WHERE tenant_id = :tenant AND id = :id FOR NO KEY UPDATE")
                .param("tenant", Tenancy.current())
                .param("id", project)
                .query(UUID.class)
                .optional();
        if (held.isEmpty()) {
            throw Problem.invalid("/projectId", "El registro elegido no existe.", "The record chosen does not exist.");
        }
    }
}
