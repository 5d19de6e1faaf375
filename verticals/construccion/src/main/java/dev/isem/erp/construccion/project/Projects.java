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
    private final Store store;

    Projects(Store store) {
        this.jdbc = store.jdbc();
        this.store = store;
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

    /**
     * The same of a project for which something is bought or signed.
     *
     * @throws Problem 409 when it is closed
     */
    public void holdOpen(UUID project) {
        hold(project);
        mustBeOpen(project);
    }

    /**
     * Looks whether anything may still be asked for at a project.
     *
     * @throws Problem 409 when it is closed
     */
    public void mustBeOpen(UUID project) {
        if (store.exists(
                "SELECT FROM construccion.projects WHERE tenant_id = :tenant AND id = :id AND status = 'closed'",
                project)) {
            throw Problem.conflict(
                    "La obra está cerrada: ya no se compra ni se firma nada para ella. No se cambió nada.",
                    "The project is closed: nothing more is bought or signed for it. Nothing was changed.");
        }
    }
}
