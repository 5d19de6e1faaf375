package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Trainings and who attended them. */
class TrainingsIT {

    private static final String MARCH = "2025-03-10";

    private final Labour labour = new Labour();
    private final Site site = labour.site;

    @Test
    void anEmployeeIsAtATrainingOnce() {
        String ana = labour.employee("E-1");
        String training = Site.id(site.made("trainings", trainingOf(MARCH)));
        Map<String, Object> attendee = Map.of("trainingId", training, "employeeId", ana);
        String once = Site.id(site.made("training-attendees", attendee));
        Caller.Answer twice = site.chief.post("/api/training-attendees", attendee);
        assertThat(Site.pointer(Site.refused(409, twice))).isEqualTo("/employeeId");
        site.made("training-attendees", Map.of("trainingId", training, "employeeId", labour.employee("E-2")));
        String gone = labour.employee("E-3");
        labour.leave(gone, "2025-02-28");
        Caller.Answer later =
                site.chief.post("/api/training-attendees", Map.of("trainingId", training, "employeeId", gone));
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

    private static Map<String, Object> trainingOf(String day) {
        return Map.of("topic", "Trabajos en altura", "heldOn", day, "hours", "8", "trainer", "Protección Civil");
    }
}
