package dev.isem.erp.construccion.hr;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From when until when people belong to the company, for whatever is written down about their days. */
@Component
public class Employees {

    private final JdbcClient jdbc;

    Employees(Store store) {
        this.jdbc = store.jdbc();
    }

    private record Term(LocalDate hiredOn, @Nullable LocalDate leftOn) {}

    /**
     * Keeps a person from leaving until the commit.
     *
     * @param field that holds the person's id
     * @throws Problem 422 when there is no such person, or was none in the company on that day
     */
    public void mustBelongOn(LocalDate day, UUID employee, String field) {
        Term term = term(employee)
                .orElseThrow(() -> Problem.invalid(
                        "/" + field, "El registro elegido no existe.", "The record chosen does not exist."));
        if (day.isBefore(term.hiredOn())) {
            throw Problem.invalid(
                    "/" + field,
                    "Ingresó hasta el " + term.hiredOn() + ".",
                    "This person joined only on " + term.hiredOn() + ".");
        }
        if (term.leftOn() != null && day.isAfter(term.leftOn())) {
            throw Problem.invalid(
                    "/" + field, "Causó baja el " + term.leftOn() + ".", "This person left on " + term.leftOn() + ".");
        }
    }

    /** The same for what begins on the day {@code startsOn} and is of the person in {@link Person#FIELD}. */
    void mustBelongFrom(Values values) {
        mustBelongOn(
                values.date("startsOn").orElseThrow(), values.id(Person.FIELD).orElseThrow(), Person.FIELD);
    }

    private Optional<Term> term(UUID employee) {
        return jdbc.sql("SELECT hired_on, left_on FROM construccion_hr.employees"
                        + " WHERE tenant_id = :tenant AND id = :id FOR SHARE")
                .param("tenant", Tenancy.current())
                .param("id", employee)
                .query(Term.class)
                .optional();
    }

    /** The days that somebody worked since a day, first and last; null where there are none. */
    record Worked(@Nullable LocalDate first, @Nullable LocalDate last) {}

    Worked workedSince(LocalDate day, UUID employee) {
        return jdbc.sql("SELECT min(work_date) AS first, max(work_date) AS last FROM construccion_hr.attendance"
                        + " WHERE tenant_id = :tenant AND employee_id = :id AND work_date >= :day")
                .param("tenant", Tenancy.current())
                .param("id", employee)
                .param("day", day)
                .query(Worked.class)
                .single();
    }

    /** Ends what somebody who leaves was planned for, and gives up what had not begun. */
    void release(UUID employee, LocalDate day) {
        for (String table : new String[] {"crew_members", "assignments"}) {
            ending("DELETE FROM construccion_hr." + table + " WHERE starts_on > :day", employee, day);
            ending(
                    "UPDATE construccion_hr." + table + " SET ends_on = :day, version = version + 1, updated_at = now()"
                            + " WHERE (ends_on IS NULL OR ends_on > :day)",
                    employee,
                    day);
        }
    }

    private void ending(String statement, UUID employee, LocalDate day) {
        jdbc.sql(statement + " AND tenant_id = :tenant AND employee_id = :id")
                .param("day", day)
                .param("tenant", Tenancy.current())
                .param("id", employee)
                .update();
    }
}
