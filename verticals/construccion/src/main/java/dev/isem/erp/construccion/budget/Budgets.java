package dev.isem.erp.construccion.budget;

import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.tenancy.Tenancy;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules of budgets: a draft may change, an approved one only by a new revision, and one per project is approved. */
@Component
class Budgets {

    /** Sum of the lines of the budget {@code t}. */
    static final String TOTAL = "(SELECT coalesce(sum(l.amount), 0) FROM construccion_budgets.budget_lines l"
            + " WHERE l.tenant_id = t.tenant_id AND l.budget_id = t.id)";

    /** Budgets are numbered PRE-2026-000001 and so on, each revision for itself. */
    static final String SERIES = "PRE";

    private final JdbcClient jdbc;
    private final Store store;

    Budgets(Store store) {
        this.jdbc = store.jdbc();
        this.store = store;
    }

    /** The number after the project's highest. Two at once get the same, and the table's key refuses the second. */
    int nextRevision(UUID project, UUID budget) {
        return jdbc.sql("""
                        SELECT coalesce((SELECT revision FROM construccion_budgets.budgets
                                          WHERE tenant_id = :tenant AND id = :budget),
                                        (SELECT max(revision) + 1 FROM construccion_budgets.budgets
                                          WHERE tenant_id = :tenant AND project_id = :project), 1)
                        """)
                .param("tenant", Tenancy.current())
                .param("budget", budget)
                .param("project", project)
                .query(Integer.class)
                .single();
    }

    /** Makes room for a draft that is to be approved. */
    void supersedeApproved(Row budget) {
        jdbc.sql("""
                        UPDATE construccion_budgets.budgets
                           SET status = 'superseded', version = version + 1, updated_at = now()
                         WHERE tenant_id = :tenant AND project_id = :project AND status = 'approved'
                        RETURNING id
                        """)
                .param("tenant", Tenancy.current())
                .param("project", budget.get("projectId"))
                .query(UUID.class)
                .list()
                .forEach(replaced -> store.audit()
                        .record(
                                BudgetEndpoints.budgets().name(),
                                replaced,
                                "supersede",
                                Map.of("status", "approved"),
                                Map.of("status", "superseded")));
    }

    /** Copies a budget that is or was approved, with its lines, into a new draft. */
    void revise(Transition.Step step) {
        Row budget = step.before();
        UUID who = Identity.currentUser();
        jdbc.sql("""
                        INSERT INTO construccion_budgets.budgets
                               (tenant_id, id, created_by, folio, project_id, name, revision)
                        SELECT b.tenant_id, :copy, :who, :folio, b.project_id, b.name,
                               (SELECT max(revision) + 1 FROM construccion_budgets.budgets o
                                 WHERE o.tenant_id = b.tenant_id AND o.project_id = b.project_id)
                          FROM construccion_budgets.budgets b WHERE b.tenant_id = :tenant AND b.id = :budget
                        """)
                .param("copy", step.made())
                .param("who", who)
                .param(
                        "folio",
                        store.folios().next(SERIES, store.calendars().today()).toString())
                .param("tenant", Tenancy.current())
                .param("budget", budget.id())
                .update();
        jdbc.sql("""
                        INSERT INTO construccion_budgets.budget_lines
                               (tenant_id, id, created_by, budget_id, code, concept, type, unit, quantity, unit_price)
                        SELECT tenant_id, gen_random_uuid(), :who, :copy, code, concept, type, unit, quantity, unit_price
                          FROM construccion_budgets.budget_lines WHERE tenant_id = :tenant AND budget_id = :budget
                        """)
                .param("who", who)
                .param("copy", step.made())
                .param("tenant", Tenancy.current())
                .param("budget", budget.id())
                .update();
    }
}
