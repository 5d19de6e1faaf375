package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** People of a company: who they are, when they come and go, and where they belong meanwhile. */
class EmployeesIT {

    @Test
    void whatAnEarlierRequestMadeIsToldThoughTheCompanyWouldRefuseItByNow() {
        String employee = labour.employee("A-1");
        Map<String, Object> salary = Labour.salaryOf(employee, "2025-01-01", "500", "1.7");
        Caller keyed = labour.site.chief.with("Idempotency-Key", "salary-1");
        Caller.Answer first = keyed.post("/api/salaries", salary);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        labour.site.sets(Map.of("labourFactorTo", "1.6"));
        Caller.Answer again = keyed.post("/api/salaries", salary);
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(Site.pointer(Site.refused(422, labour.site.chief.post("/api/salaries", salary))))
                .isEqualTo("/factor");
    }

    private final Labour labour = new Labour();

    @ParameterizedTest
    @CsvSource({
        "curp, GOPM900725HNENNR02, One of its characters is wrong.",
        "curp, BEML920313HCMLNS09, It is not of somebody born on that day.",
        "rfc, GOPM900726K29, It is not of somebody born on that day.",
        "nss, 41909011376, One of its digits is wrong.",
        "birthDate, 2007-01-02, Not 18 years old when hired."
    })
    void aKeyThatCannotBeRightIsRefused(String field, String value, String why) {
        Map<String, Object> employee = labour.employeeOf("E-1");
        employee.put(field, value);
        JsonNode refusal = Site.refused(422, labour.site.chief.post("/api/employees", employee));
        assertThat(refusal.get("errors").valueStream()).anySatisfy(error -> {
            assertThat(error.get("pointer").stringValue()).isEqualTo("/" + field);
            assertThat(error.get("message").stringValue()).isEqualTo(why);
        });
    }

    @Test
    void nobodyIsThereTwice() {
        Map<String, Object> first = labour.employeeOf("E-1");
        labour.site.made("employees", first);
        for (String key : List.of("code", "curp", "rfc", "nss")) {
            Map<String, Object> other = labour.employeeOf("E-2");
            other.put(key, first.get(key));
            Caller.Answer twice = labour.site.chief.post("/api/employees", other);
            assertThat(Site.pointer(Site.refused(409, twice))).isEqualTo("/" + key);
        }
    }

    @Test
    void anotherCompanyMayHireTheSamePersonAndNeverLearnsOfIt() {
        Map<String, Object> person = labour.employeeOf("E-1");
        labour.site.made("employees", person);
        Labour other = new Labour();
        other.site.made("employees", person);
        assertThat(other.site.chief.get("/api/employees").json()).hasSize(1);
    }

    @Test
    void whoLeavesIsReleasedFromCrewAndWorkAndMayComeBack() {
        String employee = labour.employee("E-1");
        String member = member(crewNamed("C-1"), employee, "2025-02-01");
        String assignment = assignment(employee, labour.site.project, "2025-02-01", null);
        labour.attended(employee, "2025-03-14", "8");
        Caller.Answer early = labour.leave(employee, "2025-03-13");
        assertThat(Site.refused(422, early).at("/errors/0/message").stringValue())
                .isEqualTo("There is attendance on 2025-03-14: the last day is that one or later.");
        assertThat(labour.leave(employee, "2025-03-15").json().get("status").stringValue())
                .isEqualTo("left");
        assertThat(labour.site.get("crew-members", member).get("endsOn").stringValue())
                .isEqualTo("2025-03-15");
        assertThat(labour.site.get("assignments", assignment).get("endsOn").stringValue())
                .isEqualTo("2025-03-15");

        Caller.Answer after =
                labour.site.chief.post("/api/attendance", labour.attendanceOf(employee, "2025-03-16", "8"));
        assertThat(Site.pointer(Site.refused(422, after))).isEqualTo("/employeeId");
        Site.refused(409, labour.site.set("employees", employee, "trade", "Fierrero"));

        Caller.Answer before = labour.rehire(employee, "2025-03-15");
        assertThat(Site.pointer(Site.refused(422, before))).isEqualTo("/hiredOn");
        JsonNode back = labour.rehire(employee, "2025-06-02").json();
        assertThat(back.get("leftOn").isNull()).isTrue();
        assertThat(back.get("reason").isNull()).isTrue();
        Caller.Answer between =
                labour.site.chief.post("/api/attendance", labour.attendanceOf(employee, "2025-06-01", "8"));
        assertThat(Site.pointer(Site.refused(422, between))).isEqualTo("/employeeId");
        labour.attended(employee, "2025-06-02", "8");
    }

    @Test
    void whatLeavingEndsAndGivesUpIsInTheLog() {
        String employee = labour.employee("E-1");
        String member = member(crewNamed("C-1"), employee, "2025-02-01");
        String begun = assignment(employee, labour.site.project, "2025-02-01", "2025-03-31");
        String planned = assignment(employee, labour.site.project, "2025-04-01", null);
        labour.leave(employee, "2025-03-15");
        Site.refused(404, labour.site.chief.get("/api/assignments/" + planned));
        assertThat(newestAct(member)).isEqualTo("update {\"endsOn\": \"2025-03-15\"}");
        assertThat(newestAct(begun)).isEqualTo("update {\"endsOn\": \"2025-03-15\"}");
        assertThat(newestAct(planned)).startsWith("delete");
    }

    private String newestAct(String record) {
        JsonNode line =
                labour.site.chief.get("/api/audit?recordId=" + record).json().get(0);
        return line.get("action").stringValue() + " " + line.get("after").asString();
    }

    @Test
    void theFirstDayIsNotMovedBehindDaysThatWereWorked() {
        String employee = labour.employee("E-1");
        labour.attended(employee, "2025-03-14", "8");
        Caller.Answer later = labour.site.set("employees", employee, "hiredOn", "2025-03-15");
        assertThat(Site.pointer(Site.refused(422, later))).isEqualTo("/hiredOn");
        assertThat(labour.site.get("employees", employee).get("hiredOn").stringValue())
                .isEqualTo("2025-01-01");
        assertThat(labour.site
                        .set("employees", employee, "hiredOn", "2025-03-14")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "attendance, asistencia, attendance",
        "training, una capacitación, a training",
        "ppe, una entrega de equipo de protección, a delivery of protective equipment",
        "incident, un incidente, an incident"
    })
    void nobodyWasAwayOnADayThatSomethingIsWrittenDownOf(String kind, String es, String en) {
        String employee = labour.employee("E-1");
        writtenDown(kind, employee, "2025-03-10");
        String leave = "/api/employees/" + employee + "/leave";
        Caller spanish = labour.site.chief.with("Accept-Language", "es");
        JsonNode refusal = Site.refused(422, spanish.post(leave, Map.of("leftOn", "2025-03-09", "reason", "Terminó")));
        assertThat(Site.pointer(refusal)).isEqualTo("/leftOn");
        assertThat(refusal.at("/errors/0/message").stringValue())
                .isEqualTo("Tiene " + es + " el 2025-03-10: la baja es ese día o después.");
        assertThat(Site.refused(422, labour.leave(employee, "2025-03-09"))
                        .at("/errors/0/message")
                        .stringValue())
                .isEqualTo("There is " + en + " on 2025-03-10: the last day is that one or later.");

        JsonNode late = Site.refused(422, labour.site.set("employees", employee, "hiredOn", "2025-03-11"));
        assertThat(Site.pointer(late)).isEqualTo("/hiredOn");
        assertThat(late.at("/errors/0/message").stringValue())
                .isEqualTo("There is " + en + " on 2025-03-10: the first day is that one or earlier.");
        assertThat(labour.site.get("employees", employee).get("hiredOn").stringValue())
                .isEqualTo("2025-01-01");
        assertThat(labour.site
                        .set("employees", employee, "hiredOn", "2025-03-10")
                        .status())
                .isEqualTo(200);
        assertThat(labour.leave(employee, "2025-03-10").status()).isEqualTo(200);
    }

    /** Of an earlier term it tells nothing. */
    @Test
    void theLastIsNamedToWhoLeavesAndTheFirstToWhoComes() {
        String employee = labour.employee("E-1");
        writtenDown("incident", employee, "2025-01-15");
        labour.leave(employee, "2025-01-31");
        labour.rehire(employee, "2025-03-01");
        writtenDown("training", employee, "2025-03-10");
        writtenDown("ppe", employee, "2025-03-12");
        assertThat(Site.refused(422, labour.leave(employee, "2025-03-05"))
                        .at("/errors/0/message")
                        .stringValue())
                .startsWith("There is a delivery of protective equipment on 2025-03-12:");
        assertThat(Site.refused(422, labour.site.set("employees", employee, "hiredOn", "2025-03-20"))
                        .at("/errors/0/message")
                        .stringValue())
                .startsWith("There is a training on 2025-03-10:");
    }

    private void writtenDown(String kind, String employee, String day) {
        switch (kind) {
            case "attendance" -> labour.attended(employee, day, "8");
            case "training" -> {
                String training = Site.id(labour.site.made(
                        "trainings", Map.of("topic", "Alturas", "heldOn", day, "hours", "8", "trainer", "Cruz Roja")));
                labour.site.made("training-attendees", Map.of("trainingId", training, "employeeId", employee));
            }
            case "ppe" ->
                labour.site.made(
                        "ppe-deliveries",
                        Map.of("employeeId", employee, "item", "Casco", "quantity", 1, "deliveredOn", day));
            default -> labour.site.made("incidents", labour.incidentOf(employee, day));
        }
    }

    @Test
    void nobodyIsInTwoCrewsOrAtTwoWorksAtOnce() {
        String employee = labour.employee("E-1");
        String first = crewNamed("C-1");
        String second = crewNamed("C-2");
        member(first, employee, "2025-02-01");
        Site.refused(409, labour.site.chief.post("/api/crew-members", memberOf(second, employee, "2025-03-01")));

        assignment(employee, labour.site.project, "2025-02-01", "2025-02-28");
        Site.refused(
                409,
                labour.site.chief.post(
                        "/api/assignments", assignmentOf(employee, labour.site.project, "2025-02-28", null)));
        assignment(employee, labour.site.project, "2025-03-01", null);
    }

    @Test
    void ofFiftyCrewsThatWantSomebodyAtOnceOneHasThePerson() throws Exception {
        String employee = labour.employee("E-1");
        String wanted = crewNamed("C-1");
        List<Integer> answers = AtOnce.by(
                10,
                50,
                _ -> labour.site
                        .chief
                        .post("/api/crew-members", memberOf(wanted, employee, "2025-02-01"))
                        .status());
        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(49);
    }

    @Test
    void whatPeopleEarnIsForFewerEyes() {
        String employee = labour.employee("E-1", "620.00", "1.62");
        Caller foreman = labour.site.with("employees:read", "attendance:read", "attendance:create");
        assertThat(foreman.get("/api/employees/" + employee).text())
                .contains("Persona E-1")
                .doesNotContain("620.00");
        Site.refused(403, foreman.get("/api/salaries"));
        Site.refused(403, foreman.get("/api/payroll-lines"));
    }

    @Test
    void theFactorLiesWhereTheParametersSay() {
        String employee = labour.employee("E-1");
        Caller.Answer low =
                labour.site.chief.post("/api/salaries", Labour.salaryOf(employee, "2025-01-01", "500", "1.3999"));
        assertThat(Site.refused(422, low).at("/errors/0/message").stringValue())
                .isEqualTo("It is between 1.4000 and 1.8000, as the parameters say.");
        labour.site.made("parameters", Map.of("labourFactorFrom", "1.35"));
        labour.salary(employee, "2025-01-01", "500", "1.3999");
        Site.refused(
                409, labour.site.chief.post("/api/salaries", Labour.salaryOf(employee, "2025-01-01", "510", "1.5")));
    }

    private String crewNamed(String code) {
        return Site.id(labour.site.made(
                "crews", Map.of("code", code, "name", "Cuadrilla " + code, "projectId", labour.site.project)));
    }

    private static Map<String, Object> memberOf(String crew, String employee, String from) {
        return Map.of("crewId", crew, "employeeId", employee, "startsOn", from);
    }

    private String member(String ofCrew, String employee, String from) {
        return Site.id(labour.site.made("crew-members", memberOf(ofCrew, employee, from)));
    }

    private static Map<String, Object> assignmentOf(
            String employee, String project, String from, @Nullable String until) {
        Map<String, Object> assignment = new HashMap<>(
                Map.of("employeeId", employee, "projectId", project, "code", Labour.WORK, "startsOn", from));
        if (until != null) {
            assignment.put("endsOn", until);
        }
        return assignment;
    }

    private String assignment(String employee, String project, String from, @Nullable String until) {
        return Site.id(labour.site.made("assignments", assignmentOf(employee, project, from, until)));
    }
}
