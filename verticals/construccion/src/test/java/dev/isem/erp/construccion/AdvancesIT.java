package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Advances within what was agreed, and how estimates give them back. */
class AdvancesIT {

    private final Site site = new Site();

    @Test
    void noContractAllowsAnAdvanceOfMoreThanThirtyPercent() {
        Map<String, Object> body = site.contractOf("client", "30.01", "5");
        assertThat(Site.pointer(Site.refused(422, site.chief.post("/api/contracts", body))))
                .isEqualTo("/advancePct");
    }

    @Test
    void anAdvanceIsWithinWhatWasAgreedAndTheOnlyOneUntilItIsAmortised() {
        String contract = signed("30");
        Caller.Answer more = site.chief.post("/api/advances", Site.advanceOf(contract, "300000.01"));
        assertThat(Site.pointer(Site.refused(422, more))).isEqualTo("/amount");
        String advance = Site.id(site.made("advances", Site.advanceOf(contract, "100000.00")));
        JsonNode second = Site.refused(409, site.chief.post("/api/advances", Site.advanceOf(contract, "1")));
        assertThat(Site.pointer(second)).isEqualTo("/contractId");
        site.pay("advances", advance, "2025-01-05");
        Site.refused(409, site.chief.post("/api/advances", Site.advanceOf(contract, "1")));
        Site.refused(409, site.chief.post("/api/contracts/" + contract + "/close"));
    }

    @Test
    void aLargeAdvanceTakesAGuaranteeFromTheShareThatTheCompanySets() {
        String contract = signed("30");
        Map<String, Object> bare = Map.of("contractId", contract, "amount", "100000.01");
        assertThat(Site.pointer(Site.refused(422, site.chief.post("/api/advances", bare))))
                .isEqualTo("/guarantee");
        site.sets(Map.of("guaranteeOverPct", "15"));
        site.made("advances", bare);
    }

    @Test
    void whoAuthorisesDoesNotPay() {
        String contract = signed("10");
        String pay = "/api/advances/" + Site.id(site.made("advances", Site.advanceOf(contract, "1000"))) + "/pay";
        Map<String, Object> answers = Map.of("paidOn", "2025-01-05");
        Site.refused(403, site.with("advances:read", "advances:approve").post(pay, answers));
        Caller.Answer future = site.chief.post(pay, Map.of("paidOn", "2999-01-05"));
        assertThat(Site.pointer(Site.refused(422, future))).isEqualTo("/paidOn");
        Caller finance = site.with("advances:read", "advances:approve-payment");
        assertThat(finance.post(pay, answers).json().get("status").asString()).isEqualTo("paid");
    }

    /** The first answer was lost: told that it is done, they would take the corrected date for the one that is booked. */
    @Test
    void whoCorrectsTheDateOfAPaymentThatWasMadeIsToldSoAndNothingChanges() {
        String advance = Site.id(site.made("advances", Site.advanceOf(signed("10"), "1000")));
        String at = "/api/advances/" + advance;
        Caller keyed = site.chief.with("Idempotency-Key", "pay");
        Map<String, Object> first = Map.of("paidOn", "2025-01-05", "paymentReference", "SPEI 1");
        String paid = keyed.post(at + "/pay", first).text();
        JsonNode refused = Site.refused(422, keyed.post(at + "/pay", Map.of("paidOn", "2025-01-06")));
        assertThat(refused.get("type").stringValue()).isEqualTo("urn:erp:problem:key-used-for-other");
        assertThat(site.chief.get(at).text()).isEqualTo(paid);
        assertThat(keyed.post(at + "/pay", first).text()).isEqualTo(paid);
        assertThat(site.chief.get("/api/audit?action=pay&recordId=" + advance).json())
                .hasSize(1);
    }

    /** Three times 10 % of 33.33 is a cent less than 10 % of 99.99: without a way to give it back nobody could close. */
    @Test
    void whatTheEstimatesLeftOfAnAdvanceIsGivenBackByAFinalOneWithoutLines() {
        String contract = site.contract("client", "10", "5");
        String line = site.line(contract, "A", "3", "33.33");
        site.act("contracts", contract, "activate");
        site.advancePaid(contract, "10.00");
        String item = site.item("A", "100");
        for (int month = 1; month <= 3; month++) {
            site.built(item, "2025-0" + month + "-15", Integer.toString(month * 30));
            String estimate = site.estimate(contract, "2025-0" + month + "-01", "2025-0" + month + "-28");
            site.estimated(estimate, line, "1");
            paid(estimate);
        }
        Site.refused(409, site.chief.post("/api/contracts/" + contract + "/close"));
        String empty = site.estimate(contract, "2025-04-01", "2025-04-30");
        Site.refused(409, site.chief.post("/api/estimates/" + empty + "/submit"));
        site.act("estimates", empty, "cancel", Map.of("reason", "Nothing to pay"));
        String last = finalOf(contract);
        JsonNode settled = paid(last);
        assertThat(settled.get("amortisation").stringValue()).isEqualTo("0.01");
        assertThat(settled.get("retained").stringValue()).isEqualTo("0.00");
        assertThat(settled.get("net").stringValue()).isEqualTo("-0.01");
        site.act("contracts", contract, "close");
    }

    @Test
    void aFinalEstimateOfNothingIsRefusedWhereNothingIsLeftToGiveBack() {
        String last = finalOf(signed("0"));
        Site.refused(409, site.chief.post("/api/estimates/" + last + "/submit"));
    }

    @Test
    void aDirectorAuthorisesThatALargeAdvanceIsGivenBack() {
        String contract = signed("30");
        site.advancePaid(contract, "100000.01");
        String last = finalOf(contract);
        site.act("estimates", last, "submit");
        site.act("estimates", last, "review");
        String authorize = "/api/estimates/" + last + "/authorize";
        Site.refused(403, site.with("estimates:read", "estimates:approve").post(authorize));
        assertThat(site.with("estimates:approve", "estimates:approve-director")
                        .post(authorize)
                        .status())
                .isEqualTo(200);
    }

    /** 1,000,000.00, signed. */
    private String signed(String advancePct) {
        String contract = site.contract("client", advancePct, "5");
        Site.refused(409, site.chief.post("/api/contracts/" + contract + "/activate"));
        site.line(contract, "A", "100", "10000");
        site.act("contracts", contract, "activate");
        return contract;
    }

    private String finalOf(String contract) {
        return Site.id(site.made(
                "estimates",
                Map.of("contractId", contract, "periodFrom", "2025-05-01", "periodTo", "2025-05-31", "isFinal", true)));
    }

    private JsonNode paid(String estimate) {
        for (String act : List.of("submit", "review", "authorize")) {
            site.act("estimates", estimate, act);
        }
        return site.pay("estimates", estimate, "2025-06-10");
    }
}
