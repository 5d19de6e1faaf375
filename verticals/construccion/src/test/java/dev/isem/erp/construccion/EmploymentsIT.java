package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody who was in the company from January to the middle of March of 2025, and is again since June. */
class EmploymentsIT {

    private final Labour labour = new Labour();
    private final String employee = labour.employee("E-1");
    private final String assignment = Site.id(labour.site.made("assignments", assignmentUntil(null)));

    @BeforeEach
    void goAndComeBack() {
        assertThat(labour.leave(employee, "2025-03-15").status()).isEqualTo(200);
        assertThat(labour.rehire(employee, "2025-06-02").status()).isEqualTo(200);
    }

    @Test
    void eachTermIsKept() {
        assertThat(terms()).containsExactly("2025-06-02 to null, null", "2025-01-01 to 2025-03-15, Terminó la obra");
        JsonNode last = labour.site.get("employees", employee);
        assertThat(last.get("hiredOn").stringValue()).isEqualTo("2025-06-02");
        assertThat(last.get("leftOn").isNull()).isTrue();
    }

    @Test
    void anAssignmentOfTheFirstTermIsEditedWithinIt() {
        assertThat(labour.site
                        .changed("assignments", assignment, assignmentUntil("2025-02-28"))
                        .get("endsOn")
                        .stringValue())
                .isEqualTo("2025-02-28");
        for (String beyond : new String[] {"2025-03-16", "2025-06-02", null}) {
            JsonNode refusal = Site.refused(422, labour.site.put("assignments", assignment, assignmentUntil(beyond)));
            assertThat(Site.pointer(refusal)).isEqualTo("/endsOn");
            assertThat(refusal.at("/errors/0/message").stringValue())
                    .isEqualTo("This person left on 2025-03-15: it ends on that day at the latest.");
        }
    }

    @Test
    void attendanceIsOfATermAndNeverOfTheGap() {
        String early = labour.attended(employee, "2025-03-14", "8");
        labour.attended(employee, "2025-03-15", "8");
        labour.attended(employee, "2025-06-02", "8");
        assertThat(labour.site.set("attendance", early, "hours", "4").status()).isEqualTo(200);

        String between = "This person left on 2025-03-15 and came back only on 2025-06-02.";
        assertThat(refusalOfAttendanceOn("2025-03-16")).isEqualTo(between);
        assertThat(refusalOfAttendanceOn("2025-06-01")).isEqualTo(between);
        assertThat(refusalOfAttendanceOn("2024-12-31")).isEqualTo("This person joined only on 2025-01-01.");
        labour.leave(employee, "2025-08-31");
        assertThat(refusalOfAttendanceOn("2025-09-01")).isEqualTo("This person left on 2025-08-31.");
    }

    @Test
    void anAccidentOfTheFirstTermIsReportedLate() {
        labour.site.made("incidents", labour.incidentOf(employee, "2025-03-15"));
        assertThat(Site.pointer(Site.refused(
                        422, labour.site.chief.post("/api/incidents", labour.incidentOf(employee, "2025-03-16")))))
                .isEqualTo("/employeeId");
    }

    @Test
    void noTermBeginsWithinAnother() {
        JsonNode refusal = Site.refused(422, labour.site.set("employees", employee, "hiredOn", "2025-03-15"));
        assertThat(Site.pointer(refusal)).isEqualTo("/hiredOn");
        assertThat(labour.site
                        .set("employees", employee, "hiredOn", "2025-03-16")
                        .status())
                .isEqualTo(200);
        assertThat(terms()).containsExactly("2025-03-16 to null, null", "2025-01-01 to 2025-03-15, Terminó la obra");
    }

    @Test
    void ofFiftyWhoHireSomebodyAgainAtOnceOneDoes() throws Exception {
        labour.leave(employee, "2025-08-31");
        List<Integer> answers =
                AtOnce.by(10, 50, _ -> labour.rehire(employee, "2025-10-01").status());
        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(49);
        assertThat(terms())
                .containsExactly(
                        "2025-10-01 to null, null",
                        "2025-06-02 to 2025-08-31, Terminó la obra",
                        "2025-01-01 to 2025-03-15, Terminó la obra");
    }

    @Test
    void whoWasNeverWrittenDownAnywhereGoesWithTheirTerms() {
        String nobody = labour.employee("E-2");
        labour.leave(nobody, "2025-01-31");
        labour.rehire(nobody, "2025-02-01");
        assertThat(labour.site.chief.delete("/api/employees/" + nobody).status())
                .isEqualTo(204);
        assertThat(terms(nobody)).isEmpty();
    }

    @Test
    void anotherCompanyLearnsOfNoTerm() {
        Site other = new Site();
        assertThat(other.chief.get("/api/employments").json()).isEmpty();
        Site.refused(403, labour.site.with("attendance:read").get("/api/employments"));
    }

    /** Pods of before, during a roll-out and after a rollback, know the person's record alone. */
    @Test
    void olderCodeHiresReleasesAndHiresAgainAndEachTermIsKept() throws SQLException {
        run("UPDATE construccion_hr.employees SET status = 'left', left_on = '2025-08-31', reason = 'Renunció'");
        run("UPDATE construccion_hr.employees SET status = 'active', hired_on = '2025-10-01', left_on = NULL,"
                + " reason = NULL");
        run("UPDATE construccion_hr.employees SET hired_on = '2025-09-15', name = 'Otro nombre'");
        assertThat(terms())
                .containsExactly(
                        "2025-09-15 to null, null",
                        "2025-06-02 to 2025-08-31, Renunció",
                        "2025-01-01 to 2025-03-15, Terminó la obra");
    }

    /** V049: the last term of everybody as the record tells it, the first ones of who came back as the log does. */
    @Test
    void theUpgradeFindsTheTermsOfThoseWhoCameBackBefore() throws SQLException, IOException {
        List<String> kept = terms();
        run("DELETE FROM construccion_hr.employments", "employee_id");
        assertThat(terms()).isEmpty();
        runAll(script());
        assertThat(terms()).isEqualTo(kept);
        runAll(script());
        assertThat(terms()).isEqualTo(kept);
    }

    /** V048: what older code changes before the upgrade has come to its row. */
    @Test
    void whoComesBackBeforeTheUpgradeGotToThemKeepsTheTermToo() throws SQLException {
        run("DELETE FROM construccion_hr.employments", "employee_id");
        labour.leave(employee, "2025-08-31");
        labour.rehire(employee, "2025-10-01");
        assertThat(terms()).containsExactly("2025-10-01 to null, null", "2025-06-02 to 2025-08-31, Terminó la obra");
    }

    private Map<String, @Nullable Object> assignmentUntil(@Nullable String day) {
        Map<String, @Nullable Object> body = new HashMap<>(Map.of(
                "employeeId",
                employee,
                "projectId",
                labour.site.project,
                "code",
                Labour.WORK,
                "startsOn",
                "2025-02-01"));
        body.put("endsOn", day);
        return body;
    }

    private String refusalOfAttendanceOn(String day) {
        Caller.Answer answer = labour.site.chief.post("/api/attendance", labour.attendanceOf(employee, day, "8"));
        JsonNode refusal = Site.refused(422, answer);
        assertThat(Site.pointer(refusal)).isEqualTo("/employeeId");
        return refusal.at("/errors/0/message").stringValue();
    }

    private List<String> terms() {
        return terms(employee);
    }

    /** From the last to the first. */
    private List<String> terms(String ofEmployee) {
        return labour.site
                .chief
                .get("/api/employments?employeeId=" + ofEmployee)
                .json()
                .valueStream()
                .map(term -> term.get("hiredOn").stringValue() + " to "
                        + term.get("leftOn").asString("null") + ", "
                        + term.get("reason").asString("null"))
                .toList();
    }

    private void run(String change) throws SQLException {
        run(change, "id");
    }

    private void run(String change, String column) throws SQLException {
        runAll(change + " WHERE tenant_id = '" + labour.site.tenant + "' AND " + column + " = '" + employee + "'");
    }

    private static void runAll(String sql) throws SQLException {
        try (Connection superuser = ConstruccionSuite.DATABASE.superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String script() throws IOException {
        try (InputStream script = EmploymentsIT.class.getResourceAsStream("/db/migration/V049__terms_until_now.sql")) {
            assertThat(script).isNotNull();
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
