package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.kit.Caller;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * A work of 40,000: A is a quarter of it, in January; B is the rest, in February. A was built in time and cost 10,500; of B a
 * fifth was built by the 14th for 7,000.
 */
class EarnedValueIT {

    private final Site site = new Site();

    @Test
    void whatWasPlannedIsDoneAndDidCostByADay() {
        halfWayThroughFebruary();
        JsonNode value = valueOn("2025-02-14");
        assertThat(text(value, "budget")).isEqualTo("40000.00");
        // A whole, and 14 of 28 days of 30,000.
        assertThat(text(value, "planned")).isEqualTo("25000.00");
        // A whole, and 20 % of 30,000.
        assertThat(text(value, "earned")).isEqualTo("16000.00");
        assertThat(text(value, "actual")).isEqualTo("17500.00");
        assertThat(text(value, "cpi")).isEqualTo("0.9143");
        assertThat(text(value, "spi")).isEqualTo("0.6400");
        assertThat(text(value, "eac")).isEqualTo("43750.00");
        assertThat(text(value, "eacOverPct")).isEqualTo("9.38");
        assertThat(text(value, "progressPct")).isEqualTo("40.00");
        assertThat(text(value, "costPct")).isEqualTo("43.75");
        assertThat(text(value, "weightWithoutDatesPct")).isEqualTo("0.00");

        JsonNode january = valueOn("2025-01-31");
        assertThat(text(january, "cpi")).isEqualTo("0.9524");
        assertThat(text(january, "spi")).isEqualTo("1.0000");
        JsonNode before = valueOn("2024-12-31");
        assertThat(text(before, "planned")).isEqualTo("0.00");
        assertThat(before.get("cpi").isNull()).isTrue();
        assertThat(before.get("spi").isNull()).isTrue();
        assertThat(before.get("eac").isNull()).isTrue();
    }

    @Test
    void theCompanySetsWhatItIsWarnedOf() {
        halfWayThroughFebruary();
        JsonNode alerts = valueOn("2025-02-14").get("alerts");
        assertThat(alerts.size()).isEqualTo(2);
        assertThat(alerts.get(0).toString())
                .isEqualTo("{\"level\":\"red\",\"about\":\"eac\",\"code\":null,\"concept\":null,"
                        + "\"by\":\"9.38\",\"limit\":\"5.00\"}");
        assertThat(alerts.get(1).toString())
                .isEqualTo("{\"level\":\"yellow\",\"about\":\"line\",\"code\":\"A-01\",\"concept\":\"Concepto A-01\","
                        + "\"by\":\"5.00\",\"limit\":\"3.00\"}");

        Map<String, Object> own = new HashMap<>();
        own.put("lineDeviationYellowPct", "6");
        own.put("lineDeviationRedPct", "5");
        assertThat(Site.pointer(Site.refused(422, site.chief.post("/api/parameters", own))))
                .isEqualTo("/lineDeviationYellowPct");
        own.put("lineDeviationYellowPct", "4");
        own.put("lineDeviationRedPct", "4.5");
        own.put("eacOverYellowPct", "10");
        own.put("eacOverRedPct", "20");
        own.put("costAheadPoints", "3.74");
        site.made("parameters", own);
        JsonNode stricter = valueOn("2025-02-14").get("alerts");
        assertThat(stricter.size()).isEqualTo(2);
        assertThat(stricter.get(0).get("about").stringValue()).isEqualTo("cost-ahead");
        assertThat(stricter.get(0).get("by").stringValue()).isEqualTo("3.75");
        assertThat(stricter.get(1).get("level").stringValue()).isEqualTo("red");
    }

    @Test
    void theCurveEndsWithTheBudgetAndKnowsNothingOfTomorrow() {
        halfWayThroughFebruary();
        JsonNode curve = site.chief.get(curveOf("")).json();
        assertThat(curve.get("points").toString())
                .isEqualTo(
                        "["
                                + "{\"on\":\"2025-01-01\",\"planned\":\"322.58\",\"earned\":\"0.00\",\"actual\":\"0.00\"},"
                                + "{\"on\":\"2025-01-31\",\"planned\":\"10000.00\",\"earned\":\"10000.00\",\"actual\":\"10500.00\"},"
                                + "{\"on\":\"2025-02-28\",\"planned\":\"40000.00\",\"earned\":\"16000.00\",\"actual\":\"17500.00\"}]");
        JsonNode weeks = site.chief
                .get(curveOf("?step=week&from=2025-02-03&to=2025-02-16"))
                .json();
        assertThat(weeks.get("points").size()).isEqualTo(3);
        // 9 of 28 days of B.
        assertThat(text(weeks.get("points").get(1), "planned")).isEqualTo("19642.86");
        JsonNode ahead = site.chief
                .get(curveOf("?from=2025-02-28&to=2999-02-01&step=month"))
                .json();
        assertThat(ahead.get("detail").stringValue()).contains("too many points");
        // The last day that Java knows has no Sunday after it.
        String never = "%2B999999999-12-31";
        JsonNode end = Site.refused(400, site.chief.get(curveOf("?step=week&from=" + never + "&to=" + never)));
        assertThat(end.get("detail").stringValue()).contains("2026-01-31");
        LocalDate nextYear = LocalDate.now(ZoneId.of("America/Mexico_City")).plusYears(1);
        JsonNode points = site.chief.get(curveOf("?to=" + nextYear)).json().get("points");
        JsonNode last = points.get(points.size() - 1);
        assertThat(text(last, "planned")).isEqualTo("40000.00");
        assertThat(last.get("earned").isNull()).isTrue();
        assertThat(last.get("actual").isNull()).isTrue();
    }

    @Test
    void partsWithoutDatesFollowTheOneAboveAndAtTheTopTheWork() {
        budgeted();
        String foundation = dated("CIM", "40", null, "2025-01-01", "2025-01-10");
        site.item("CIM-1", "50", foundation);
        dated("CIM-2", "50", foundation, "2025-01-11", "2025-01-20");
        site.item("EST", "60");
        assertThat(valueOn("2025-01-10").get("planned").isNull())
                .as("the structure has no dates, and the work no term")
                .isTrue();
        assertThat(text(valueOn("2025-01-10"), "weightWithoutDatesPct")).isEqualTo("60.00");
        terms("2025-01-21", "2025-01-30");
        // 40,000 × 40 % × 50 % by the 10th, as much by the 20th, then a tenth of 60 % each day.
        assertThat(text(valueOn("2025-01-10"), "planned")).isEqualTo("8000.00");
        assertThat(text(valueOn("2025-01-20"), "planned")).isEqualTo("16000.00");
        assertThat(text(valueOn("2025-01-21"), "planned")).isEqualTo("18400.00");
        assertThat(text(valueOn("2025-01-30"), "planned")).isEqualTo("40000.00");
    }

    @Test
    void datesAreToldTogetherAndInOrder() {
        Map<String, @Nullable Object> half = new HashMap<>(site.itemOf("A", "100", null));
        half.put("plannedStart", "2025-01-01");
        assertThat(Site.pointer(Site.refused(422, site.chief.post("/api/wbs-items", half))))
                .isEqualTo("/plannedEnd");
        half.put("plannedEnd", "2024-12-31");
        assertThat(Site.pointer(Site.refused(422, site.chief.post("/api/wbs-items", half))))
                .isEqualTo("/plannedEnd");
    }

    @Test
    void withoutAnApprovedBudgetThereIsProgressButNoValue() {
        site.built(site.item("A", "100"), "2025-01-31", "30");
        JsonNode value = valueOn("2025-01-31");
        assertThat(value.get("budget").isNull()).isTrue();
        assertThat(value.get("earned").isNull()).isTrue();
        assertThat(text(value, "progressPct")).isEqualTo("30.00");
        site.item("B", "1");
        JsonNode uneven = valueOn("2025-01-31");
        assertThat(uneven.get("weightsAddUp").booleanValue()).isFalse();
        assertThat(uneven.get("progressPct").isNull()).isTrue();
    }

    /** Who looks at the demo builds for a living. One of its works goes as works go, another one badly. */
    @ParameterizedTest
    @CsvSource({
        "norte, 2026-10-31, 0.92, 1.05, 0.90, 1.00",
        "norte, 2026-11-20, 0.92, 1.05, 0.90, 1.00",
        "sur, 2026-11-20, 0.80, 0.90, 0.60, 0.80"
    })
    void theDemosWorksAreWhereWorksMayBe(
            String company, String day, BigDecimal cpiFrom, BigDecimal cpiTo, BigDecimal spiFrom, BigDecimal spiTo) {
        JsonNode value = ConstruccionSuite.administratorOf(DemoData.tenant(company))
                .get("/api/projects/" + DemoData.id(company, "obra-1") + "/earned-value?on=" + day)
                .json();
        assertThat(new BigDecimal(text(value, "cpi"))).isBetween(cpiFrom, cpiTo);
        assertThat(new BigDecimal(text(value, "spi"))).isBetween(spiFrom, spiTo);
    }

    @Test
    void todayIsTheCompanysDay() throws SQLException {
        // There is never the same day at both.
        for (String zone : new String[] {"Pacific/Kiritimati", "Pacific/Pago_Pago"}) {
            Site there = new Site();
            there.keepsTimeOf(zone);
            LocalDate today = LocalDate.now(ZoneId.of(zone));
            String value = "/api/projects/" + there.project + "/earned-value";
            assertThat(text(there.chief.get(value).json(), "on")).isEqualTo(today.toString());
            Site.refused(400, there.chief.get(value + "?on=" + today.plusDays(1)));
        }
    }

    @Test
    void strangersFindNoWorkAndTheRestIsRefusedInWords() {
        String value = "/api/projects/" + site.project + "/earned-value";
        Site.refused(404, new Site().chief.get(value));
        Site.refused(404, new Site().chief.get(curveOf("")));
        Site.refused(404, site.chief.get("/api/projects/" + UUID.randomUUID() + "/scurve"));
        Site.refused(403, site.with("projects:read").get(value));
        assertThat(site.with("budgets:read").get(value).status()).isEqualTo(200);
        Site.refused(400, site.chief.get(value + "?on=2025-02-29"));
        Site.refused(400, site.chief.get(curveOf("?from=31/01/2025")));
        Site.refused(400, site.chief.get(curveOf("?step=day")));
        Site.refused(400, site.chief.get(curveOf("?from=2025-02-01&to=2025-01-31")));
    }

    private void halfWayThroughFebruary() {
        budgeted();
        String first = dated("A", "25", null, "2025-01-01", "2025-01-31");
        String second = dated("B", "75", null, "2025-02-01", "2025-02-28");
        site.built(first, "2025-01-15", "50");
        site.built(first, "2025-01-31", "100");
        site.built(second, "2025-02-14", "20");
        spent("A-01", "2025-01-20", "10500.00");
        spent("B-01", "2025-02-10", "7000.00");
    }

    private void budgeted() {
        String budget = Site.id(site.made("budgets", Map.of("projectId", site.project, "name", "Base")));
        line(budget, "A-01", "100", "100");
        line(budget, "B-01", "200", "150");
        site.act("budgets", budget, "approve");
    }

    private void line(String budget, String code, String quantity, String price) {
        site.made(
                "budget-lines",
                Map.of(
                        "budgetId",
                        budget,
                        "code",
                        code,
                        "concept",
                        "Concepto " + code,
                        "type",
                        "composite",
                        "unit",
                        "m3",
                        "quantity",
                        quantity,
                        "unitPrice",
                        price));
    }

    private String dated(String code, String weight, @Nullable String parent, String start, String end) {
        Map<String, @Nullable Object> item = new HashMap<>(site.itemOf(code, weight, parent));
        item.put("plannedStart", start);
        item.put("plannedEnd", end);
        return Site.id(site.made("wbs-items", item));
    }

    private void terms(String start, String end) {
        Caller.Answer answer = site.chief
                .with("If-Match", "\"1\"")
                .put(
                        "/api/projects/" + site.project,
                        Map.of(
                                "code",
                                "OBR-1",
                                "name",
                                "Obra",
                                "partnerId",
                                site.partner,
                                "startsOn",
                                start,
                                "endsOn",
                                end));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** Booked by its table's owner, whatever documents do it: this is about what follows from costs. */
    private void spent(String code, String day, String amount) {
        try (Connection owner = ConstruccionSuite.DATABASE.owner(ConstruccionSuite.MANIFEST);
                PreparedStatement insert = owner.prepareStatement("""
                        INSERT INTO construccion_budgets.actual_costs
                               (tenant_id, id, project_id, code, source, source_id, line_id, incurred_on, amount)
                        VALUES (?, gen_random_uuid(), ?, ?, 'subcontract', gen_random_uuid(), gen_random_uuid(), ?, ?)
                        """)) {
            insert.setObject(1, site.tenant);
            insert.setObject(2, UUID.fromString(site.project));
            insert.setString(3, code);
            insert.setDate(4, Date.valueOf(day));
            insert.setBigDecimal(5, new BigDecimal(amount));
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private JsonNode valueOn(String day) {
        Caller.Answer answer = site.chief.get("/api/projects/" + site.project + "/earned-value?on=" + day);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private String curveOf(String query) {
        return "/api/projects/" + site.project + "/scurve" + query;
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }
}
