package dev.isem.erp.construccion.project;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks for projects, and holds them: what must not happen twice at once in one is done meanwhile. */
@Component
public class Projects {

    private final JdbcClient jdbc;

    Projects(Store store) {
        this.jdbc = store.jdbc();
    }

    /**
     * Looks for a project that a path names.
     *
     * @throws Problem 404 when the tenant has none of this id
     */
    public void mustExist(UUID project) {
        boolean exists = jdbc.sql(
                        "SELECT EXISTS (SELECT FROM construccion.projects WHERE tenant_id = :tenant AND id = :id)")
                .param("tenant", Tenancy.current())
                .param("id", project)
                .query(Boolean.class)
                .single();
        if (!exists) {
            throw Problem.notFound();
        }
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
            throw Problem.absent("/projectId");
        }
    }
}
