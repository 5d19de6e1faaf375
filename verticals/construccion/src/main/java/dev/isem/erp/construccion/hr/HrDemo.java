package dev.isem.erp.construccion.hr;

import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.demo.DemoFile;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Table;
import dev.isem.erp.platform.tenancy.Tenancy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People of the demo's works, their days and what these did cost, gathered and posted as people would. */
@Component
public class HrDemo {

    private static final List<Resource> RECORDS = List.of(
            EmployeeEndpoints.employees(),
            SalaryEndpoints.salaries(),
            CrewEndpoints.crews(),
            CrewMemberEndpoints.members(),
            AssignmentEndpoints.assignments());

    private final Store store;
    private final JdbcClient jdbc;
    private final Payrolls payrolls;

    HrDemo(Store store, Payrolls payrolls) {
        this.store = store;
        this.jdbc = store.jdbc();
        this.payrolls = payrolls;
    }

    /** Loads what is not there yet, in the tenant's transaction. */
    public void load(String slug) {
        RECORDS.forEach(records -> file(records.name()).load(store, records, slug));
        file("attendance").lines().stream()
                .filter(line -> slug.equals(line.get("tenant")))
                .forEach(line -> work(slug, line));
        Resource ofPayrolls = PayrollEndpoints.payrolls();
        Table table = new Table(store, ofPayrolls);
        file(ofPayrolls.name()).load(store, ofPayrolls, slug, _ -> {}).forEach(line -> {
            UUID id = DemoFile.id(slug, line);
            payrolls.gather(table.get(id));
            if (line.getOrDefault("then", "").equals("post")) {
                payrolls.post(table.get(id));
                table.move(id, OptionalInt.empty(), List.of("draft"), "posted");
            }
        });
    }

    private static DemoFile file(String name) {
        return DemoFile.read("demo/" + name + ".csv");
    }

    /** A line is all working days from one to another, Mondays to Saturdays, at the same hours. */
    private void work(String slug, Map<String, String> line) {
        jdbc.sql("""
                        INSERT INTO construccion_hr.attendance (tenant_id, id, employee_id, work_date, project_id, code, hours)
                        SELECT :tenant, md5(:employee::text || d::date)::uuid, :employee, d::date, :project, :code, :hours
                          FROM generate_series(:from::date, :to::date, interval '1 day') d
                         WHERE extract(isodow FROM d) < 7
                        ON CONFLICT (tenant_id, id) DO NOTHING
                        """)
                .param("tenant", Tenancy.current())
                .param("employee", reference(slug, line, "employeeId"))
                .param("project", reference(slug, line, "projectId"))
                .param("code", line.get("code"))
                .param("from", LocalDate.parse(line.getOrDefault("from", "")))
                .param("to", LocalDate.parse(line.getOrDefault("to", "")))
                .param("hours", new BigDecimal(line.getOrDefault("hours", "")))
                .update();
    }

    private static UUID reference(String slug, Map<String, String> line, String field) {
        return DemoData.id(slug, line.getOrDefault(field, "").substring(1));
    }
}
