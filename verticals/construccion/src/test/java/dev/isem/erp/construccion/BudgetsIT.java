package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Meeting;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Budgets from draft to the revision that replaces them, with the numbers visible. */
class BudgetsIT {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String CLIENT = DemoData.id("norte", "cliente-1").toString();

    private final Caller norte = ConstruccionSuite.administratorOf(ConstruccionSuite.NORTE);

    @Test
    void aBudgetAddsUpItsLinesAndIsFixedOnceApproved() {
        JsonNode budget = budget(project());
        String one = "/api/budgets/" + budget.get("id").stringValue();
        JsonNode line = line(budget, "A", "3", "1.115000");
        assertThat(line.get("amount").stringValue()).isEqualTo("3.35");
        Caller.Answer again = norte.post("/api/budget-lines", lineOf(budget, "A", "1", "1"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().at("/errors/0/pointer").stringValue()).isEqualTo("/code");
        Caller.Answer large = norte.post("/api/budget-lines", lineOf(budget, "L", "9999999999", "999999999"));
        assertThat(large.status()).isEqualTo(422);
        assertThat(large.json().get("detail").stringValue()).startsWith("A number is too large");
        line(budget, "B", "0.3333", "100");
        assertThat(norte.get(one).json().get("total").stringValue()).isEqualTo("36.68");

        assertThat(norte.post(one + "/approve").json().get("status").stringValue())
                .isEqualTo("approved");
        String lineAt = "/api/budget-lines/" + line.get("id").stringValue();
        assertThat(norte.with("If-Match", "\"1\"").put(lineAt, line).status()).isEqualTo(409);
        assertThat(norte.delete(lineAt).status()).isEqualTo(409);
        assertThat(norte.post("/api/budget-lines", lineOf(budget, "C", "1", "1"))
                        .status())
                .isEqualTo(409);
        assertThat(norte.delete(one).status()).isEqualTo(405);
        assertThat(norte.post(one + "/cancel").status()).isEqualTo(409);
    }

    @Test
    void anApprovedBudgetChangesByANewRevisionThatReplacesIt() {
        JsonNode first = budget(project());
        line(first, "A", "2", "10");
        String one = "/api/budgets/" + first.get("id").stringValue();
        assertThat(norte.post(one + "/revise").status()).isEqualTo(409);
        norte.post(one + "/approve");
        Caller keyed = norte.with("Idempotency-Key", UUID.randomUUID().toString());
        JsonNode second = keyed.post(one + "/revise").json();
        assertThat(second.get("revision").intValue()).isEqualTo(2);
        assertThat(numberOf(second)).isGreaterThan(numberOf(first));
        assertThat(second.get("total").stringValue()).isEqualTo("20.00");
        norte.post("/api/budgets/" + second.get("id").stringValue() + "/approve");
        assertThat(norte.get(one).json().get("status").stringValue()).isEqualTo("superseded");
        Caller.Answer repeated = keyed.post(one + "/revise");
        assertThat(repeated.status()).as(repeated.text()).isEqualTo(200);
        assertThat(repeated.json().get("id")).isEqualTo(second.get("id"));
    }

    /** What somebody tried and gave up may be what counts in the end. */
    @Test
    void aRevisionMayStartFromABudgetThatWasReplaced() {
        JsonNode first = priced(project());
        String one = "/api/budgets/" + approved(first);
        JsonNode second = norte.post(one + "/revise").json();
        line(second, "B", "1", "7");
        approved(second);
        assertThat(norte.get(one).json().get("status").stringValue()).isEqualTo("superseded");
        JsonNode third = norte.post(one + "/revise").json();
        assertThat(third.get("revision").intValue()).isEqualTo(3);
        assertThat(third.get("status").stringValue()).isEqualTo("draft");
        assertThat(third.get("total").stringValue()).isEqualTo("10.00");
        assertThat(statusOf(second)).isEqualTo("approved");
        approved(third);
        assertThat(statusOf(second)).isEqualTo("superseded");
    }

    @Test
    void aBudgetOfNothingDoesNotReplaceTheOneThatCounts() {
        JsonNode project = project();
        JsonNode first = priced(project);
        approved(first);
        JsonNode empty = budget(project);
        Caller spanish = norte.with("Accept-Language", "es");
        String approve = "/api/budgets/" + empty.get("id").stringValue() + "/approve";
        assertThat(Site.refused(409, spanish.post(approve)).get("detail").stringValue())
                .isEqualTo("No tiene partidas con importe. Agréguelas y apruébelo después. No se cambió nada.");
        line(empty, "FREE", "3", "0");
        assertThat(Site.refused(409, norte.post(approve)).get("detail").stringValue())
                .isEqualTo(
                        "It has no lines that amount to anything. Add them and approve it then. Nothing was changed.");
        assertThat(statusOf(first)).isEqualTo("approved");
        assertThat(statusOf(empty)).isEqualTo("draft");
    }

    @Test
    void theBudgetThatAnApprovalReplacesHasALineInTheLog() {
        String first = approved(priced(project()));
        JsonNode second = norte.post("/api/budgets/" + first + "/revise").json();
        approved(second);
        JsonNode lines =
                norte.get("/api/audit?action=supersede&recordId=" + first).json();
        assertThat(lines.size()).isOne();
        assertThat(lines.at("/0/resource").stringValue()).isEqualTo("budgets");
        assertThat(lines.at("/0/before").stringValue()).isEqualTo("{\"status\": \"approved\"}");
        assertThat(lines.at("/0/after").stringValue()).isEqualTo("{\"status\": \"superseded\"}");
        String all = "/api/audit?action=supersede&recordId=" + second.get("id").stringValue();
        assertThat(norte.get(all).json().isEmpty()).isTrue();
    }

    @Test
    void aRevisionIsOfTheVersionThatWasSeen() {
        String one = "/api/budgets/" + approved(priced(project()));
        assertThat(norte.with("If-Match", "\"1\"").post(one + "/revise").status())
                .isEqualTo(412);
        assertThat(norte.with("If-Match", "\"3\"").post(one + "/revise").status())
                .isEqualTo(200);
    }

    @Test
    void aRepeatedRequestForARevisionThatMeetsTheFirstIsToldTheSame() throws Exception {
        String first = approved(priced(project()));
        Caller keyed = norte.with("Idempotency-Key", UUID.randomUUID().toString());
        try (Connection superuser = ConstruccionSuite.DATABASE.superuser()) {
            List<Caller.Answer> both = Meeting.at(
                    superuser,
                    "construccion_budgets.budgets",
                    first,
                    () -> keyed.post("/api/budgets/" + first + "/revise"));
            assertThat(both).allSatisfy(answer -> {
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                assertThat(answer.text()).isEqualTo(both.getFirst().text());
            });
        }
    }

    private String approved(JsonNode budget) {
        String id = budget.get("id").stringValue();
        assertThat(norte.post("/api/budgets/" + id + "/approve").status()).isEqualTo(200);
        return id;
    }

    private static int numberOf(JsonNode budget) {
        String folio = budget.get("folio").stringValue();
        assertThat(folio).matches("PRE-\\d{4}-\\d{6}");
        return Integer.parseInt(folio.substring(9));
    }

    private JsonNode project() {
        return made("/api/projects", projectOf(CLIENT));
    }

    private static Map<String, Object> projectOf(String partner) {
        return Map.of("code", "T-" + NEXT.incrementAndGet(), "name", "Obra de prueba", "partnerId", partner);
    }

    private JsonNode budget(JsonNode project) {
        return made("/api/budgets", Map.of("projectId", project.get("id").stringValue(), "name", "Base"));
    }

    /** One of a single line that is worth 10.00. */
    private JsonNode priced(JsonNode project) {
        JsonNode budget = budget(project);
        line(budget, "A", "2", "5");
        return budget;
    }

    private String statusOf(JsonNode budget) {
        return norte.get("/api/budgets/" + budget.get("id").stringValue())
                .json()
                .get("status")
                .stringValue();
    }

    private JsonNode line(JsonNode budget, String code, String quantity, String price) {
        return made("/api/budget-lines", lineOf(budget, code, quantity, price));
    }

    private static Map<String, Object> lineOf(JsonNode budget, String code, String quantity, String price) {
        return Map.of(
                "budgetId",
                budget.get("id").stringValue(),
                "code",
                code,
                "concept",
                "Concepto " + code,
                "type",
                "material",
                "unit",
                "m3",
                "quantity",
                quantity,
                "unitPrice",
                price);
    }

    private JsonNode made(String path, Map<String, Object> body) {
        Caller.Answer answer = norte.post(path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }
}
