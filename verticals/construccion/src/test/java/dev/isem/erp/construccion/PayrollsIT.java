package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.Caller;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From days at the site to the cost of a concept. */
class PayrollsIT {

    private static final String FROM = "2025-02-03";
    private static final String TO = "2025-02-08";

    private final Labour labour = new Labour();

    @Test
    void aWeeksWorkBecomesTheCostOfItsConcept() {
        String mason = labour.employee("E-1", "620.00", "1.62");
        String helper = labour.employee("E-2", "410.00", "1.6");
        List.of("03", "04", "05", "06", "07").forEach(day -> labour.attended(mason, "2025-02-" + day, "8"));
        labour.attended(mason, "2025-02-08", "5");
        labour.attended(helper, "2025-02-03", "9");
        JsonNode payroll = labour.payroll(FROM, TO);
        assertThat(payroll.get("folio").stringValue()).isEqualTo("NOM-%d-000001".formatted(thisYear()));
        // 5.5 days at 620.00 x 1.62, and one at 410.00 x 1.6.
        assertThat(lines(payroll)).containsExactly("Persona E-1 5.5 5524.20", "Persona E-2 1.0 656.00");
        assertThat(payroll.get("days").stringValue()).isEqualTo("6.5");
        assertThat(payroll.get("amount").stringValue()).isEqualTo("6180.20");
        assertThat(labour.budget.figures(Labour.WORK)).isEqualTo("1200000.00 | 0.00 | 0.00 | 1200000.00");

        labour.site.act("payrolls", Site.id(payroll), "post");
        assertThat(labour.budget.figures(Labour.WORK)).isEqualTo("1200000.00 | 0.00 | 6180.20 | 1193819.80");
        JsonNode cost = labour.site.chief.get("/api/actual-costs").json().get(0);
        assertThat(cost.get("payrollName")).isEqualTo(payroll.get("folio"));
        assertThat(cost.get("incurredOn").stringValue()).isEqualTo(TO);
        Site.refused(409, labour.site.chief.post("/api/payrolls/" + Site.id(payroll) + "/post"));
        Site.refused(
                409, labour.site.chief.post("/api/payrolls/" + Site.id(payroll) + "/cancel", Map.of("reason", "No")));
    }

    @Test
    void eachDayCostsWhatWasEarnedThen() {
        String mason = labour.employee("E-1", "500.00", "1.5");
        labour.salary(mason, "2025-02-05", "600.00", "1.6");
        labour.attended(mason, "2025-02-04", "8");
        labour.attended(mason, "2025-02-05", "8");
        // 750.00 and 960.00.
        assertThat(lines(labour.payroll(FROM, TO))).containsExactly("Persona E-1 2.0 1710.00");
    }

    @Test
    void aDayIsInOnePayrollAndALateOneInTheNext() {
        String mason = labour.employee("E-1", "500.00", "1.5");
        labour.attended(mason, "2025-02-04", "8");
        labour.payroll(FROM, TO);
        Caller.Answer again = labour.site.chief.post("/api/payrolls", labour.payrollOf(FROM, TO));
        assertThat(Site.pointer(Site.refused(422, again))).isEqualTo("/periodTo");
        labour.attended(mason, "2025-02-05", "4");
        assertThat(lines(labour.payroll(FROM, TO))).containsExactly("Persona E-1 0.5 375.00");
    }

    @Test
    void ofManyPayrollsAskedForAtOnceOneHasTheDays() throws Exception {
        String mason = labour.employee("E-1", "500.00", "1.5");
        labour.attended(mason, "2025-02-04", "8");
        List<Integer> answers = AtOnce.by(
                10,
                50,
                _ -> labour.site
                        .chief
                        .post("/api/payrolls", labour.payrollOf(FROM, TO))
                        .status());
        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 422).hasSize(49);
        JsonNode made = labour.site.chief.get("/api/payrolls").json();
        assertThat(made).hasSize(1);
        assertThat(made.at("/0/folio").stringValue()).endsWith("-000001");
    }

    @Test
    void whatAPayrollHasCountedChangesOnlyAfterItIsCancelled() {
        String mason = labour.employee("E-1", "500.00", "1.5");
        String day = labour.attended(mason, "2025-02-04", "8");
        String payroll = Site.id(labour.payroll(FROM, TO));
        Site.refused(409, labour.site.set("attendance", day, "hours", "4"));
        Site.refused(409, labour.site.chief.delete("/api/attendance/" + day));
        labour.site.act("payrolls", payroll, "cancel", Map.of("reason", "Faltaba una hora"));
        assertThat(labour.site.set("attendance", day, "hours", "4").status()).isEqualTo(200);
        assertThat(lines(labour.payroll(FROM, TO))).containsExactly("Persona E-1 0.5 375.00");
        Site.refused(409, labour.site.chief.post("/api/payrolls/" + payroll + "/post"));
    }

    @Test
    void whatWasPostedByMistakeIsTakenBackAndPostedRight() {
        String mason = labour.employee("E-1", "500.00", "1.5");
        String day = labour.attended(mason, "2025-02-04", "8");
        String wrong = Site.id(labour.payroll(FROM, TO));
        labour.site.act("payrolls", wrong, "post");
        labour.site.act("payrolls", wrong, "reverse", Map.of("reason", "Fue media jornada"));
        assertThat(labour.budget.figures(Labour.WORK)).isEqualTo("1200000.00 | 0.00 | 0.00 | 1200000.00");
        assertThat(labour.site.set("attendance", day, "hours", "4").status()).isEqualTo(200);
        labour.site.act("payrolls", Site.id(labour.payroll(FROM, TO)), "post");
        assertThat(labour.budget.figures(Labour.WORK)).isEqualTo("1200000.00 | 0.00 | 375.00 | 1199625.00");
        assertThat(labour.site
                        .chief
                        .get("/api/actual-costs?source=payroll_reversal")
                        .json())
                .singleElement()
                .satisfies(cost -> {
                    assertThat(cost.get("payrollId").stringValue()).isEqualTo(wrong);
                    assertThat(cost.get("amount").stringValue()).isEqualTo("-750.00");
                    assertThat(cost.get("incurredOn").stringValue()).isEqualTo(TO);
                });
        Site.refused(409, labour.site.chief.post("/api/payrolls/" + wrong + "/reverse", Map.of("reason", "Otra vez")));
    }

    /** A work may be closed when a mistake in what it paid is found; nothing new is written down there. */
    @Test
    void daysThatAreGivenBackAreCorrectedAndPaidThoughTheWorkIsClosed() {
        String mason = labour.employee("E-1", "500.00", "1.5");
        String day = labour.attended(mason, "2025-02-04", "8");
        String wrong = Site.id(labour.payroll(FROM, TO));
        labour.site.act("payrolls", wrong, "post");
        labour.site.act("projects", labour.site.project, "close");
        labour.site.act("payrolls", wrong, "reverse", Map.of("reason", "Fue media jornada"));
        Caller.Answer corrected = labour.site.set("attendance", day, "hours", "4");
        assertThat(corrected.status()).as(corrected.text()).isEqualTo(200);

        String tender = Site.id(labour.site.made(
                "projects", Map.of("code", "OBR-2", "name", "Otra", "partnerId", labour.site.partner)));
        Caller.Answer elsewhere = labour.site.set("attendance", day, "projectId", tender);
        assertThat(Site.pointer(Site.refused(422, elsewhere))).isEqualTo("/projectId");
        Caller.Answer more = labour.site.chief.post("/api/attendance", labour.attendanceOf(mason, "2025-02-05", "8"));
        assertThat(Site.pointer(Site.refused(422, more))).isEqualTo("/projectId");

        labour.site.act("payrolls", Site.id(labour.payroll(FROM, TO)), "post");
        assertThat(labour.budget.figures(Labour.WORK)).isEqualTo("1200000.00 | 0.00 | 375.00 | 1199625.00");
    }

    @Test
    void ofManyReversalsAskedForAtOnceOneTakesTheCostBack() throws Exception {
        labour.attended(labour.employee("E-1", "500.00", "1.5"), "2025-02-04", "8");
        String payroll = Site.id(labour.payroll(FROM, TO));
        labour.site.act("payrolls", payroll, "post");
        List<Integer> answers = AtOnce.by(
                10,
                50,
                _ -> labour.site
                        .chief
                        .post("/api/payrolls/" + payroll + "/reverse", Map.of("reason", "Una vez"))
                        .status());
        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(49);
        assertThat(labour.budget.figures(Labour.WORK)).isEqualTo("1200000.00 | 0.00 | 0.00 | 1200000.00");
    }

    @Test
    void everybodyWithoutASalaryIsNamedAndNothingIsKept() {
        labour.attended(labour.employee("E-1"), "2025-02-04", "8");
        labour.attended(labour.employee("E-2"), "2025-02-04", "8");
        labour.attended(labour.employee("E-3", "500.00", "1.5"), "2025-02-04", "8");
        Caller.Answer refused = labour.site.chief.post("/api/payrolls", labour.payrollOf(FROM, TO));
        assertThat(Site.refused(422, refused).at("/errors/0/message").stringValue())
                .isEqualTo("There is no salary for those days of: Persona E-1, Persona E-2.");
        assertThat(labour.site.chief.get("/api/payrolls").json()).isEmpty();
        assertThat(labour.site.chief.get("/api/attendance?status=recorded").json())
                .hasSize(3);
    }

    @Test
    void allConceptsThatTheBudgetLostAreNamed() {
        String mason = labour.employee("E-1", "500.00", "1.5");
        labour.attended(mason, "2025-02-04", "8");
        String payroll = Site.id(labour.payroll(FROM, TO));
        JsonNode revised = labour.site.act("budgets", labour.budget.budget, "revise");
        String budget = Site.id(revised);
        labour.budget.lines("budget-lines", "budgetId", budget).stream()
                .filter(line -> line.get("code").stringValue().equals(Labour.WORK))
                .forEach(line -> assertThat(labour.site
                                .chief
                                .delete("/api/budget-lines/" + Site.id(line))
                                .status())
                        .isEqualTo(204));
        labour.site.act("budgets", budget, "approve");
        Caller.Answer lost = labour.site.chief.post("/api/payrolls/" + payroll + "/post");
        assertThat(Site.refused(409, lost).get("detail").stringValue())
                .isEqualTo("The project's approved budget does not have: " + Labour.WORK
                        + ". A new revision adds it. Nothing was changed.");
        assertThat(labour.budget.status("payrolls", payroll)).isEqualTo("draft");
    }

    /** Somebody who came for an hour is on the list, and no cost of 0.00 is. */
    @Test
    void hoursThatAreNoDayCostNothingAndAreNoCost() {
        labour.attended(labour.employee("E-1", "500.00", "1.5"), "2025-02-04", "1");
        JsonNode payroll = labour.payroll(FROM, TO);
        assertThat(lines(payroll)).containsExactly("Persona E-1 0.0 0.00");
        labour.site.act("payrolls", Site.id(payroll), "post");
        assertThat(labour.site.chief.get("/api/actual-costs").json()).isEmpty();
    }

    @Test
    void whoMakesAPayrollDoesNotPostItWithoutThePermission() {
        labour.attended(labour.employee("E-1", "500.00", "1.5"), "2025-02-04", "8");
        Caller clerk = labour.site.with("payrolls:read", "payrolls:create");
        Caller.Answer made = clerk.post("/api/payrolls", labour.payrollOf(FROM, TO));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = "/api/payrolls/" + Site.id(made.json());
        Site.refused(403, clerk.post(path + "/post"));
        assertThat(labour.site.with("payrolls:approve").post(path + "/post").status())
                .isEqualTo(200);
    }

    private List<String> lines(JsonNode payroll) {
        return labour.budget.lines("payroll-lines", "payrollId", Site.id(payroll)).stream()
                .map(line -> line.get("employeeName").stringValue() + " "
                        + line.get("days").stringValue() + " "
                        + line.get("amount").stringValue())
                .toList();
    }

    private static int thisYear() {
        return LocalDate.now(ZoneId.of("America/Mexico_City")).getYear();
    }
}
