package dev.isem.erp.construccion;

import dev.isem.erp.construccion.hr.OfficialKeys;
import dev.isem.erp.platform.kit.Caller;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A work under way, with a budget that pays for labour, and the people there. Nothing of it is shared with another test. */
final class Labour {

    /** The concept that people work on. */
    static final String WORK = "MO-01";

    /** One that takes no labour. */
    static final String MATERIAL = "MAT-01";

    final Site site;
    final Buying budget;

    private int people;

    Labour() {
        this(new Site());
    }

    Labour(Site site) {
        this(site, new Buying(site));
    }

    /** At a work whose budget is still a draft. */
    Labour(Site site, Buying buying) {
        this.site = site;
        this.budget = buying;
        budget.budgeted(budget.budget, WORK, "labor", "jornal", "1000", "1200");
        budget.budgeted(budget.budget, MATERIAL, "material", "m3", "10", "100");
        budget.approveBudget();
        started(site.project);
    }

    void started(String project) {
        site.act("projects", project, "contract");
        site.act("projects", project, "start");
    }

    /** Somebody born on 1990-07-25, with keys that nobody else of the company has. */
    Map<String, Object> employeeOf(String code) {
        people++;
        return new HashMap<>(Map.of(
                "code",
                code,
                "name",
                "Persona " + code,
                "trade",
                "Albañil",
                "curp",
                OfficialKeys.curp(people),
                "rfc",
                OfficialKeys.rfc(people),
                "nss",
                OfficialKeys.nss(people),
                "birthDate",
                "1990-07-25",
                "hiredOn",
                "2025-01-01"));
    }

    /** In the company since the first day of 2025. */
    String employee(String code) {
        return Site.id(site.made("employees", employeeOf(code)));
    }

    /** The same with a salary, in pesos a day, and what the law puts on top of it. */
    String employee(String code, String dailySalary, String factor) {
        String employee = employee(code);
        salary(employee, "2025-01-01", dailySalary, factor);
        return employee;
    }

    void salary(String employee, String from, String dailySalary, String factor) {
        site.made("salaries", salaryOf(employee, from, dailySalary, factor));
    }

    static Map<String, Object> salaryOf(String employee, String from, String dailySalary, String factor) {
        return Map.of("employeeId", employee, "validFrom", from, "dailySalary", dailySalary, "factor", factor);
    }

    Caller.Answer leave(String employee, String day) {
        return site.chief.post(
                "/api/employees/" + employee + "/leave", Map.of("leftOn", day, "reason", "Terminó la obra"));
    }

    Caller.Answer rehire(String employee, String day) {
        return site.chief.post("/api/employees/" + employee + "/rehire", Map.of("hiredOn", day));
    }

    Map<String, Object> attendanceOf(String employee, String day, String hours) {
        return new HashMap<>(Map.of(
                "employeeId", employee, "workDate", day, "projectId", site.project, "code", WORK, "hours", hours));
    }

    String attended(String employee, String day, String hours) {
        return Site.id(site.made("attendance", attendanceOf(employee, day, hours)));
    }

    Map<String, Object> incidentOf(String employee, String day) {
        return Map.of(
                "projectId",
                site.project,
                "kind",
                "first_aid",
                "occurredOn",
                day,
                "description",
                "Cortada",
                "employeeId",
                employee);
    }

    Map<String, Object> payrollOf(String from, String to) {
        return Map.of("projectId", site.project, "periodFrom", from, "periodTo", to);
    }

    JsonNode payroll(String from, String to) {
        return site.made("payrolls", payrollOf(from, to));
    }
}
