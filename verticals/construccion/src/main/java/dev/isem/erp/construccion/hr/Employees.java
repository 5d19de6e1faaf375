package dev.isem.erp.construccion.hr;

import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Table;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From when until when people belong to the company, for whatever is written down about their days. */
@Component
public class Employees {

    private final Store store;
    private final JdbcClient jdbc;

    Employees(Store store) {
        this.store = store;
        this.jdbc = store.jdbc();
    }

    private record Employment(LocalDate hiredOn, @Nullable LocalDate leftOn) {

        private boolean holds(LocalDate day) {
            return !day.isBefore(hiredOn) && (leftOn == null || !day.isAfter(leftOn));
        }
    }

    /**
     * Keeps a person from leaving until the commit.
     *
     * @param field that holds the person's id
     * @throws Problem 422 when there is no such person, or was none in the company on that day
     */
    public void mustBelongOn(LocalDate day, UUID employee, String field) {
        termOn(day, employee, field);
    }

    /**
     * The same for what begins on the day {@code startsOn} and is of the person in {@link EmployeeFields#FIELD}. What ends, ends in
     * the same term: nobody is at a work between two of them.
     */
    void mustBelongFrom(Values values) {
        Employment term = termOn(
                values.date("startsOn").orElseThrow(),
                values.id(EmployeeFields.FIELD).orElseThrow(),
                EmployeeFields.FIELD);
        LocalDate left = term.leftOn();
        if (left != null
                && values.date("endsOn").filter(end -> !end.isAfter(left)).isEmpty()) {
            throw Problem.invalid(
                    "/endsOn",
                    "Causó baja el " + left + ": termina a más tardar ese día.",
                    "This person left on " + left + ": it ends on that day at the latest.");
        }
    }

    /**
     * Keeps people from leaving until the commit.
     *
     * @return the names of those who were not in the company on that day
     */
    public List<String> absentOn(LocalDate day, Collection<UUID> employees) {
        if (employees.isEmpty()) {
            return List.of();
        }
        hold(employees);
        return jdbc.sql("""
                        SELECT e.name FROM construccion_hr.employees e
                         WHERE e.tenant_id = :tenant AND e.id IN (:ids)
                           AND NOT EXISTS (SELECT FROM construccion_hr.employments m
                                            WHERE m.tenant_id = e.tenant_id AND m.employee_id = e.id
                                              AND m.hired_on <= :day AND (m.left_on IS NULL OR m.left_on >= :day))
                         ORDER BY e.name, e.id
                        """)
                .param("tenant", Tenancy.current())
                .param("ids", employees)
                .param("day", day)
                .query(String.class)
                .list();
    }

    private Employment termOn(LocalDate day, UUID employee, String field) {
        if (hold(List.of(employee)).isEmpty()) {
            throw Problem.absent("/" + field);
        }
        List<Employment> terms = employments(employee);
        return terms.stream().filter(term -> term.holds(day)).findFirst().orElseThrow(() -> notThen(day, terms, field));
    }

    /** Between two terms the person had left one and not joined for the next. */
    private static Problem notThen(LocalDate day, List<Employment> terms, String field) {
        LocalDate left = terms.stream()
                .flatMap(term -> Optional.ofNullable(term.leftOn()).stream())
                .filter(day::isAfter)
                .reduce((_, last) -> last)
                .orElse(null);
        LocalDate joined = terms.stream()
                .map(Employment::hiredOn)
                .filter(day::isBefore)
                .findFirst()
                .orElse(null);
        if (left == null) {
            return Problem.invalid(
                    "/" + field, "Ingresó hasta el " + joined + ".", "This person joined only on " + joined + ".");
        }
        if (joined == null) {
            return Problem.invalid("/" + field, "Causó baja el " + left + ".", "This person left on " + left + ".");
        }
        return Problem.invalid(
                "/" + field,
                "Causó baja el " + left + " y reingresó hasta el " + joined + ".",
                "This person left on " + left + " and came back only on " + joined + ".");
    }

    /** Before the terms are read: a term that somebody else has just ended would still seem to go on. */
    private List<UUID> hold(Collection<UUID> employees) {
        return jdbc.sql("SELECT id FROM construccion_hr.employees"
                        + " WHERE tenant_id = :tenant AND id IN (:ids) ORDER BY id FOR SHARE")
                .param("tenant", Tenancy.current())
                .param("ids", employees)
                .query(UUID.class)
                .list();
    }

    /** From the first to the last. */
    private List<Employment> employments(UUID employee) {
        return jdbc.sql("SELECT hired_on, left_on FROM construccion_hr.employments"
                        + " WHERE tenant_id = :tenant AND employee_id = :id ORDER BY hired_on")
                .param("tenant", Tenancy.current())
                .param("id", employee)
                .query(Employment.class)
                .list();
    }

    /** The last day of the term before this one, if there is one. */
    Optional<LocalDate> leftBefore(LocalDate hired, UUID employee) {
        return jdbc.sql("SELECT left_on FROM construccion_hr.employments"
                        + " WHERE tenant_id = :tenant AND employee_id = :id AND hired_on < :hired"
                        + " ORDER BY hired_on DESC LIMIT 1")
                .param("tenant", Tenancy.current())
                .param("id", employee)
                .param("hired", hired)
                .query(LocalDate.class)
                .optional();
    }

    /** Ends what somebody who leaves was planned for, and gives up what had not begun. */
    void release(UUID employee, LocalDate day) {
        for (Resource planned : List.of(CrewMemberEndpoints.members(), AssignmentEndpoints.assignments())) {
            goingOn(planned, employee, day).forEach(id -> end(planned, id, day));
        }
    }

    private List<UUID> goingOn(Resource planned, UUID employee, LocalDate day) {
        return jdbc.sql("SELECT id FROM " + planned.table() + " WHERE tenant_id = :tenant AND employee_id = :employee"
                        + " AND (ends_on IS NULL OR ends_on > :day) ORDER BY starts_on FOR UPDATE")
                .param("tenant", Tenancy.current())
                .param("employee", employee)
                .param("day", day)
                .query(UUID.class)
                .list();
    }

    private void end(Resource planned, UUID id, LocalDate day) {
        Table table = new Table(store, planned);
        Row before = table.get(id);
        if (before.date("startsOn").isAfter(day)) {
            table.delete(id, OptionalInt.of(before.version()));
            store.audit().record(planned.name(), id, "delete", before.byField(), null);
        } else {
            Row after = table.update(id, before.version(), Values.none().with("endsOn", day));
            store.audit().record(planned.name(), id, "update", before.byField(), after.byField());
        }
    }
}
