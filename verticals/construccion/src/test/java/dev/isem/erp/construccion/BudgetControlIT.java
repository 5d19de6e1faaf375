package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Meeting;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the budget allows and refuses, whoever asks and however many at once. */
class BudgetControlIT {

    private static final int PARALLEL = 50;

    private final Buying buying = new Buying();
    private final Site site = buying.site;
    private final Caller approver = buying.with("purchase-orders:read", "purchase-orders:approve");

    /** Budget 20,000,000, of which 11,000,000 are spent: 5,000,000 pass, and the next 5,000,000 do not. */
    @Test
    void whatIsSpentAndWhatIsCommittedCountOnceEach() {
        budget("20000000");
        site.act("receipts", buying.receipt(buying.ordered("A", "11", "1000000")), "post");
        assertThat(buying.figures("A")).isEqualTo("20000000.00 | 0.00 | 11000000.00 | 9000000.00");
        approve(200, buying.order("A", "5", "1000000"));
        String second = buying.order("A", "5", "1000000");
        assertThat(approve(409, second).get("detail").stringValue())
                .contains("A: it asks for 5000000.00 and 4000000.00 is available")
                .contains("Only a director");
        assertThat(buying.figures("A")).isEqualTo("20000000.00 | 5000000.00 | 11000000.00 | 4000000.00");
    }

    /** Of two lines that fit alone and not together, none is committed. */
    @Test
    void theLinesOfAnOrderCountTogether() {
        budget("1000");
        String order = buying.order("A", "600", "1");
        buying.line(order, "A", "400.01", "1");
        approve(409, order);
        assertThat(buying.figures("A")).isEqualTo("1000.00 | 0.00 | 0.00 | 1000.00");
    }

    @Test
    void aConceptThatIsNotInTheApprovedBudgetIsRefused() {
        budget("1000");
        String requisition = Site.id(site.made("requisitions", Map.of("projectId", site.project)));
        Map<String, Object> asked = buying.requisitionLineOf(requisition, "B", "Arena", "1");
        JsonNode refusal = Site.refused(422, site.chief.post("/api/requisition-lines", asked));
        assertThat(Site.pointer(refusal)).isEqualTo("/code");
        String order = buying.order("A", "1", "1");
        Caller.Answer line = site.chief.post("/api/purchase-order-lines", Buying.lineOf(order, "B", "1", "1"));
        assertThat(Site.pointer(Site.refused(422, line))).isEqualTo("/code");

        // A revision without the concept makes what is waiting for approval unbudgeted, for a director too.
        String revision = Site.id(site.act("budgets", buying.budget, "revise"));
        String old = Site.id(buying.lines("budget-lines", "budgetId", revision).get(0));
        assertThat(site.chief.delete("/api/budget-lines/" + old).status()).isEqualTo(204);
        buying.budgeted(revision, "C", "material", "m3", "1", "7");
        site.act("budgets", revision, "approve");
        JsonNode gone = Site.refused(409, site.chief.post("/api/purchase-orders/" + order + "/approve"));
        assertThat(gone.get("detail").stringValue()).contains("does not have: A.");
    }

    /** Whoever judges an order reads the budget more than once, and must find the same one each time. */
    @Test
    void aRevisionIsApprovedAfterAnOrderThatIsBeingJudged() throws Exception {
        budget("1000");
        String order = buying.order("A", "1", "1");
        String revision = Site.id(site.act("budgets", buying.budget, "revise"));
        try (Connection superuser = ConstruccionSuite.DATABASE.superuser()) {
            List<Caller.Answer> answers = Meeting.inTurn(
                    superuser,
                    "construccion.projects",
                    site.project,
                    List.of(
                            () -> site.chief.post("/api/purchase-orders/" + order + "/approve"),
                            () -> site.chief.post("/api/budgets/" + revision + "/approve")));
            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.text()).isEqualTo(200));
        }
        assertThat(buying.status("budgets", revision)).isEqualTo("approved");
    }

    /** What is ordered stays visible when a revision forgets its concept. */
    @Test
    void whatIsCommittedWithoutABudgetIsShown() {
        budget("1000");
        buying.ordered("A", "100", "1");
        String revision = Site.id(site.act("budgets", buying.budget, "revise"));
        buying.budgeted(revision, "C", "material", "m3", "1", "7");
        site.chief.delete("/api/budget-lines/"
                + Site.id(buying.lines("budget-lines", "budgetId", revision).get(0)));
        site.act("budgets", revision, "approve");
        assertThat(buying.figures("A")).isEqualTo("0.00 | 100.00 | 0.00 | -100.00");
        assertThat(buying.total()).isEqualTo("7.00 | 100.00 | 0.00 | -93.00");
    }

    @Test
    void anotherProjectsCostsDoNotCount() {
        budget("1000");
        Map<String, Object> other = Map.of("code", "OBR-2", "name", "Otra", "partnerId", site.partner);
        String project = Site.id(site.made("projects", other));
        String budget = buying.budgetOf(project);
        buying.budgeted(budget, "A", "material", "m3", "1000", "1");
        site.act("budgets", budget, "approve");
        String theirs = Site.id(site.made("purchase-orders", buying.orderOf(project)));
        buying.line(theirs, "A", "900", "1");
        approve(200, theirs);
        approve(200, buying.order("A", "1000", "1"));
        assertThat(buying.figures(project, "A")).isEqualTo("1000.00 | 900.00 | 0.00 | 100.00");
        assertThat(buying.figures("A")).isEqualTo("1000.00 | 1000.00 | 0.00 | 0.00");
    }

    @Test
    void aPriceMoreThanFivePercentAboveTheBudgetsIsADirectorsToApprove() {
        buying.budgeted("A", "m3", "1000", "100");
        buying.approveBudget();
        approve(200, buying.order("A", "1", "105"));
        String dear = buying.order("A", "1", "105.01");
        assertThat(approve(409, dear).get("detail").stringValue())
                .contains("its price is 105.01 and the budget allows 105.00")
                .contains("Only a director");
        Caller director = buying.with("purchase-orders:approve", "purchase-orders:approve-director");
        JsonNode approved =
                director.post("/api/purchase-orders/" + dear + "/approve").json();
        assertThat(approved.get("beyondLimits").asBoolean()).isTrue();

        // By the piece it cannot be compared; what it comes to is judged all the same.
        String pieces = buying.order();
        Map<String, Object> piece = Map.of(
                "orderId",
                pieces,
                "code",
                "A",
                "description",
                "Saco",
                "unit",
                "saco",
                "quantity",
                "2",
                "unitPrice",
                "250");
        site.made("purchase-order-lines", piece);
        assertThat(approve(200, pieces).get("beyondLimits").booleanValue()).isFalse();
    }

    @Test
    void aCompanySetsHowFarPurchasesMayGo() {
        budget("1000");
        approve(409, buying.order("A", "1100", "1"));
        site.made("parameters", Map.of("budgetTolerancePct", "10", "priceTolerancePct", "0"));
        String more = buying.order("A", "1100", "1");
        assertThat(approve(200, more).get("beyondLimits").booleanValue()).isFalse();
        assertThat(approve(409, buying.order("A", "1", "1.000001"))
                        .get("detail")
                        .stringValue())
                .contains("0.00 is available")
                .contains("the budget allows 1.00");
    }

    @Test
    void anOrderWithoutLinesOrPricesIsNotApproved() {
        budget("1000");
        approve(409, buying.order());
        String free = buying.order("A", "1", "0");
        assertThat(approve(409, free).get("detail").stringValue()).contains("has no price");
    }

    /** Each is a tenth of the budget. */
    @Test
    void ofFiftyApprovedAtOnceTenFitAndTheBudgetIsNeverExceeded() throws Exception {
        budget("1000");
        List<String> orders = IntStream.range(0, PARALLEL)
                .mapToObj(_ -> buying.order("A", "100", "1"))
                .toList();
        List<Integer> answers = AtOnce.by(
                PARALLEL,
                PARALLEL,
                number -> approver.post("/api/purchase-orders/" + orders.get(number) + "/approve")
                        .status());
        assertThat(answers).containsOnly(200, 409);
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(10);
        assertThat(buying.figures("A")).isEqualTo("1000.00 | 1000.00 | 0.00 | 0.00");
    }

    /** Both wait for the project, and the second one sees what the first has committed. */
    @Test
    void ofTwoThatTogetherAreTooMuchOneIsApproved() throws Exception {
        budget("1000");
        List<String> both = List.of(buying.order("A", "600", "1"), buying.order("A", "600", "1"));
        AtomicInteger next = new AtomicInteger();
        String path = "/api/purchase-orders/";
        try (Connection superuser = ConstruccionSuite.DATABASE.superuser()) {
            assertThat(Meeting.at(
                            superuser,
                            "construccion.projects",
                            site.project,
                            () -> approver.post(path + both.get(next.getAndIncrement()) + "/approve")))
                    .extracting(Caller.Answer::status)
                    .containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void aRepeatedApprovalCommitsOnce() {
        budget("1000");
        String order = buying.order("A", "600", "1");
        Caller keyed = approver.with("Idempotency-Key", Buying.newKey());
        String path = "/api/purchase-orders/" + order + "/approve";
        Caller.Answer first = keyed.post(path);
        assertThat(keyed.post(path).text()).isEqualTo(first.text());
        assertThat(first.status()).isEqualTo(200);
        Site.refused(409, approver.post(path));
        assertThat(buying.figures("A")).isEqualTo("1000.00 | 600.00 | 0.00 | 400.00");
    }

    @Test
    void whoApprovesHasSeenTheLines() {
        budget("1000");
        String order = buying.order("A", "1", "1");
        String seen = "\"" + site.get("purchase-orders", order).get("version").intValue() + "\"";
        buying.line(order, "A", "1", "1");
        Caller.Answer answer = approver.with("If-Match", seen).post("/api/purchase-orders/" + order + "/approve");
        assertThat(answer.status()).isEqualTo(412);
    }

    @Test
    void aRequisitionIsMadeOneOrderAndGivenUpWithAReason() {
        budget("1000");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String requisition = Site.id(site.made("requisitions", Map.of("projectId", site.project)));
            Site.refused(409, site.chief.post("/api/requisitions/" + requisition + "/submit")); // no lines
            site.made("requisition-lines", buying.requisitionLineOf(requisition, "A", "Arena", "1"));
            site.act("requisitions", requisition, "submit");
            made.add(requisition);
        }
        site.act("requisitions", made.get(1), "reject", Map.of("reason", "Too early"));
        site.act("requisitions", made.get(1), "cancel", Map.of("reason", "Not needed"));
        site.act("requisitions", made.get(0), "approve");
        Caller keyed = site.chief.with("Idempotency-Key", Buying.newKey());
        String convert = "/api/requisitions/" + made.get(0) + "/convert";
        Map<String, Object> supplier = Map.of("partnerId", site.partner);
        assertThat(keyed.post(convert, supplier).status()).isEqualTo(200);
        assertThat(keyed.post(convert, supplier).status()).isEqualTo(200);
        Site.refused(409, site.chief.post(convert, supplier));
        JsonNode orders = site.chief.get("/api/purchase-orders").json();
        assertThat(orders.size()).isOne();
        assertThat(orders.at("/0/requisitionId").stringValue()).isEqualTo(made.get(0));
        Caller.Answer absent = site.chief.post(
                "/api/purchase-orders",
                Map.of("projectId", site.project, "partnerId", UUID.randomUUID().toString()));
        assertThat(Site.pointer(Site.refused(422, absent))).isEqualTo("/partnerId");
    }

    @Test
    void aStrangersProjectIsAsAbsentAsNone() {
        Caller stranger = ConstruccionSuite.administratorOf(ConstruccionSuite.SUR);
        assertThat(stranger.get("/api/projects/" + site.project + "/budget-vs-actual")
                        .status())
                .isEqualTo(404);
        Caller buyer = buying.with("purchase-orders:read");
        assertThat(buyer.get("/api/projects/" + site.project + "/budget-vs-actual")
                        .status())
                .isEqualTo(403);
        assertThat(buyer.get("/api/commitments").status()).isEqualTo(403);
    }

    /** So much of one concept, at 1.00 each. */
    private void budget(String amount) {
        boolean isLarge = amount.length() > 6;
        buying.budgeted(
                "A", "m3", isLarge ? amount.substring(0, amount.length() - 6) : amount, isLarge ? "1000000" : "1");
        buying.approveBudget();
    }

    private JsonNode approve(int status, String order) {
        Caller.Answer answer = approver.post("/api/purchase-orders/" + order + "/approve");
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.json();
    }
}
