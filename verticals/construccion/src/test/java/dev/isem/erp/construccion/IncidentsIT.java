package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.Caller;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Incidents and what is done about them, with people who were hired on the first day of 2025. */
class IncidentsIT {

    private static final String MARCH = "2025-03-10";

    private final Labour labour = new Labour();
    private final Site site = labour.site;

    @Test
    void anIncidentHitSomebodyWhoWorkedHereThatDay() {
        String ana = labour.employee("E-1");
        Caller.Answer nobody = site.chief.post("/api/incidents", incidentOf("first_aid", MARCH, null));
        assertThat(Site.pointer(Site.refused(422, nobody))).isEqualTo("/employeeId");
        site.made("incidents", incidentOf("near_miss", MARCH, null));
        site.made("incidents", incidentOf("near_miss", MARCH, ana));

        String before = site.chief
                .post("/api/incidents", incidentOf("first_aid", "2024-12-31", ana))
                .text();
        assertThat(before).contains("/employeeId", "This person joined only on 2025-01-01.");
        site.made("incidents", incidentOf("first_aid", "2025-01-01", ana));

        left(ana, "2025-03-31");
        String last = Site.id(site.made("incidents", incidentOf("first_aid", "2025-03-31", ana)));
        site.refusedAt("/employeeId", "incidents", incidentOf("first_aid", "2025-04-01", ana));
        assertThat(site.put("incidents", last, incidentOf("first_aid", "2025-04-01", ana))
                        .status())
                .isEqualTo(422);
        site.refusedAt(
                "/employeeId",
                "incidents",
                incidentOf("first_aid", MARCH, UUID.randomUUID().toString()));
    }

    /** The record of somebody who comes back knows only of the last time. */
    @Test
    void whatWasToldOfSomebodyWhoLeftAndCameBackCanBeGoneOnWith() {
        String ana = labour.employee("E-1");
        Map<String, Object> body = incidentOf("first_aid", MARCH, ana);
        String incident = Site.id(site.made("incidents", body));
        left(ana, "2025-03-31");
        site.act("employees", ana, "rehire", Map.of("hiredOn", "2025-06-02"));
        body.put("rootCause", "The ladder stood on loose soil");
        site.changed("incidents", incident, body);
        body.put("occurredOn", "2025-06-01");
        assertThat(Site.pointer(Site.refused(422, site.put("incidents", incident, body))))
                .isEqualTo("/employeeId");
    }

    @Test
    void onlyAccidentsWithLostTimeHaveLostDays() {
        String ana = labour.employee("E-1");
        Map<String, Object> treated = incidentOf("medical_treatment", MARCH, ana);
        treated.put("lostDays", 2);
        site.refusedAt("/lostDays", "incidents", treated);
        Map<String, Object> lost = incidentOf("lost_time", MARCH, ana);
        lost.put("lostDays", 0);
        site.refusedAt("/lostDays", "incidents", lost);
        lost.remove("lostDays");
        String incident = Site.id(site.made("incidents", lost));
        lost.put("lostDays", 12);
        assertThat(site.changed("incidents", incident, lost).get("lostDays").intValue())
                .isEqualTo(12);
    }

    /** Told in order: what is missing is named, and what is closed stays. */
    @Test
    void anIncidentIsClosedOnceItsCauseIsKnownAndItsActionsAreDone() throws SQLException {
        String ana = labour.employee("E-1");
        JsonNode reported = site.made("incidents", incidentOf("lost_time", MARCH, ana));
        assertThat(reported.get("folio").stringValue()).matches("INC-\\d{4}-000001");
        String incident = Site.id(reported);
        String ladder = Site.id(site.made("incident-actions", actionOf(incident, "Tie the ladders", ana)));
        String talk = Site.id(site.made("incident-actions", actionOf(incident, "Talk about ladders", ana)));
        Site.refused(409, site.chief.post("/api/incidents/" + incident + "/close"));
        site.act("incidents", incident, "investigate");
        assertThat(missing(incident))
                .isEqualTo("It cannot be closed. Missing: the root cause, the days lost, 2 actions to be done.");
        Caller spanish = site.chief.with("Accept-Language", "es");
        assertThat(Site.refused(409, spanish.post("/api/incidents/" + incident + "/close"))
                        .get("detail")
                        .stringValue())
                .isEqualTo("No se puede cerrar. Falta: la causa raíz, los días perdidos, hacer 2 acciones.");

        site.act("incident-actions", ladder, "complete", done());
        Map<String, Object> known = incidentOf("lost_time", MARCH, ana);
        known.put("rootCause", "The ladder stood on loose soil");
        known.put("lostDays", 6);
        site.changed("incidents", incident, known);
        assertThat(missing(incident)).isEqualTo("It cannot be closed. Missing: 1 action to be done.");
        site.act("incident-actions", talk, "complete", done());
        assertThat(site.act("incidents", incident, "close").get("status").stringValue())
                .isEqualTo("closed");

        Site.refused(409, site.put("incidents", incident, known));
        Site.refused(405, site.chief.delete("/api/incidents/" + incident));
        JsonNode late = Site.refused(409, site.chief.post("/api/incident-actions", actionOf(incident, "Late", ana)));
        assertThat(late.get("state").stringValue()).isEqualTo("closed");
        Site.refused(409, site.chief.delete("/api/incident-actions/" + ladder));
        Site.refused(
                409,
                site.chief.post("/api/incident-actions/" + ladder + "/reopen", Map.of("reason", "They are loose")));
        try (Connection superuser = ConstruccionSuite.DATABASE.superuser();
                Statement sql = superuser.createStatement()) {
            for (String change : List.of(
                    "UPDATE construccion_hse.incidents SET root_cause = 'None' WHERE id = '" + incident + "'",
                    "DELETE FROM construccion_hse.incidents WHERE id = '" + incident + "'",
                    "UPDATE construccion_hse.incident_actions SET due_on = '2030-01-01' WHERE id = '" + ladder + "'",
                    "DELETE FROM construccion_hse.incident_actions WHERE incident_id = '" + incident + "'")) {
                assertThatThrownBy(() -> sql.execute(change)).hasMessageContaining("stays as it is");
            }
        }
    }

    @Test
    void aDoneActionIsReopenedWithAReasonAndThenHasNoEvidence() {
        String ana = labour.employee("E-1");
        String incident = Site.id(site.made("incidents", incidentOf("near_miss", MARCH, null)));
        String action = Site.id(site.made("incident-actions", actionOf(incident, "Tie the ladders", ana)));
        String path = "/api/incident-actions/" + action;
        assertThat(Site.pointer(Site.refused(422, site.chief.post(path + "/complete", Map.of("doneOn", MARCH)))))
                .isEqualTo("/evidence");
        JsonNode done = site.act("incident-actions", action, "complete", done());
        assertThat(done.get("doneOn").stringValue()).isEqualTo("2025-03-12");
        Site.refused(409, site.put("incident-actions", action, actionOf(incident, "Something else", ana)));
        assertThat(site.get("incidents", incident).get("openActions").intValue())
                .isZero();

        assertThat(Site.pointer(Site.refused(422, site.chief.post(path + "/reopen", Map.of()))))
                .isEqualTo("/reason");
        JsonNode reopened = site.act("incident-actions", action, "reopen", Map.of("reason", "They are loose"));
        assertThat(reopened.get("status").stringValue()).isEqualTo("open");
        assertThat(reopened.get("doneOn").isNull()).isTrue();
        assertThat(reopened.get("evidence").isNull()).isTrue();
        assertThat(reopened.get("reason").stringValue()).isEqualTo("They are loose");
        assertThat(site.get("incidents", incident).get("openActions").intValue())
                .isEqualTo(1);
        assertThat(site.changed("incident-actions", action, actionOf(incident, "Nail them", ana))
                        .get("description")
                        .stringValue())
                .isEqualTo("Nail them");
    }

    /** Whoever closes and whoever finds more to do come at the same time: one of them is late. */
    @Test
    void nothingIsLeftToBeDoneInAClosedIncidentHoweverManyComeAtOnce() throws Exception {
        String ana = labour.employee("E-1");
        Map<String, Object> body = incidentOf("near_miss", MARCH, null);
        body.put("rootCause", "Known");
        for (int round = 0; round < 5; round++) {
            String incident = Site.id(site.made("incidents", body));
            site.act("incidents", incident, "investigate");
            List<Integer> answers = AtOnce.by(
                    8,
                    8,
                    number -> (number % 2 == 0
                                    ? site.chief.post("/api/incidents/" + incident + "/close")
                                    : site.chief.post("/api/incident-actions", actionOf(incident, "More", ana)))
                            .status());
            JsonNode after = site.get("incidents", incident);
            boolean isClosed = after.get("status").stringValue().equals("closed");
            assertThat(answers).containsAnyOf(200, 201).doesNotContain(500);
            assertThat(after.get("openActions").intValue() == 0)
                    .as("%s", answers)
                    .isEqualTo(isClosed);
        }
    }

    @Test
    void whoReportsDoesNotClose() {
        Caller foreman = site.with("incidents:read", "incidents:create", "incidents:update");
        Caller supervisor = site.with("incidents:read", "incidents:approve");
        Map<String, Object> body = incidentOf("near_miss", MARCH, null);
        body.put("rootCause", "Known");
        String incident =
                "/api/incidents/" + Site.id(foreman.post("/api/incidents", body).json());
        assertThat(foreman.post(incident + "/investigate").status()).isEqualTo(200);
        Site.refused(403, foreman.post(incident + "/close"));
        assertThat(supervisor.post(incident + "/close").status()).isEqualTo(200);
    }

    @Test
    void aRepeatedReportIsAnsweredLikeTheFirstWhateverHasHappenedSince() {
        String ana = labour.employee("E-1");
        Caller keyed = site.chief.with("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, Object> body = incidentOf("first_aid", MARCH, ana);
        String first = Site.id(keyed.post("/api/incidents", body).json());
        // It was somebody else, and who was named at first had left by then.
        site.changed("incidents", first, incidentOf("first_aid", MARCH, labour.employee("E-2")));
        left(ana, "2025-01-31");
        site.refusedAt("/employeeId", "incidents", body);
        Caller.Answer again = keyed.post("/api/incidents", body);
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(Site.id(again.json())).isEqualTo(first);
        assertThat(site.chief.get("/api/incidents").json().size()).isEqualTo(1);
    }

    @Test
    void nothingHasHappenedTomorrow() {
        String ana = labour.employee("E-1");
        site.refusedAt("/occurredOn", "incidents", incidentOf("near_miss", "2999-01-01", null));
        String incident = Site.id(site.made("incidents", incidentOf("near_miss", MARCH, null)));
        String action = Site.id(site.made("incident-actions", actionOf(incident, "Tie the ladders", ana)));
        Map<String, Object> done = Map.of("doneOn", "2999-01-01", "evidence", "A picture");
        Caller.Answer early = site.chief.post("/api/incident-actions/" + action + "/complete", done);
        assertThat(Site.pointer(Site.refused(422, early))).isEqualTo("/doneOn");
    }

    private Map<String, Object> incidentOf(String kind, String day, @Nullable String employee) {
        Map<String, Object> incident = new HashMap<>();
        incident.put("projectId", site.project);
        incident.put("kind", kind);
        incident.put("occurredOn", day);
        incident.put("description", "Cayó de una escalera");
        if (employee != null) {
            incident.put("employeeId", employee);
        }
        return incident;
    }

    private static Map<String, Object> actionOf(String incident, String what, String responsible) {
        return Map.of("incidentId", incident, "description", what, "responsibleId", responsible, "dueOn", "2025-03-20");
    }

    private static Map<String, Object> done() {
        return Map.of("doneOn", "2025-03-12", "evidence", "Seen on a round");
    }

    private String missing(String incident) {
        return Site.refused(409, site.chief.post("/api/incidents/" + incident + "/close"))
                .get("detail")
                .stringValue();
    }

    private void left(String employee, String lastDay) {
        site.act("employees", employee, "leave", Map.of("leftOn", lastDay, "reason", "Moved away"));
    }
}
