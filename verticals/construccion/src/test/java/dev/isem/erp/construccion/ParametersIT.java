package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** All that a company can set: in which words it is told, what is usual, and between which bounds. */
class ParametersIT {

    private final Site site = new Site();

    /** In the order of the form: name, type and decimals, what is usual, the most, in both languages, and whether it is asked for and listed. */
    @Test
    void whatCanBeSetIsToldWithItsWordsAndWhatIsUsual() {
        List<String> told = site.chief
                .get("/api/meta")
                .json()
                .get("resources")
                .valueStream()
                .filter(resource -> resource.get("name").stringValue().equals("parameters"))
                .flatMap(resource -> resource.get("fields").valueStream())
                .map(ParametersIT::told)
                .toList();
        assertThat(String.join("\n", told)).isEqualToIgnoringNewLines("""
                        company | text | - | - | Empresa | Company | list
                        clientDirectorOver | money2 | 100000.00 | - | Cliente: dirección si pasa de | Client: director above | required list
                        subcontractEngineerOver | money2 | 50000.00 | - | Subcontrato: ingeniería si pasa de | Subcontract: engineer above | required list
                        subcontractDirectorOver | money2 | 500000.00 | - | Subcontrato: dirección si pasa de | Subcontract: director above | required list
                        fourEyes | boolean | false | - | Quien hace no autoriza | Who makes does not authorise |
                        guaranteeOverPct | decimal2 | 10.00 | 100 | Anticipo: fianza si pasa de (%) | Advance: guarantee above (%) | required list
                        budgetTolerancePct | decimal2 | 0.00 | 100 | Compra: dirección arriba del presupuesto (%) | Purchase: director above the budget (%) | required list
                        priceTolerancePct | decimal2 | 5.00 | 100 | Compra: dirección arriba del precio (%) | Purchase: director above the price (%) | required list
                        receiptTolerancePct | decimal2 | 2.00 | 100 | Recepción: de más, hasta (%) | Receipt: more than ordered, up to (%) | required list
                        lineDeviationYellowPct | decimal2 | 3.00 | 100 | Partida: aviso amarillo (%) | Line: yellow alert (%) | required
                        lineDeviationRedPct | decimal2 | 5.00 | 100 | Partida: aviso rojo (%) | Line: red alert (%) | required
                        eacOverYellowPct | decimal2 | 2.00 | 100 | EAC: aviso amarillo (%) | EAC: yellow alert (%) | required
                        eacOverRedPct | decimal2 | 5.00 | 100 | EAC: aviso rojo (%) | EAC: red alert (%) | required
                        costAheadPoints | decimal2 | 5.00 | 100 | Costo sobre avance: aviso (puntos) | Cost over progress: alert (points) | required
                        labourFactorFrom | decimal4 | 1.4000 | 9 | Factor de salario real, desde | Real salary factor, from | required
                        labourFactorTo | decimal4 | 1.8000 | 9 | Factor de salario real, hasta | Real salary factor, to | required
                        remindAfterHours | decimal0 | 24 | 1000 | Estimación detenida a las (horas) | Estimate late after (hours) | required
                        escalateAfterHours | decimal0 | 48 | 1000 | Escala a dirección a las (horas) | Escalates to a director after (hours) | required
                        """);
    }

    private static String told(JsonNode field) {
        return String.join(
                        " | ",
                        field.get("name").stringValue(),
                        field.get("type").stringValue() + field.path("scale").asString(""),
                        field.path("default").asString("-"),
                        field.path("maximum").asString("-"),
                        field.at("/label/es").stringValue(),
                        field.at("/label/en").stringValue(),
                        (field.has("required") ? "required" : "") + (field.has("list") ? " list" : ""))
                .replace("|  list", "| list")
                .strip();
    }

    /** A set that nobody filled in holds what is usual. */
    @Test
    void whoSetsNothingHasWhatIsUsual() {
        JsonNode set = site.made("parameters", Map.of());
        assertThat(set.get("clientDirectorOver").stringValue()).isEqualTo("100000.00");
        assertThat(set.get("fourEyes").booleanValue()).isFalse();
        assertThat(set.get("labourFactorTo").stringValue()).isEqualTo("1.8000");
        assertThat(set.get("escalateAfterHours").asString()).isEqualTo("48");
    }

    @ParameterizedTest
    @CsvSource({
        "clientDirectorOver, -0.01, clientDirectorOver",
        "subcontractEngineerOver, 500000.01, subcontractEngineerOver",
        "guaranteeOverPct, 100.01, guaranteeOverPct",
        "budgetTolerancePct, -1, budgetTolerancePct",
        "lineDeviationYellowPct, 5.01, lineDeviationYellowPct",
        "eacOverRedPct, 1.99, eacOverYellowPct",
        "costAheadPoints, 101, costAheadPoints",
        "labourFactorFrom, 0.9999, labourFactorFrom",
        "labourFactorFrom, 1.8001, labourFactorFrom",
        "labourFactorTo, 9.0001, labourFactorTo",
        "remindAfterHours, 49, remindAfterHours",
        "remindAfterHours, 0, remindAfterHours",
        "escalateAfterHours, 1001, escalateAfterHours"
    })
    void whatIsBeyondItsBoundsIsRefusedAndNamed(String parameter, String value, String named) {
        assertThat(Site.pointer(Site.refused(422, site.chief.post("/api/parameters", Map.of(parameter, value)))))
                .isEqualTo("/" + named);
    }

    @Test
    void aCompanyHasOneSetOfParametersWhichOthersMayOnlyRead() {
        JsonNode meta = site.chief.get("/api/meta").json().get("resources");
        JsonNode usual = meta.valueStream()
                .filter(resource -> resource.get("name").stringValue().equals("parameters"))
                .findFirst()
                .orElseThrow()
                .at("/fields/1/default");
        assertThat(usual.stringValue()).isEqualTo("100000.00");
        assertThat(site.chief.get("/api/parameters").json().isEmpty()).isTrue();
        JsonNode first = site.made("parameters", Map.of());
        assertThat(Site.id(first)).isEqualTo(site.tenant.toString());
        assertThat(first.get("subcontractDirectorOver").stringValue()).isEqualTo("500000.00");
        Site.refused(422, site.chief.post("/api/parameters", Map.of("guaranteeOverPct", "12")));
        Map<String, Object> crossed = Map.of("subcontractEngineerOver", "500000.01");
        Caller changing = site.chief.with("If-Match", "\"1\"");
        assertThat(Site.pointer(Site.refused(422, changing.put("/api/parameters/" + site.tenant, crossed))))
                .isEqualTo("/subcontractEngineerOver");
        Caller reader = site.with("parameters:read").with("If-Match", "\"1\"");
        Site.refused(403, reader.put("/api/parameters/" + site.tenant, Map.of()));
        Site.refused(405, site.chief.delete("/api/parameters/" + site.tenant));
    }
}
