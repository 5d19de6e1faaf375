package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Concepts that addendums bring. */
class AddendumsIT {

    private final Site site = new Site();
    private final String contract = site.contract("client", "0", "0");

    @Test
    void aConceptIsBroughtOnceAndThenRaised() {
        site.line(contract, "A", "10", "10");
        site.act("contracts", contract, "activate");
        String first = addendum();
        JsonNode contracted = Site.refused(409, site.chief.post("/api/addendum-lines", conceptOf(first, "A")));
        assertThat(Site.pointer(contracted)).isEqualTo("/code");
        assertThat(contracted.toString()).contains("code A already");

        String second = addendum();
        List.of(first, second).forEach(each -> site.made("addendum-lines", conceptOf(each, "B")));
        site.act("addendums", first, "approve");
        JsonNode twice = Site.refused(409, site.chief.post("/api/addendums/" + second + "/approve"));
        assertThat(Site.pointer(twice)).isEqualTo("/code");
        assertThat(twice.toString()).contains("code B already");
        assertThat(site.get("contracts", contract).get("amount").stringValue()).isEqualTo("150.00");
    }

    @Test
    void whatAddendumsMoveTogetherIsForADirectorAboveTheLimit() {
        String work = site.line(contract, "A", "100", "1000");
        site.act("contracts", contract, "activate");
        Caller clerk = site.with("addendums:read", "addendums:approve");
        String first = changing(work, "60");
        assertThat(clerk.post("/api/addendums/" + first + "/approve").status()).isEqualTo(200);
        String second = changing(work, "-50");
        String refusal = Site.refused(403, clerk.post("/api/addendums/" + second + "/approve"))
                .get("detail")
                .stringValue();
        assertThat(refusal).contains("a director");
        assertThat(site.get("contracts", contract).get("amount").stringValue()).isEqualTo("160000.00");
        Caller director = site.with("addendums:read", "addendums:approve", "addendums:approve-director");
        assertThat(director.post("/api/addendums/" + second + "/approve").status())
                .isEqualTo(200);
        assertThat(site.get("contracts", contract).get("amount").stringValue()).isEqualTo("110000.00");
    }

    @Test
    void aDraftThatIsGivenUpKeepsItsNumberAndCountsNowhere() {
        String work = site.line(contract, "A", "100", "10");
        site.act("contracts", contract, "activate");
        String given = changing(work, "5");
        Site.refused(405, site.chief.delete("/api/addendums/" + given));
        Caller engineer = site.with("addendums:read", "addendums:update");
        assertThat(engineer.post("/api/addendums/" + given + "/cancel").status())
                .isEqualTo(200);
        JsonNode cancelled = site.get("addendums", given);
        assertThat(cancelled.get("status").stringValue()).isEqualTo("cancelled");
        assertThat(cancelled.get("title").stringValue()).endsWith(" / 1");
        Site.refused(409, site.chief.post("/api/addendums/" + given + "/approve"));
        Site.refused(409, site.chief.post("/api/addendum-lines", conceptOf(given, "B")));

        String next = changing(work, "1");
        assertThat(site.get("addendums", next).get("title").stringValue()).endsWith(" / 2");
        site.act("addendums", next, "approve");
        Site.refused(409, site.chief.post("/api/addendums/" + next + "/cancel"));
        assertThat(site.get("contracts", contract).get("amount").stringValue()).isEqualTo("1010.00");
        assertThat(site.get("contract-lines", work).get("contracted").stringValue())
                .isEqualTo("101.0000");
    }

    /** What was given up needs no director, and a draft may be given up though its contract has ended. */
    @Test
    void whatIsGivenUpMovesNothingAndHoldsNoContract() {
        String work = site.line(contract, "A", "100", "1000");
        site.act("contracts", contract, "activate");
        site.act("addendums", changing(work, "100"), "cancel");
        String left = changing(work, "1");
        String small = changing(work, "60");
        assertThat(site.with("addendums:read", "addendums:approve")
                        .post("/api/addendums/" + small + "/approve")
                        .status())
                .isEqualTo(200);
        site.act("contracts", contract, "close");
        site.act("addendums", left, "cancel");
        assertThat(site.get("contracts", contract).get("amount").stringValue()).isEqualTo("160000.00");
    }

    private String changing(String line, String quantity) {
        String addendum = addendum();
        site.made("addendum-lines", Map.of("addendumId", addendum, "contractLineId", line, "quantity", quantity));
        return addendum;
    }

    private String addendum() {
        return Site.id(site.made("addendums", Map.of("contractId", contract, "cause", "More")));
    }

    private static Map<String, Object> conceptOf(String addendum, String code) {
        return Map.of(
                "addendumId",
                addendum,
                "code",
                code,
                "concept",
                "Concepto " + code,
                "unit",
                "m",
                "unitPrice",
                "25",
                "quantity",
                "2");
    }
}
