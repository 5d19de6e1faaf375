package dev.isem.erp.construccion.hse;

import dev.isem.erp.construccion.hr.Employees;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rule of trainings: whoever attended one was in the company on that day. */
@Component
class Trainings {

    private final JdbcClient jdbc;
    private final Employees employees;

    Trainings(Store store, Employees employees) {
        this.jdbc = store.jdbc();
        this.employees = employees;
    }

    /**
     * Looks at the attendees of a training that is held, so that nobody is added meanwhile.
     *
     * @throws Problem 422 naming those who were not in the company on that day
     */
    void mustFitAttendees(UUID training, LocalDate day) {
        List<String> absent = employees.absentOn(day, attendees(training));
        if (!absent.isEmpty()) {
            String names = String.join(", ", absent);
            throw Problem.invalid(
                    "/heldOn",
                    "El " + day + " estos asistentes no eran de la empresa: " + names
                            + ". La fecha no se cambió. Corríjala, o quítelos antes.",
                    "On " + day + " these attendees were not in the company: " + names
                            + ". The date was not changed. Correct it, or remove them first.");
        }
    }

    private List<UUID> attendees(UUID training) {
        return jdbc.sql("SELECT employee_id FROM construccion_hse.training_attendees"
                        + " WHERE tenant_id = :tenant AND training_id = :training")
                .param("tenant", Tenancy.current())
                .param("training", training)
                .query(UUID.class)
                .list();
    }
}
