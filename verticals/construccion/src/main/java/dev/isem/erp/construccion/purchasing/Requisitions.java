package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.construccion.budget.BudgetVsActual;
import dev.isem.erp.construccion.project.Partners;
import dev.isem.erp.construccion.project.Projects;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Table;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules of requisitions: they ask for what is budgeted, and each becomes one order. */
@Component
class Requisitions {

    private final JdbcClient jdbc;
    private final Store store;
    private final BudgetVsActual budget;
    private final Partners partners;
    private final Projects projects;

    Requisitions(Store store, BudgetVsActual budget, Partners partners, Projects projects) {
        this.jdbc = store.jdbc();
        this.store = store;
        this.budget = budget;
        this.partners = partners;
        this.projects = projects;
    }

    UUID projectOf(UUID requisition) {
        return jdbc.sql("SELECT project_id FROM construccion_purchasing.requisitions"
                        + " WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", Tenancy.current())
                .param("id", requisition)
                .query(UUID.class)
                .single();
    }

    /** Is for a work that is not closed and has lines, each of a concept that the approved budget has: it may have changed since they were typed. */
    void mustBeBudgeted(Row requisition) {
        projects.mustBeOpen(requisition.id("projectId"));
        List<String> codes = jdbc.sql("SELECT DISTINCT code FROM construccion_purchasing.requisition_lines"
                        + " WHERE tenant_id = :tenant AND requisition_id = :requisition ORDER BY code")
                .param("tenant", Tenancy.current())
                .param("requisition", requisition.id())
                .query(String.class)
                .list();
        if (codes.isEmpty()) {
            throw Problem.conflict(
                    "No pide nada. Agregue materiales y envíela después.",
                    "It asks for nothing. Add lines and submit it then.");
        }
        budget.mustHaveAll(requisition.id("projectId"), codes);
    }

    /** Makes a draft of an order of everything that was asked for, at the budget's prices where the unit is the same. */
    void order(Row requisition, UUID supplier, UUID order) {
        mustBeBudgeted(requisition);
        partners.mustSupply(supplier);
        partners.mustBeActive(supplier);
        Values values = Values.none()
                .with("projectId", requisition.id("projectId"))
                .with("requisitionId", requisition.id())
                .with("partnerId", supplier)
                .with("note", requisition.get("note"));
        new Table(store, PurchaseOrderEndpoints.orders()).insert(order, values);
        jdbc.sql("""
                        INSERT INTO construccion_purchasing.purchase_order_lines
                               (tenant_id, id, created_by, order_id, code, description, unit, quantity, unit_price)
                        SELECT l.tenant_id, gen_random_uuid(), :who, :order, l.code, l.description, l.unit, l.quantity,
                               coalesce((SELECT b.unit_price FROM construccion_budgets.budget_lines b
                                           JOIN construccion_budgets.budgets a
                                             ON a.tenant_id = b.tenant_id AND a.id = b.budget_id
                                          WHERE b.tenant_id = l.tenant_id AND a.project_id = :project
                                            AND a.status = 'approved' AND b.code = l.code
                                            AND lower(b.unit) = lower(l.unit)), 0)
                          FROM construccion_purchasing.requisition_lines l
                         WHERE l.tenant_id = :tenant AND l.requisition_id = :requisition
                        """)
                .param("who", Identity.currentUser())
                .param("order", order)
                .param("project", requisition.id("projectId"))
                .param("tenant", Tenancy.current())
                .param("requisition", requisition.id())
                .update();
        store.audit().note(PurchaseOrderEndpoints.orders().name(), order, "create");
    }
}
