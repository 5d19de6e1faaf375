package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A work is closed when nothing of it is open, and then buys and signs nothing more. */
class ClosedWorksIT {

    private static final String CLOSED =
            "The project is closed: nothing more is bought or signed for it. Nothing was changed.";

    private final Buying buying = new Buying();
    private final Site site = buying.site;

    ClosedWorksIT() {
        buying.budgeted("A", "m3", "1000", "1");
        buying.approveBudget();
        site.act("projects", site.project, "contract");
        site.act("projects", site.project, "start");
    }

    @Test
    void itIsNotClosedWhileDocumentsAreOpen() {
        site.built(site.item("OBRA", "100"), "2025-01-31", "10");
        String draft = buying.order("A", "1", "1");
        String ordered = buying.ordered("A", "2", "1");
        buying.ordered("A", "1", "1");
        String contract = site.contract("subcontract", "0", "0");
        String line = site.line(contract, "A", "10", "1");
        site.act("contracts", contract, "activate");
        String estimate = site.estimate(contract, "2025-01-01", "2025-01-31");
        site.estimated(estimate, line, "1");
        site.act("receipts", buying.receipt(ordered, "1"), "post");
        assertThat(open(site.chief))
                .isEqualTo("The project has open documents: purchase orders neither received nor cancelled, 3;"
                        + " contracts not ended, 1; estimates not paid, 1. End them and close it then."
                        + " Nothing was changed.");

        site.act("purchase-orders", draft, "cancel", Map.of("reason", "Obra terminada"));
        site.act("receipts", buying.receipt(ordered), "post");
        for (JsonNode order :
                site.chief.get("/api/purchase-orders?status=approved").json().values()) {
            site.act("purchase-orders", Site.id(order), "cancel", Map.of("reason", "Obra terminada"));
        }
        site.act("estimates", estimate, "submit");
        site.act("estimates", estimate, "review");
        site.act("estimates", estimate, "authorize");
        assertThat(open(site.chief.with("Accept-Language", "es")))
                .isEqualTo("La obra tiene documentos abiertos: contratos sin terminar, 1; estimaciones sin pagar, 1."
                        + " Termínelos y ciérrela después. No se cambió nada.");
        site.pay("estimates", estimate, "2025-02-10");
        site.act("contracts", contract, "close");
        assertThat(site.act("projects", site.project, "close").get("status").stringValue())
                .isEqualTo("closed");
    }

    /** Days alone do not: a company may write them down here and pay them elsewhere. */
    @Test
    void aDraftOfAPayrollKeepsItOpen() {
        Labour labour = new Labour();
        labour.attended(labour.employee("E-1", "500.00", "1.5"), "2025-02-04", "8");
        String draft = Site.id(labour.payroll("2025-02-03", "2025-02-08"));
        String close = "/api/projects/" + labour.site.project + "/close";
        Caller spanish = labour.site.chief.with("Accept-Language", "es");
        assertThat(Site.refused(409, spanish.post(close)).get("detail").stringValue())
                .isEqualTo("La obra tiene documentos abiertos: nóminas sin aplicar ni cancelar, 1."
                        + " Termínelos y ciérrela después. No se cambió nada.");
        assertThat(Site.refused(409, labour.site.chief.post(close))
                        .get("detail")
                        .stringValue())
                .contains("payrolls neither posted nor cancelled, 1.");
        labour.site.act("payrolls", draft, "cancel", Map.of("reason", "Se paga después"));
        labour.site.act("projects", labour.site.project, "close");
        labour.site.act("payrolls", Site.id(labour.payroll("2025-02-03", "2025-02-08")), "post");
    }

    /** Other works' documents keep nothing open. */
    @Test
    void onceClosedNothingIsBoughtOrSigned() {
        Map<String, Object> other = Map.of("code", "OBR-2", "name", "Otra", "partnerId", site.partner);
        String elsewhere = Site.id(site.made("projects", other));
        site.made("purchase-orders", buying.orderOf(elsewhere));
        site.act("projects", site.project, "close");

        refused("purchase-orders", buying.order("A", "1", "1"), "approve");
        for (String type : List.of("client", "subcontract")) {
            String contract = site.contract(type, "0", "0");
            site.line(contract, "A", "10", "1");
            refused("contracts", contract, "activate");
        }
        String requisition = Site.id(site.made("requisitions", Map.of("projectId", site.project)));
        site.made("requisition-lines", buying.requisitionLineOf(requisition, "A", "Arena", "1"));
        refused("requisitions", requisition, "submit");
    }

    /** What waited while the work was closed stays where it was. */
    @Test
    void whatWasSentBeforeIsNotBoughtAfterwards() {
        String sent = requisition();
        String agreed = requisition();
        site.act("requisitions", agreed, "approve");
        site.act("projects", site.project, "close");
        refused("requisitions", sent, "approve");
        Caller.Answer made =
                site.chief.post("/api/requisitions/" + agreed + "/convert", Map.of("partnerId", site.partner));
        assertThat(Site.refused(409, made).get("detail").stringValue()).isEqualTo(CLOSED);
        site.act("requisitions", sent, "cancel", Map.of("reason", "Obra cerrada"));
    }

    /** What arrives of an order that was approved before is a fact, as what went back and is brought again. */
    @Test
    void whatWasOrderedBeforeIsReceivedAllTheSame() throws SQLException {
        String order = buying.ordered("A", "2", "1");
        // As works were closed before open documents kept them open.
        try (Connection superuser = ConstruccionSuite.DATABASE.superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("UPDATE construccion.projects SET status = 'closed' WHERE id = '" + site.project + "'");
        }
        site.act("receipts", buying.receipt(order), "post");
        assertThat(buying.figures("A")).isEqualTo("1000.00 | 0.00 | 2.00 | 998.00");
    }

    private String requisition() {
        String requisition = Site.id(site.made("requisitions", Map.of("projectId", site.project)));
        site.made("requisition-lines", buying.requisitionLineOf(requisition, "A", "Arena", "1"));
        site.act("requisitions", requisition, "submit");
        return requisition;
    }

    private void refused(String resource, String id, String act) {
        String before = buying.status(resource, id);
        Caller.Answer answer = site.chief.post("/api/" + resource + "/" + id + "/" + act);
        assertThat(Site.refused(409, answer).get("detail").stringValue()).isEqualTo(CLOSED);
        assertThat(buying.status(resource, id)).isEqualTo(before);
    }

    private String open(Caller who) {
        return Site.refused(409, who.post("/api/projects/" + site.project + "/close"))
                .get("detail")
                .stringValue();
    }
}
