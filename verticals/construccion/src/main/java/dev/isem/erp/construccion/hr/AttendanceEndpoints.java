package dev.isem.erp.construccion.hr;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.project.ProjectFields;
import dev.isem.erp.platform.limit.Bucket;
import dev.isem.erp.platform.limit.Limit;
import dev.isem.erp.platform.limit.Limiter;
import dev.isem.erp.platform.openapi.Described;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.PastDay;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.SyncReport;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.security.Allowed;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Text;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Who worked on which day: written down at the site, where there is often no network. */
@RestController
@RequestMapping("/api/attendance")
public class AttendanceEndpoints extends CrudEndpoints {

    /** A company's devices together. Each request brings as much as many others. */
    private static final Limit SYNCS = Limit.parse("60/m");

    private final Attendance attendance;
    private final Limiter limiter;

    AttendanceEndpoints(Store store, Attendance attendance, Limiter limiter) {
        super(attendance(), store);
        this.attendance = attendance;
        this.limiter = limiter;
    }

    /** What an entry of attendance is. */
    public static Resource attendance() {
        return Resource.of(
                        "attendance",
                        "construccion_hr.attendance",
                        Text.of("Asistencia", "Attendance"),
                        Text.of("Asistencia", "Attendance entry"))
                .joining("JOIN construccion_hr.employees e ON e.tenant_id = t.tenant_id AND e.id = t.employee_id"
                        + " JOIN construccion.projects p ON p.tenant_id = t.tenant_id AND p.id = t.project_id"
                        + " LEFT JOIN construccion_hr.payrolls r ON r.tenant_id = t.tenant_id AND r.id = t.payroll_id")
                .icon("list")
                .newestFirst("workDate")
                .calledBy("employeeName")
                .order(54)
                .under(Menu.PEOPLE)
                .fields(
                        EmployeeFields.reference().onlyOnCreate(),
                        EmployeeFields.name(),
                        Field.date("workDate", "Fecha", "Date")
                                .required()
                                .onlyOnCreate()
                                .inList()
                                .filter(),
                        ProjectFields.reference().required(),
                        ProjectFields.name(),
                        Field.code("code", "Concepto", "Concept").filter(),
                        Field.decimal("hours", 2, "Horas", "Hours")
                                .required()
                                .positive()
                                .atMost(24)
                                .inList(),
                        Field.decimal("days", 1, "Jornadas", "Days").computed().inList(),
                        Field.status(
                                Choice.of("recorded", "Registrada", "Recorded"),
                                Choice.of("counted", "En nómina", "In a payroll")
                                        .toned(Choice.Tone.SUCCESS)),
                        Field.reference("payrollId", "payrolls", "Nómina", "Payroll")
                                .readOnly(),
                        Field.text("payrollName", "Nómina", "Payroll").readAs("r.folio"))
                .editableIn("recorded");
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        if (table().find(id).isPresent()) {
            return new Stored(id, false);
        }
        PastDay.check(values, "workDate", store());
        attendance.mustBeAdmissible(
                new Attendance.Entry(
                        values.id(EmployeeFields.FIELD).orElseThrow(),
                        values.date("workDate").orElseThrow(),
                        values.id("projectId").orElseThrow(),
                        values.text("code").orElseThrow()),
                Optional.empty());
        return super.insert(id, values);
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        Row before = table().get(id);
        attendance.mustBeAdmissible(
                new Attendance.Entry(
                        before.id(EmployeeFields.FIELD),
                        before.date("workDate"),
                        values.id("projectId").orElseThrow(),
                        values.text("code").orElseThrow()),
                Optional.of(before.id("projectId")));
        return super.change(id, version, values);
    }

    /** As a device that was offline sends it, for the API's description. */
    record Sync(List<Brought> records) {

        /** One entry, with the key that the device made for it. */
        record Brought(String key, UUID employeeId, String workDate, UUID projectId, String code, String hours) {}
    }

    /** What a device wrote down while it was offline. Each entry stands for itself, and a repeated one changes nothing. */
    @PostMapping("/sync")
    @Allowed(action = "create")
    @Described(value = "Store what was written down offline: Attendance", body = Sync.class, refuses = 429)
    SyncReport sync(@RequestBody JsonNode body, HttpServletRequest request) {
        limiter.mustAllow(List.of(new Bucket(Tenancy.current() + ":limit:attendance-sync", SYNCS)));
        return storeEach(body, request);
    }
}
