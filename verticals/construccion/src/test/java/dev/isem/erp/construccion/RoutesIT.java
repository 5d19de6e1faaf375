package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.People;
import dev.isem.erp.platform.kit.RouteRules;
import dev.isem.erp.platform.stock.NightlyVerification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules for routes, on construction's. */
class RoutesIT extends RouteRules {

    RoutesIT() {
        super(
                ConstruccionSuite.CONSTRUCCION,
                new People(
                        ConstruccionSuite.anonymous(),
                        holding(ConstruccionSuite.NORTE),
                        holding(ConstruccionSuite.SUR)));
    }

    /** What is to be written only while a document is open, and most of the demo's are not; and its stock adds up. */
    @BeforeAll
    static void openDocuments() throws SQLException {
        Site site = new Site(ConstruccionSuite.NORTE);
        site.made("progress", Site.progressOf(site.item("RUTA", "50"), "2025-01-31", "10"));
        site.item("LIBRE", "50");
        String contract = site.contract("subcontract", "10", "5");
        String line = site.line(contract, "RUTA", "100", "10");
        site.act("contracts", contract, "activate");
        site.made("advances", Site.advanceOf(contract, "50"));
        site.estimated(site.estimate(contract, "2025-01-01", "2025-01-31"), line, "1");
        String addendum = Site.id(site.made("addendums", Map.of("contractId", contract, "cause", "Ruta")));
        site.made("addendum-lines", Map.of("addendumId", addendum, "contractLineId", line, "quantity", "1"));
        Labour labour = new Labour(site);
        Buying buying = labour.budget;
        String employee = labour.employee("RUTA-1", "500.00", "1.5");
        labour.attended(employee, "2025-02-03", "8");
        labour.payroll("2025-02-03", "2025-02-03");
        // The day that sample bodies are of: a payroll without attendance is refused.
        labour.attended(employee, "2026-01-15", "8");
        String requisition = Site.id(site.made("requisitions", Map.of("projectId", site.project)));
        site.made("requisition-lines", buying.requisitionLineOf(requisition, Labour.MATERIAL, "Arena", "1"));
        String receipt = buying.receipt(buying.ordered(Labour.MATERIAL, "2", "100"));
        site.act("receipts", receipt, "post");
        site.made("purchase-returns", Map.of("receiptId", receipt, "returnedOn", "2026-01-15", "reason", "Ruta"));
        String incident = Site.id(site.made(
                "incidents",
                Map.of(
                        "projectId",
                        site.project,
                        "kind",
                        "near_miss",
                        "occurredOn",
                        "2025-01-31",
                        "description",
                        "Ruta")));
        site.made(
                "incident-actions",
                Map.of(
                        "incidentId",
                        incident,
                        "description",
                        "Ruta",
                        "responsibleId",
                        employee,
                        "dueOn",
                        "2025-02-28"));
        ConstruccionSuite.CONSTRUCCION.bean(NightlyVerification.class).look();
        try (Connection database = ConstruccionSuite.DATABASE.superuser();
                Statement insert = database.createStatement()) {
            insert.executeUpdate("INSERT INTO construccion_purchasing.verification_findings"
                    + " (tenant_id, id, verification_id, rule, site_stock_id, expected, found)"
                    + " SELECT v.tenant_id, gen_random_uuid(), v.id, 'issued-is-sum-of-issues', s.id, 1, 2"
                    + " FROM construccion_purchasing.verifications v"
                    + " JOIN construccion_purchasing.site_stock s ON s.tenant_id = v.tenant_id");
        }
        site.made("trainings", Map.of("topic", "Ruta", "heldOn", "2025-01-31", "hours", "1", "trainer", "Ruta"));
    }

    @Test
    void whoGrantsAnApprovalOfItsOwnReadsTheWordsOfTheTrade() {
        Map<String, String> words = ConstruccionSuite.administratorOf(ConstruccionSuite.NORTE)
                .get("/api/permissions")
                .json()
                .valueStream()
                .filter(permission -> permission.has("label"))
                .collect(Collectors.toMap(
                        permission -> permission.get("name").stringValue(),
                        permission -> permission.at("/label/es").stringValue() + " | "
                                + permission.at("/label/en").stringValue()));
        assertThat(words)
                .containsEntry("estimates:approve-engineer", "Aprobar como ingeniería | Approve as an engineer")
                .containsEntry("purchase-orders:approve-director", "Aprobar como dirección | Approve as a director")
                .containsEntry("advances:approve-payment", "Pagar | Pay")
                .containsEntry("contracts:approve-director", "Aprobar como dirección | Approve as a director")
                .containsEntry("contracts:approve-payment", "Devolver retenciones | Release retentions")
                .containsEntry("requisitions:approve-order", "Hacer orden de compra | Make a purchase order");
    }

    private static Function<List<String>, Caller> holding(UUID tenant) {
        return permissions -> ConstruccionSuite.anonymous()
                .bearing(ConstruccionSuite.ISSUER.token(tenant, permissions.toArray(String[]::new)));
    }
}
