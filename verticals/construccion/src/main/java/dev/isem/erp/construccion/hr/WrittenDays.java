package dev.isem.erp.construccion.hr;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Days of which something is written down of somebody: they stay days of somebody who belonged to the company. Whoever writes
 * one down keeps the person from leaving until the commit.
 */
@Component
class WrittenDays {

    /** Each with what it is called. */
    private static final String ALL = """
            SELECT w.es, w.en, w.day FROM (
                SELECT 'asistencia' AS es, 'attendance' AS en, work_date AS day FROM construccion_hr.attendance
                 WHERE tenant_id = :tenant AND employee_id = :employee
                UNION ALL
                SELECT 'una capacitación', 'a training', t.held_on FROM construccion_hse.training_attendees a
                  JOIN construccion_hse.trainings t ON t.tenant_id = a.tenant_id AND t.id = a.training_id
                 WHERE a.tenant_id = :tenant AND a.employee_id = :employee
                UNION ALL
                SELECT 'una entrega de equipo de protección', 'a delivery of protective equipment', delivered_on
                  FROM construccion_hse.ppe_deliveries WHERE tenant_id = :tenant AND employee_id = :employee
                UNION ALL
                SELECT 'un incidente', 'an incident', occurred_on FROM construccion_hse.incidents
                 WHERE tenant_id = :tenant AND employee_id = :employee) w
            """;

    private static final String FIRST_BEFORE =
            ALL + " WHERE w.day >= :since AND w.day < :hired ORDER BY w.day, w.en LIMIT 1";

    private static final String LAST_AFTER = ALL + " WHERE w.day > :left ORDER BY w.day DESC, w.en LIMIT 1";

    private final JdbcClient jdbc;

    WrittenDays(Store store) {
        this.jdbc = store.jdbc();
    }

    private record Day(String es, String en, LocalDate day) {}

    /**
     * Refuses to let a term begin after the first of them.
     *
     * @param since when it began so far: what came before is of an earlier term
     */
    void mustBeNoneBefore(LocalDate hired, LocalDate since, UUID employee) {
        of(employee, FIRST_BEFORE)
                .param("since", since)
                .param("hired", hired)
                .query(Day.class)
                .optional()
                .ifPresent(first -> {
                    throw Problem.invalid(
                            "/hiredOn",
                            "Tiene " + first.es() + " el " + first.day() + ": el ingreso es ese día o antes.",
                            "There is " + first.en() + " on " + first.day()
                                    + ": the first day is that one or earlier.");
                });
    }

    /** Refuses to let a term end before the last of them. */
    void mustBeNoneAfter(LocalDate left, UUID employee) {
        of(employee, LAST_AFTER).param("left", left).query(Day.class).optional().ifPresent(last -> {
            throw Problem.invalid(
                    "/leftOn",
                    "Tiene " + last.es() + " el " + last.day() + ": la baja es ese día o después.",
                    "There is " + last.en() + " on " + last.day() + ": the last day is that one or later.");
        });
    }

    private JdbcClient.StatementSpec of(UUID employee, String which) {
        return jdbc.sql(which).param("tenant", Tenancy.current()).param("employee", employee);
    }
}
