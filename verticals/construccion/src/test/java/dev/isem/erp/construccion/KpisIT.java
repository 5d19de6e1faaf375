package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Two people worked 42 hours in the second week of January. Between a near miss and an accident that cost three days, one
 * of them needed first aid and the other a doctor; in February one more accident cost nine days.
 */
class KpisIT {

    private static final String JANUARY = "from=2025-01-01&to=2025-01-31";

    private final Labour labour = new Labour();
    private final Site site = labour.site;

    @Test
    void ratesArePerMillionHoursOfThePeriod() {
        aWinter();
        JsonNode january = kpis(JANUARY);
        assertThat(text(january, "hours")).isEqualTo("42.00");
        assertThat(january.get("incidents").toString())
                .isEqualTo("[{\"kind\":\"near_miss\",\"number\":1},{\"kind\":\"first_aid\",\"number\":1},"
                        + "{\"kind\":\"medical_treatment\",\"number\":1},{\"kind\":\"lost_time\",\"number\":1},"
                        + "{\"kind\":\"fatality\",\"number\":0}]");
        assertThat(january.get("recordable").intValue()).isEqualTo(2);
        // 2, 1 and 3 million, by 42.
        assertThat(text(january, "trifr")).isEqualTo("47619.05");
        assertThat(text(january, "ltifr")).isEqualTo("23809.52");
        assertThat(january.get("lostDays").intValue()).isEqualTo(3);
        assertThat(text(january, "severityRate")).isEqualTo("71428.57");
        // Since the 8th.
        assertThat(january.get("daysWithoutAccident").intValue()).isEqualTo(23);

        JsonNode february = kpis("from=2025-02-01&to=2025-02-28");
        assertThat(text(february, "hours")).isEqualTo("7.00");
        assertThat(text(february, "trifr")).isEqualTo("142857.14");
        assertThat(february.get("lostDays").intValue()).isEqualTo(9);
        assertThat(february.get("daysWithoutAccident").intValue()).isEqualTo(25);
    }

    @Test
    void withoutHoursThereAreNoRatesAndTheDaysAreCountedAllTheSame() {
        aWinter();
        JsonNode quiet = kpis("from=2025-01-09&to=2025-01-31");
        assertThat(text(quiet, "hours")).isEqualTo("0.00");
        assertThat(quiet.get("recordable").intValue()).isZero();
        for (String rate : List.of("trifr", "ltifr", "severityRate")) {
            assertThat(quiet.get(rate).isNull()).as(rate).isTrue();
        }
        assertThat(quiet.get("daysWithoutAccident").intValue()).isEqualTo(23);
    }

    @Test
    void daysWithoutAccidentBeginWithTheFirstAttendanceWhereThereWasNone() {
        assertThat(kpis("to=2025-01-16").get("daysWithoutAccident").isNull()).isTrue();
        String ana = labour.employee("E-1");
        labour.attended(ana, "2025-01-06", "7");
        incident(Map.of("kind", "near_miss", "occurredOn", "2025-01-10"));
        incident(Map.of("kind", "first_aid", "occurredOn", "2025-01-11", "employeeId", ana));
        assertThat(kpis("to=2025-01-16").get("daysWithoutAccident").intValue()).isEqualTo(10);
        assertThat(kpis("to=2025-01-05").get("daysWithoutAccident").isNull()).isTrue();
        assertThat(text(kpis("to=2025-01-16"), "trifr")).isEqualTo("0.00");
    }

    @Test
    void lostDaysMayBeToldLater() {
        String ana = labour.employee("E-1");
        labour.attended(ana, "2025-01-06", "8");
        Map<String, Object> lost = new HashMap<>(
                Map.of("kind", "lost_time", "occurredOn", "2025-01-06", "employeeId", ana, "description", "Cayó"));
        String incident = incident(lost);
        assertThat(text(kpis(JANUARY), "severityRate")).isEqualTo("0.00");
        assertThat(text(kpis(JANUARY), "ltifr")).isEqualTo("125000.00");
        lost.put("lostDays", 4);
        site.changed("incidents", incident, lost);
        assertThat(text(kpis(JANUARY), "severityRate")).isEqualTo("500000.00");
    }

    @Test
    void oneWorkOrAllOfThem() {
        aWinter();
        String other =
                Site.id(site.made("projects", Map.of("code", "OBR-2", "name", "Otra obra", "partnerId", site.partner)));
        incident(Map.of("kind", "near_miss", "occurredOn", "2025-01-20", "projectId", other));
        assertThat(nearMisses(kpis(JANUARY + "&projectId=" + other))).isEqualTo(1);
        assertThat(nearMisses(kpis(JANUARY + "&projectId=" + site.project))).isEqualTo(1);
        assertThat(nearMisses(kpis(JANUARY))).isEqualTo(2);
        assertThat(text(kpis(JANUARY + "&projectId=" + other), "hours")).isEqualTo("0.00");
        assertThat(text(kpis(JANUARY + "&projectId=" + site.project), "hours")).isEqualTo("42.00");
    }

    @Test
    void openRisksAndOverdueActionsAreThoseOfNow() {
        risk(5, 5);
        risk(2, 2);
        site.act("risks", risk(1, 2), "control");
        String incident = incident(Map.of("kind", "near_miss", "occurredOn", "2025-01-10"));
        String ana = labour.employee("E-1");
        String late = action(incident, ana, "2025-01-20");
        action(incident, ana, "2999-01-01");
        JsonNode now = kpis(JANUARY);
        assertThat(now.get("openRisks").toString())
                .isEqualTo("[{\"level\":\"trivial\",\"number\":1},{\"level\":\"tolerable\",\"number\":0},"
                        + "{\"level\":\"moderate\",\"number\":0},{\"level\":\"important\",\"number\":0},"
                        + "{\"level\":\"intolerable\",\"number\":1}]");
        assertThat(now.get("overdueActions").intValue()).isEqualTo(1);
        site.act("incident-actions", late, "complete", Map.of("doneOn", "2025-02-01", "evidence", "Late, but done"));
        assertThat(kpis(JANUARY).get("overdueActions").intValue()).isZero();
    }

    @Test
    void theLastDayOfFebruaryCountsInALeapYear() {
        incident(Map.of("kind", "near_miss", "occurredOn", "2024-02-29"));
        assertThat(nearMisses(kpis("from=2024-02-29&to=2024-02-29"))).isEqualTo(1);
        assertThat(nearMisses(kpis("from=2024-02-01&to=2024-02-28"))).isZero();
        assertThat(text(kpis("to=2024-02-29"), "from")).isEqualTo("2024-01-01");
        Site.refused(400, asked("from=2023-02-29&to=2023-03-31"));
    }

    @Test
    void todayIsTheCompanysDay() throws SQLException {
        // There is never the same day at both.
        for (String zone : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago")) {
            Site there = new Site();
            there.keepsTimeOf(zone);
            LocalDate today = LocalDate.now(ZoneId.of(zone));
            JsonNode kpis = there.chief.get("/api/hse/kpis").json();
            assertThat(text(kpis, "to")).isEqualTo(today.toString());
            assertThat(text(kpis, "from")).isEqualTo(today.withDayOfYear(1).toString());
            Site.refused(400, there.chief.get("/api/hse/kpis?to=" + today.plusDays(1)));
            there.made("incidents", incidentOn(there, today));
            Caller.Answer tomorrow = there.chief.post("/api/incidents", incidentOn(there, today.plusDays(1)));
            assertThat(Site.pointer(Site.refused(422, tomorrow))).isEqualTo("/occurredOn");
            assertThat(nearMisses(there.chief.get("/api/hse/kpis").json())).isEqualTo(1);
        }
    }

    @Test
    void strangersFindNoWorkAndTheRestIsRefusedInWords() {
        aWinter();
        Site stranger = new Site();
        Site.refused(404, stranger.chief.get("/api/hse/kpis?projectId=" + site.project));
        Site.refused(404, asked("projectId=" + UUID.randomUUID()));
        Site.refused(400, asked("projectId=1"));
        JsonNode theirs = stranger.chief.get("/api/hse/kpis?" + JANUARY).json();
        assertThat(text(theirs, "hours")).isEqualTo("0.00");
        assertThat(theirs.get("recordable").intValue()).isZero();
        Site.refused(403, site.with("projects:read").get("/api/hse/kpis"));
        assertThat(site.with("incidents:read").get("/api/hse/kpis").status()).isEqualTo(200);
        assertThat(Site.refused(400, asked("from=2025-02-01&to=2025-01-31"))
                        .get("detail")
                        .stringValue())
                .isEqualTo("The period ends before it starts.");
        assertThat(Site.refused(400, asked("from=31/01/2025")).get("detail").stringValue())
                .isEqualTo("Write dates as 2026-01-31.");
        Caller spanish = site.chief.with("Accept-Language", "es");
        assertThat(Site.refused(400, spanish.get("/api/hse/kpis?to=2999-01-01"))
                        .get("detail")
                        .stringValue())
                .isEqualTo("Ese día aún no llega.");
    }

    private void aWinter() {
        String ana = labour.employee("E-1");
        String luis = labour.employee("E-2");
        for (String day : List.of("2025-01-06", "2025-01-07", "2025-01-08")) {
            labour.attended(ana, day, "7");
            labour.attended(luis, day, "7");
        }
        labour.attended(ana, "2025-02-03", "7");
        incident(Map.of("kind", "near_miss", "occurredOn", "2025-01-02"));
        incident(Map.of("kind", "first_aid", "occurredOn", "2025-01-07", "employeeId", ana));
        incident(Map.of("kind", "medical_treatment", "occurredOn", "2025-01-08", "employeeId", luis));
        incident(Map.of("kind", "lost_time", "occurredOn", "2025-01-08", "employeeId", ana, "lostDays", 3));
        incident(Map.of("kind", "lost_time", "occurredOn", "2025-02-03", "employeeId", ana, "lostDays", 9));
    }

    /** At this work, unless told otherwise. */
    private String incident(Map<String, ? extends @Nullable Object> told) {
        Map<String, @Nullable Object> incident =
                new HashMap<>(Map.of("projectId", site.project, "description", "Cayó"));
        incident.putAll(told);
        return Site.id(site.made("incidents", incident));
    }

    private static Map<String, Object> incidentOn(Site there, LocalDate day) {
        return Map.of(
                "projectId", there.project, "kind", "near_miss", "occurredOn", day.toString(), "description", "Cayó");
    }

    private String risk(int probability, int severity) {
        Map<String, Object> risk = site.riskOf(probability, severity, "2025-01-15");
        risk.put("controls", "Área cerrada");
        return Site.id(site.made("risks", risk));
    }

    private String action(String incident, String responsible, String dueOn) {
        return Site.id(site.made(
                "incident-actions",
                Map.of("incidentId", incident, "description", "Cerrar", "responsibleId", responsible, "dueOn", dueOn)));
    }

    private Caller.Answer asked(String query) {
        return site.chief.get("/api/hse/kpis?" + query);
    }

    private JsonNode kpis(String query) {
        Caller.Answer answer = asked(query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static int nearMisses(JsonNode kpis) {
        return kpis.get("incidents").get(0).get("number").intValue();
    }

    private static String text(JsonNode kpis, String field) {
        return kpis.get(field).stringValue();
    }
}
