package dev.isem.erp.construccion;

import dev.isem.erp.platform.security.RoleTemplate;
import dev.isem.erp.platform.security.RoleTemplates;
import java.util.List;
import org.springframework.stereotype.Component;

/** The offices of a construction company, each with what its people may do, here and with the core's records. */
@Component
class Offices implements RoleTemplates {

    private static final List<RoleTemplate> ALL = List.of(
            RoleTemplate.of("direccion", "Dirección", "Management", """
                    *:read projects:create projects:update projects:approve budgets:approve contracts:approve
                    contracts:approve-director addendums:approve addendums:approve-director estimates:approve
                    estimates:approve-director requisitions:approve purchase-orders:approve
                    purchase-orders:approve-director parameters:create parameters:update payrolls:approve
                    """),
            RoleTemplate.of("ingenieria", "Ingeniería", "Engineering", """
                    projects:read wbs-items:* progress:read budgets:create budgets:read budgets:update budgets:delete
                    contracts:create contracts:read contracts:update contracts:delete addendums:create addendums:read
                    addendums:update addendums:delete addendums:approve addendums:approve-engineer estimates:create
                    estimates:read estimates:update estimates:delete estimates:approve estimates:approve-engineer
                    advances:create advances:read advances:update advances:delete requisitions:read
                    requisitions:approve purchase-orders:read site-stock:read partners:read parameters:read
                    """),
            RoleTemplate.of("residente", "Residente de obra", "Site resident", """
                    projects:read wbs-items:read progress:* budgets:read contracts:read estimates:read
                    requisitions:create requisitions:read requisitions:update requisitions:delete purchase-orders:read
                    receipts:* site-stock:read site-issues:create site-issues:read site-returns:create
                    site-returns:read purchase-returns:create purchase-returns:read purchase-returns:update
                    purchase-returns:delete employees:read crews:create crews:read crews:update assignments:read
                    attendance:* incidents:create incidents:read incidents:update
                    """),
            RoleTemplate.of("compras", "Compras", "Purchasing", """
                    projects:read budgets:read requisitions:read requisitions:approve-order purchase-orders:create
                    purchase-orders:read purchase-orders:update purchase-orders:delete receipts:read
                    purchase-returns:read purchase-returns:approve partners:create partners:read partners:update
                    products:read categories:read
                    """),
            RoleTemplate.of("finanzas", "Finanzas", "Finance", """
                    projects:read budgets:read contracts:read contracts:approve-payment addendums:read
                    estimates:read estimates:approve-payment advances:read advances:approve-payment
                    purchase-orders:read receipts:read purchase-returns:read payrolls:read payrolls:approve
                    partners:read parameters:read
                    """),
            RoleTemplate.of("recursos-humanos", "Recursos humanos", "Human resources", """
                    projects:read budgets:read employees:* salaries:* crews:* assignments:* attendance:*
                    payrolls:create payrolls:read trainings:read
                    """),
            RoleTemplate.of("seguridad", "Seguridad e higiene", "Health and safety", """
                    projects:read employees:read risks:* incidents:* incident-actions:* ppe-deliveries:create
                    ppe-deliveries:read trainings:*
                    """));

    @Override
    public List<RoleTemplate> all() {
        return ALL;
    }
}
