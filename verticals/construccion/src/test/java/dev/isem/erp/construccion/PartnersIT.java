package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** With whom a company agrees on something: with partners that are active, and it buys of those who sell. */
class PartnersIT {

    private static final String NO_LONGER =
            "The partner is deactivated in ERP Core. Choose another, or activate it there.";

    private final Buying buying = new Buying();
    private final Site site = buying.site;
    private final String gone = partner("both", false);

    PartnersIT() throws SQLException {
        buying.budgeted("A", "m3", "1000", "1");
        buying.approveBudget();
    }

    @Test
    void nothingNewIsAgreedWithADeactivatedPartner() {
        refused(site.chief.post("/api/projects", Map.of("code", "OBR-2", "name", "Otra", "partnerId", gone)));
        refused(site.chief.post("/api/contracts", with("client", gone)));
        refused(site.chief.post("/api/contracts", with("subcontract", gone)));
        refused(site.chief.post("/api/purchase-orders", Map.of("projectId", site.project, "partnerId", gone)));
        String requisition = Site.id(site.made("requisitions", Map.of("projectId", site.project)));
        site.made("requisition-lines", buying.requisitionLineOf(requisition, "A", "Arena", "1"));
        site.act("requisitions", requisition, "submit");
        site.act("requisitions", requisition, "approve");
        refused(site.chief.post("/api/requisitions/" + requisition + "/convert", Map.of("partnerId", gone)));
        refused(site.set("projects", site.project, "partnerId", gone));
        Caller.Answer spanish = site.chief
                .with("Accept-Language", "es")
                .post("/api/purchase-orders", Map.of("projectId", site.project, "partnerId", gone));
        assertThat(Site.refused(422, spanish).at("/errors/0/message").stringValue())
                .isEqualTo("El contacto está desactivado en ERP Core. Elija otro, o actívelo allá.");
    }

    /** What was agreed before goes on, and its other fields are corrected. */
    @Test
    void whatIsUnderWayStaysWithAPartnerThatIsDeactivatedMeanwhile() throws SQLException {
        String contract = site.contract("subcontract", "0", "0");
        String order = buying.order("A", "1", "1");
        String signed = site.contract("subcontract", "0", "0");
        String line = site.line(signed, "A", "10", "1");
        site.act("contracts", signed, "activate");
        run("UPDATE core.partners SET active = false WHERE id = '" + site.partner + "'");

        assertThat(site.set("projects", site.project, "name", "Otro nombre").status())
                .isEqualTo(200);
        assertThat(site.set("contracts", contract, "name", "Otro objeto").status())
                .isEqualTo(200);
        assertThat(site.set("purchase-orders", order, "note", "Urge").status()).isEqualTo(200);
        site.estimated(site.estimate(signed, "2025-01-01", "2025-01-31"), line, "1");

        // What was only a draft is not agreed with anybody yet.
        site.line(contract, "A", "1", "1");
        assertThat(agreed("/api/contracts/" + contract + "/activate")).isEqualTo("/partnerId");
        assertThat(agreed("/api/purchase-orders/" + order + "/approve")).isEqualTo("/partnerId");
        assertThat(buying.status("contracts", contract)).isEqualTo("draft");
        assertThat(buying.status("purchase-orders", order)).isEqualTo("draft");
    }

    @Test
    void aSubcontractIsWithSomebodyWhoSells() throws SQLException {
        String customer = partner("customer", true);
        JsonNode refusal = Site.refused(422, site.chief.post("/api/contracts", with("subcontract", customer)));
        assertThat(Site.pointer(refusal)).isEqualTo("/partnerId");
        assertThat(refusal.at("/errors/0/message").stringValue()).isEqualTo("It is not a supplier.");
        site.made("contracts", with("client", customer));
        site.made("contracts", with("subcontract", partner("supplier", true)));
        String contract = Site.id(site.made("contracts", with("client", customer)));
        assertThat(Site.pointer(Site.refused(422, site.set("contracts", contract, "type", "subcontract"))))
                .isEqualTo("/partnerId");
    }

    private static void refused(Caller.Answer answer) {
        JsonNode refusal = Site.refused(422, answer);
        assertThat(Site.pointer(refusal)).isEqualTo("/partnerId");
        String message = refusal.at("/errors/0/message").stringValue();
        assertThat(message).isEqualTo(NO_LONGER);
    }

    /** The field for which an act is refused. */
    private String agreed(String act) {
        JsonNode refusal = Site.refused(409, site.chief.post(act));
        assertThat(refusal.toString()).contains(NO_LONGER);
        return Site.pointer(refusal);
    }

    private Map<String, Object> with(String type, String partner) {
        Map<String, Object> contract = new HashMap<>(site.contractOf(type, "0", "0"));
        contract.put("partnerId", partner);
        return contract;
    }

    private String partner(String kind, boolean active) throws SQLException {
        UUID partner = ConstruccionSuite.partnerOf(site.tenant);
        run("UPDATE core.partners SET kind = '" + kind + "', active = " + active + " WHERE id = '" + partner + "'");
        return partner.toString();
    }

    private static void run(String sql) throws SQLException {
        try (Connection superuser = ConstruccionSuite.DATABASE.superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
