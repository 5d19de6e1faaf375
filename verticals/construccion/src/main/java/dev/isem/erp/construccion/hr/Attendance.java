package dev.isem.erp.construccion.hr;

import dev.isem.erp.construccion.budget.BudgetVsActual;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where somebody may have worked on a day: in the company, at a work under way, on a concept that takes labour. */
@Component
class Attendance {

    private final JdbcClient jdbc;
    private final Employees employees;
    private final BudgetVsActual budget;

    Attendance(Store store, Employees employees, BudgetVsActual budget) {
        this.jdbc = store.jdbc();
        this.employees = employees;
        this.budget = budget;
    }

    /** A day of somebody's work. */
    record Entry(UUID employee, LocalDate day, UUID project, String code) {}

    /**
     * Looks whether an entry may be written down, or corrected.
     *
     * @param before the work that it was of: it may be closed by now, and stays what the entry is of
     * @throws Problem 422 naming what does not fit
     */
    void mustBeAdmissible(Entry entry, Optional<UUID> before) {
        employees.mustBelongOn(entry.day(), entry.employee(), EmployeeFields.FIELD);
        if (before.filter(entry.project()::equals).isEmpty()) {
            mustBeUnderWay(entry.project());
        }
        mustNotBeAssignedElsewhere(entry);
        budget.mustHaveLabour(entry.project(), entry.code());
    }

    private void mustBeUnderWay(UUID project) {
        boolean active = jdbc.sql("SELECT EXISTS (SELECT FROM construccion.projects"
                        + " WHERE tenant_id = :tenant AND id = :id AND status = 'active')")
                .param("tenant", Tenancy.current())
                .param("id", project)
                .query(Boolean.class)
                .single();
        if (!active) {
            throw Problem.invalid(
                    "/projectId",
                    "No existe, o la obra no está en ejecución.",
                    "It does not exist, or the work is not under way.");
        }
    }

    private void mustNotBeAssignedElsewhere(Entry entry) {
        jdbc.sql("""
                        SELECT p.name FROM construccion_hr.assignments a JOIN construccion.projects p
                            ON p.tenant_id = a.tenant_id AND p.id = a.project_id
                         WHERE a.tenant_id = :tenant AND a.employee_id = :employee AND a.project_id <> :project
                           AND a.starts_on <= :day AND (a.ends_on IS NULL OR a.ends_on >= :day)
                        """)
                .param("tenant", Tenancy.current())
                .param("employee", entry.employee())
                .param("project", entry.project())
                .param("day", entry.day())
                .query(String.class)
                .optional()
                .ifPresent(elsewhere -> {
                    throw Problem.invalid(
                            "/projectId",
                            "Ese día la persona está asignada a " + elsewhere + ".",
                            "On that day this person is assigned to " + elsewhere + ".");
                });
    }
}
