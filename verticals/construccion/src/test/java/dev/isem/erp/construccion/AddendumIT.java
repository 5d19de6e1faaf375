package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Concepts that addendums bring. */
class AddendumIT {

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
