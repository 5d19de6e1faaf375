package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.Caller;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Trainings and who attended them. */
class TrainingsIT {

    private static final String MARCH = "2025-03-10";

    private final Labour labour = new Labour();
    private final Site site = labour.site;

    @Test
    void anEmployeeIsAtATrainingOnce() {
        String ana = labour.employee("E-1");
        String training = Site.id(site.made("trainings", trainingOf(MARCH)));
        Map<String, Object> attendee = attendeeOf(training, ana);
        String once = Site.id(site.made("training-attendees", attendee));
        Caller.Answer twice = site.chief.post("/api/training-attendees", attendee);
        assertThat(Site.pointer(Site.refused(409, twice))).isEqualTo("/employeeId");
        attended(training, labour.employee("E-2"));
        String gone = labour.employee("E-3");
        labour.leave(gone, "2025-02-28");
        Caller.Answer later = site.chief.post("/api/training-attendees", attendeeOf(training, gone));
        assertThat(Site.refused(422, later).at("/errors/0/message").stringValue())
                .isEqualTo("This person left on 2025-02-28.");
        assertThat(site.get("trainings", training).get("attendees").intValue()).isEqualTo(2);
        Site.refused(409, site.chief.delete("/api/trainings/" + training));
        assertThat(site.chief.delete("/api/training-attendees/" + once).status())
                .isEqualTo(204);
        assertThat(site.get("trainings", training).get("attendees").intValue()).isEqualTo(1);
    }

    @Test
    void noTrainingWasHeldTomorrow() {
        site.refusedAt("/heldOn", "trainings", trainingOf("2999-01-01"));
    }

    @Test
    void aTrainingIsNotMovedToADayOnWhichAnAttendeeWasNotThere() {
        String training = Site.id(site.made("trainings", trainingOf(MARCH)));
        attended(training, labour.employee("E-1"));
        attended(training, hired("E-2", "2025-03-01"));
        String back = labour.employee("E-3");
        labour.leave(back, "2025-01-31");
        labour.rehire(back, "2025-02-16");
        attended(training, back);
        Caller.Answer before = site.set("trainings", training, "heldOn", "2025-02-15");
        JsonNode refusal = Site.refused(422, before);
        assertThat(Site.pointer(refusal)).isEqualTo("/heldOn");
        assertThat(refusal.at("/errors/0/message").stringValue())
                .isEqualTo("On 2025-02-15 these attendees were not in the company: Persona E-2, Persona E-3."
                        + " The date was not changed. Correct it, or remove them first.");
        assertThat(site.get("trainings", training).get("heldOn").stringValue()).isEqualTo(MARCH);
        for (String day : List.of("2025-03-01", MARCH)) {
            assertThat(site.set("trainings", training, "heldOn", day).status()).isEqualTo(200);
        }
    }

    @Test
    void whatElseATrainingTellsIsCorrectedThoughAnAttendeeHasLeft() {
        String training = Site.id(site.made("trainings", trainingOf(MARCH)));
        String ana = labour.employee("E-1");
        attended(training, ana);
        labour.leave(ana, MARCH);
        assertThat(site.set("trainings", training, "topic", "Espacios confinados")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void ofAnAttendeeAndADayThatDoNotFitAtOnceOneIsRefused() throws Exception {
        String late = hired("E-1", "2025-03-01");
        for (int round = 0; round < 10; round++) {
            String training = Site.id(site.made("trainings", trainingOf(MARCH)));
            List<Integer> answers = AtOnce.by(
                    2,
                    2,
                    number -> number == 0
                            ? site.chief
                                    .post("/api/training-attendees", attendeeOf(training, late))
                                    .status()
                            : site.set("trainings", training, "heldOn", "2025-02-15")
                                    .status());
            assertThat(answers)
                    .filteredOn(status -> status < 300)
                    .as("%s", answers)
                    .hasSize(1);
            boolean wasMoved = answers.get(1) == 200;
            assertThat(site.get("trainings", training).get("attendees").intValue())
                    .isEqualTo(wasMoved ? 0 : 1);
        }
    }

    private String hired(String code, String day) {
        Map<String, Object> employee = labour.employeeOf(code);
        employee.put("hiredOn", day);
        return Site.id(site.made("employees", employee));
    }

    private void attended(String training, String employee) {
        site.made("training-attendees", attendeeOf(training, employee));
    }

    private static Map<String, Object> attendeeOf(String training, String employee) {
        return Map.of("trainingId", training, "employeeId", employee);
    }

    private static Map<String, Object> trainingOf(String day) {
        return Map.of("topic", "Trabajos en altura", "heldOn", day, "hours", "8", "trainer", "Protección Civil");
    }
}
