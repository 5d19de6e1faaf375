package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.Caller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Who worked on which day: written down one by one, or brought by a device that was offline. */
class AttendanceIT {

    private static final String DAY = "2025-02-03";

    private final Labour labour = new Labour();

    @ParameterizedTest
    @CsvSource({"8, 1.0", "7.99, 0.5", "4, 0.5", "3.99, 0.0", "12.5, 1.0"})
    void eightHoursAreADayAndFourAreHalfOfOne(String hours, String days) {
        String entry = labour.attended(labour.employee("E-1"), DAY, hours);
        assertThat(labour.site.get("attendance", entry).get("days").stringValue())
                .isEqualTo(days);
    }

    @Test
    void oneDayOfSomebodyIsWrittenDownOnce() throws Exception {
        String employee = labour.employee("E-1");
        List<Integer> answers = AtOnce.by(
                10,
                50,
                _ -> labour.site
                        .chief
                        .post("/api/attendance", labour.attendanceOf(employee, DAY, "8"))
                        .status());
        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(49);
    }

    @Test
    void whatCannotHaveBeenIsRefusedAndNamed() {
        String employee = labour.employee("E-1");
        assertThat(pointerOf(employee, "workDate", "2999-01-01")).isEqualTo("/workDate");
        assertThat(pointerOf(employee, "workDate", "2024-12-31")).isEqualTo("/employeeId");
        assertThat(pointerOf(employee, "hours", "24.01")).isEqualTo("/hours");
        assertThat(pointerOf(employee, "hours", "0")).isEqualTo("/hours");
        assertThat(pointerOf(employee, "code", "NADA")).isEqualTo("/code");
        assertThat(pointerOf(employee, "code", Labour.MATERIAL)).isEqualTo("/code");
        assertThat(pointerOf(employee, "projectId", anotherProject())).isEqualTo("/projectId");
        assertThat(pointerOf(UUID.randomUUID().toString(), "hours", "8")).isEqualTo("/employeeId");
        assertThat(labour.site.chief.get("/api/attendance").json()).isEmpty();
    }

    @Test
    void whoIsAssignedElsewhereDidNotWorkHere() {
        String employee = labour.employee("E-1");
        String other = anotherProject();
        labour.started(other);
        String budget = labour.budget.budgetOf(other);
        labour.budget.budgeted(budget, Labour.WORK, "labor", "jornal", "10", "1200");
        labour.site.act("budgets", budget, "approve");
        labour.site.made(
                "assignments",
                Map.of(
                        "employeeId",
                        employee,
                        "projectId",
                        other,
                        "code",
                        Labour.WORK,
                        "startsOn",
                        DAY,
                        "endsOn",
                        DAY));
        Caller.Answer here = labour.site.chief.post("/api/attendance", labour.attendanceOf(employee, DAY, "8"));
        assertThat(Site.refused(422, here).at("/errors/0/message").stringValue())
                .isEqualTo("On that day this person is assigned to Otra.");
        labour.attended(employee, "2025-02-04", "8");
    }

    @Test
    void aDeviceBringsWhatItWroteDownAndEachEntryStandsForItself() {
        String first = labour.employee("E-1");
        String second = labour.employee("E-2");
        String left = labour.employee("E-3");
        labour.site.act("employees", left, "leave", Map.of("leftOn", "2025-01-31", "reason", "Terminó"));
        Map<String, Object> body = records(List.of(
                entry("k1", first, "8"), entry("k2", second, "4"), entry("k3", left, "8"), entry("k4", first, "6")));
        JsonNode report = sync(body);
        assertThat(outcomes(report)).containsExactly("k1 saved", "k2 saved", "k3 refused", "k4 refused");
        assertThat(report.at("/results/2/problem/errors/0/pointer").stringValue())
                .isEqualTo("/employeeId");
        assertThat(report.at("/results/3/problem/status").intValue()).isEqualTo(409);
        assertThat(report.get("saved").intValue()).isEqualTo(2);
        assertThat(report.get("refused").intValue()).isEqualTo(2);

        JsonNode again = sync(body);
        assertThat(outcomes(again)).containsExactly("k1 already-saved", "k2 already-saved", "k3 refused", "k4 refused");
        assertThat(again.at("/results/0/id")).isEqualTo(report.at("/results/0/id"));
        assertThat(labour.site.chief.get("/api/attendance").json()).hasSize(2);
    }

    @Test
    void aKeyThatComesBackWithOtherContentIsRefusedAndTheFirstEntryStays() {
        String employee = labour.employee("E-1");
        sync(records(List.of(entry("k1", employee, "8"))));
        JsonNode report = sync(records(List.of(entry("k1", employee, "4"))));
        assertThat(report.at("/results/0/problem/type").stringValue()).isEqualTo("urn:erp:problem:key-used-for-other");
        assertThat(labour.site
                        .chief
                        .get("/api/attendance")
                        .json()
                        .at("/0/hours")
                        .stringValue())
                .isEqualTo("8.00");
    }

    /** A device that tried online before it lost the network sends the same key again. */
    @Test
    void whatWasPostedWithTheKeyOfAnEntryIsThatEntry() {
        String employee = labour.employee("E-1");
        Caller.Answer online = labour.site
                .chief
                .with("Idempotency-Key", "k1")
                .post("/api/attendance", labour.attendanceOf(employee, DAY, "8"));
        JsonNode report = sync(records(List.of(entry("k1", employee, "8"))));
        assertThat(outcomes(report)).containsExactly("k1 already-saved");
        assertThat(report.at("/results/0/id")).isEqualTo(online.json().get("id"));
    }

    @Test
    void twoDevicesWithTheSameDaysMeetAndEachDayIsThereOnce() throws Exception {
        List<String> people =
                IntStream.range(0, 20).mapToObj(n -> labour.employee("E-" + n)).toList();
        List<JsonNode> reports = AtOnce.by(
                4,
                4,
                device -> sync(records(people.stream()
                        .map(person -> entry("device-" + device + "/" + person, person, "8"))
                        .toList())));
        assertThat(reports.stream()
                        .mapToInt(report -> report.get("saved").intValue())
                        .sum())
                .isEqualTo(20);
        assertThat(labour.site.chief.get("/api/attendance?size=100").json()).hasSize(20);
    }

    @Test
    void moreThanADeviceHoldsIsRefusedWholeAndSoIsAnEntryWithoutKey() {
        String employee = labour.employee("E-1");
        List<Map<String, Object>> many = IntStream.range(0, 201)
                .mapToObj(n -> entry("k" + n, employee, "8"))
                .toList();
        Caller.Answer tooMany = labour.site.chief.post("/api/attendance/sync", records(many));
        assertThat(Site.pointer(Site.refused(422, tooMany))).isEqualTo("/records");
        Map<String, Object> keyless = entry("", employee, "8");
        Caller.Answer without =
                labour.site.chief.post("/api/attendance/sync", records(List.of(entry("k", employee, "8"), keyless)));
        assertThat(Site.pointer(Site.refused(422, without))).isEqualTo("/records/1/key");
        Site.refused(422, labour.site.chief.post("/api/attendance/sync", Map.of("records", "none")));
        assertThat(labour.site.chief.get("/api/attendance").json()).isEmpty();
    }

    @Test
    void whoMayNotRecordMayNotBring() {
        Site.refused(403, labour.site.with("attendance:read").post("/api/attendance/sync", records(List.of())));
    }

    private String pointerOf(String employee, String field, String value) {
        Map<String, Object> body = labour.attendanceOf(employee, DAY, "8");
        body.put(field, value);
        return Site.pointer(Site.refused(422, labour.site.chief.post("/api/attendance", body)));
    }

    private String anotherProject() {
        return Site.id(labour.site.made(
                "projects", Map.of("code", "OBR-2", "name", "Otra", "partnerId", labour.site.partner)));
    }

    private Map<String, Object> entry(String key, String employee, String hours) {
        Map<String, Object> entry = labour.attendanceOf(employee, DAY, hours);
        entry.put("key", key);
        return entry;
    }

    private static Map<String, Object> records(List<Map<String, Object>> entries) {
        return new HashMap<>(Map.of("records", new ArrayList<>(entries)));
    }

    private JsonNode sync(Map<String, Object> body) {
        Caller.Answer answer = labour.site.chief.post("/api/attendance/sync", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> outcomes(JsonNode report) {
        return report.get("results")
                .valueStream()
                .map(result -> result.get("key").stringValue() + " "
                        + result.get("outcome").stringValue())
                .toList();
    }
}
