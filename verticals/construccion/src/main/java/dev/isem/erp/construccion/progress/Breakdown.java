package dev.isem.erp.construccion.progress;

import dev.isem.erp.construccion.project.PhysicalProgress;
import dev.isem.erp.construccion.project.Projects;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tree of a project's items. Only its leaves have progress of their own. */
@Component
class Breakdown {

    /** What the items beside the item {@code t}, and itself, weigh together. */
    static final String LEVEL_WEIGHT = """
            (SELECT sum(s.weight) FROM construccion.wbs_items s
              WHERE s.tenant_id = t.tenant_id AND s.project_id = t.project_id
                AND s.parent_id IS NOT DISTINCT FROM t.parent_id)
            """;

    private static final char BELOW = '/';

    private final JdbcClient jdbc;
    private final Store store;
    private final Projects projects;

    Breakdown(Store store, Projects projects) {
        this.jdbc = store.jdbc();
        this.store = store;
        this.projects = projects;
    }

    /** Keeps others from changing this project's tree, and what is recorded on it, until the commit. */
    void hold(UUID project) {
        projects.hold(project);
    }

    /** The codes from the top down to a new item. */
    String path(UUID project, @Nullable UUID parent, String code) {
        if (parent == null) {
            return code;
        }
        String above = jdbc.sql("""
                        SELECT path FROM construccion.wbs_items
                         WHERE tenant_id = :tenant AND project_id = :project AND id = :id
                        """)
                .param("tenant", Tenancy.current())
                .param("project", project)
                .param("id", parent)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Problem.absent("/parentId"));
        if (store.exists("""
                SELECT FROM construccion.progress
                 WHERE tenant_id = :tenant AND wbs_item_id = :id AND status <> 'rejected'
                """, parent)) {
            throw Problem.invalid(
                    "/parentId",
                    "Ya tiene avance propio; desglose otro concepto.",
                    "It has progress of its own; break another item down.");
        }
        return above + BELOW + code;
    }

    /** The path of an item under a new code; those below it follow. */
    String renamed(Row item, String code) {
        String old = item.text("path");
        String path = old.substring(0, old.lastIndexOf(BELOW) + 1) + code;
        jdbc.sql("""
                        UPDATE construccion.wbs_items SET path = :path || substr(path, length(:old) + 1)
                         WHERE tenant_id = :tenant AND project_id = :project AND starts_with(path, :old || '/')
                        """)
                .param("path", path)
                .param("old", old)
                .param("tenant", Tenancy.current())
                .param("project", item.id("projectId"))
                .update();
        return path;
    }

    void mustBeLeaf(UUID item) {
        if (store.exists("SELECT FROM construccion.wbs_items WHERE tenant_id = :tenant AND parent_id = :id", item)) {
            throw Problem.invalid(
                    "/wbsItemId",
                    "Está desglosado; su avance es el de sus partes.",
                    "It is broken down; its progress is that of its parts.");
        }
    }

    UUID project(UUID item) {
        return jdbc.sql("SELECT project_id FROM construccion.wbs_items WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", Tenancy.current())
                .param("id", item)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> Problem.absent("/wbsItemId"));
    }

    void mustAddUp(UUID project) {
        boolean addsUp = jdbc.sql("SELECT " + PhysicalProgress.ADDS_UP
                        + " FROM construccion.projects t WHERE t.tenant_id = :tenant AND t.id = :id")
                .param("tenant", Tenancy.current())
                .param("id", project)
                .query(Boolean.class)
                .single();
        if (!addsUp) {
            throw Problem.conflict(
                    "Los pesos de algún nivel del desglose no suman 100. Corríjalos y verifique después.",
                    "The weights of some level of the breakdown do not add up to 100. Correct them and verify then.");
        }
    }
}
