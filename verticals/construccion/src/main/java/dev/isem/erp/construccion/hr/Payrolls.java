package dev.isem.erp.construccion.hr;

import dev.isem.erp.construccion.budget.BudgetVsActual;
import dev.isem.erp.construccion.budget.Costs;
import dev.isem.erp.construccion.project.Projects;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns days of work into costs: each day into one payroll, and each payroll into the budget once. */
@Component
class Payrolls {

    /** How its costs are known. */
    private static final String SOURCE = "payroll";

    /** How it is known that they were taken back. */
    private static final String REVERSAL = "payroll_reversal";

    /** As many as a person reads in one refusal. */
    private static final int NAMED = 10;

    private final JdbcClient jdbc;
    private final Projects projects;
    private final BudgetVsActual budget;
    private final Costs costs;

    Payrolls(Store store, Projects projects, BudgetVsActual budget, Costs costs) {
        this.jdbc = store.jdbc();
        this.projects = projects;
        this.budget = budget;
        this.costs = costs;
    }

    /** Whose work on which concept. */
    private record Line(UUID employee, String code) {}

    /** Somebody's days on one concept at one salary. */
    private record Days(UUID employee, String code, BigDecimal days, BigDecimal dailySalary, BigDecimal factor) {

        Line line() {
            return new Line(employee, code);
        }

        LabourCost.Work work() {
            return new LabourCost.Work(days, dailySalary, factor);
        }
    }

    private record Cost(String code, BigDecimal amount) {

        Cost takenBack() {
            return new Cost(code, amount.negate());
        }
    }

    /**
     * Takes the attendance of its period that no other payroll has, and makes the lines.
     *
     * @throws Problem 422 when there is none, or a salary is missing, naming whose
     */
    void gather(Row payroll) {
        projects.hold(payroll.id("projectId"));
        if (take(payroll) == 0) {
            throw Problem.invalid(
                    "/periodTo",
                    "La obra no tiene en ese periodo asistencia que no esté ya en otra nómina.",
                    "The project has no attendance in that period that is not in another payroll already.");
        }
        mustHaveSalaries(payroll.id());
        Map<Line, List<LabourCost.Work>> works = days(payroll.id()).stream()
                .collect(Collectors.groupingBy(Days::line, Collectors.mapping(Days::work, Collectors.toList())));
        works.forEach((line, work) -> insert(payroll.id(), line, work));
    }

    private int take(Row payroll) {
        return jdbc.sql("""
                        UPDATE construccion_hr.attendance
                           SET status = 'counted', payroll_id = :payroll, version = version + 1, updated_at = now()
                         WHERE tenant_id = :tenant AND project_id = :project AND status = 'recorded'
                           AND work_date BETWEEN :from AND :to
                        """)
                .param("payroll", payroll.id())
                .param("tenant", Tenancy.current())
                .param("project", payroll.id("projectId"))
                .param("from", payroll.date("periodFrom"))
                .param("to", payroll.date("periodTo"))
                .update();
    }

    private void mustHaveSalaries(UUID payroll) {
        List<String> without = jdbc.sql("""
                        SELECT DISTINCT e.name FROM construccion_hr.attendance a JOIN construccion_hr.employees e
                            ON e.tenant_id = a.tenant_id AND e.id = a.employee_id
                         WHERE a.tenant_id = :tenant AND a.payroll_id = :payroll
                           AND NOT EXISTS (SELECT FROM construccion_hr.salaries s
                                            WHERE s.tenant_id = a.tenant_id AND s.employee_id = a.employee_id
                                              AND s.valid_from <= a.work_date)
                         ORDER BY e.name
                        """)
                .param("tenant", Tenancy.current())
                .param("payroll", payroll)
                .query(String.class)
                .list();
        if (!without.isEmpty()) {
            String some = without.stream().limit(NAMED).collect(Collectors.joining(", "));
            int more = without.size() - NAMED;
            throw Problem.invalid(
                    "/periodTo",
                    "Falta el salario de esos días de: " + some + (more > 0 ? " y " + more + " más" : "") + ".",
                    "There is no salary for those days of: " + some + (more > 0 ? " and " + more + " more" : "") + ".");
        }
    }

    private List<Days> days(UUID payroll) {
        return jdbc.sql("""
                        SELECT a.employee_id AS employee, a.code, sum(a.days) AS days, s.daily_salary, s.factor
                          FROM construccion_hr.attendance a
                          JOIN LATERAL (SELECT v.daily_salary, v.factor FROM construccion_hr.salaries v
                                         WHERE v.tenant_id = a.tenant_id AND v.employee_id = a.employee_id
                                           AND v.valid_from <= a.work_date
                                         ORDER BY v.valid_from DESC LIMIT 1) s ON true
                         WHERE a.tenant_id = :tenant AND a.payroll_id = :payroll
                         GROUP BY a.employee_id, a.code, s.daily_salary, s.factor
                        """)
                .param("tenant", Tenancy.current())
                .param("payroll", payroll)
                .query(Days.class)
                .list();
    }

    private void insert(UUID payroll, Line line, List<LabourCost.Work> works) {
        jdbc.sql("""
                        INSERT INTO construccion_hr.payroll_lines
                            (tenant_id, id, created_by, payroll_id, employee_id, code, days, amount)
                        VALUES (:tenant, :id, :who, :payroll, :employee, :code, :days, :amount)
                        """)
                .param("tenant", Tenancy.current())
                .param("id", UUID.randomUUID())
                .param("who", Identity.currentUser())
                .param("payroll", payroll)
                .param("employee", line.employee())
                .param("code", line.code())
                .param("days", works.stream().map(LabourCost.Work::days).reduce(BigDecimal.ZERO, BigDecimal::add))
                .param("amount", LabourCost.of(works))
                .update();
    }

    /**
     * Tells the budget what each concept did cost, on the last day of the period. What nobody is paid for is no cost.
     *
     * @throws Problem 409 naming the concepts that the approved budget does not have
     */
    void post(Row payroll) {
        projects.hold(payroll.id("projectId"));
        List<Cost> concepts = concepts(payroll.id());
        budget.mustHaveAll(
                payroll.id("projectId"), concepts.stream().map(Cost::code).toList());
        concepts.forEach(cost -> spend(payroll, SOURCE, cost));
    }

    /**
     * Takes the cost of a posted one back on the day on which it was told, as if it had never been, and gives the attendance
     * back.
     */
    void reverse(Row payroll) {
        projects.hold(payroll.id("projectId"));
        concepts(payroll.id()).forEach(cost -> spend(payroll, REVERSAL, cost.takenBack()));
        release(payroll.id());
    }

    private List<Cost> concepts(UUID payroll) {
        return jdbc.sql("""
                        SELECT code, sum(amount) AS amount FROM construccion_hr.payroll_lines
                         WHERE tenant_id = :tenant AND payroll_id = :payroll
                         GROUP BY code HAVING sum(amount) > 0 ORDER BY code
                        """)
                .param("tenant", Tenancy.current())
                .param("payroll", payroll)
                .query(Cost.class)
                .list();
    }

    private void spend(Row payroll, String source, Cost cost) {
        costs.spend(
                new Costs.Entry(
                        payroll.id("projectId"),
                        cost.code(),
                        source,
                        payroll.id(),
                        part(payroll.id(), cost.code()),
                        cost.amount()),
                payroll.date("periodTo"));
    }

    /** One concept's part of a payroll: its lines are of persons, whose wages whoever reads costs is not told. */
    private static UUID part(UUID payroll, String code) {
        return UUID.nameUUIDFromBytes((payroll + "/" + code).getBytes(StandardCharsets.UTF_8));
    }

    /** Gives the attendance back, to be corrected or counted by another payroll. */
    void release(UUID payroll) {
        jdbc.sql("""
                        UPDATE construccion_hr.attendance
                           SET status = 'recorded', payroll_id = NULL, version = version + 1, updated_at = now()
                         WHERE tenant_id = :tenant AND payroll_id = :payroll
                        """)
                .param("tenant", Tenancy.current())
                .param("payroll", payroll)
                .update();
    }
}
