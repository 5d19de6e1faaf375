package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Meeting;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What estimates of one contract are refused for, and what they keep together however many come at once. */
class EstimatesIT {

    private static final int PARALLEL = 50;

    private final Site site = new Site();
    private final String contract = site.contract("client", "10", "5");
    private final String line = site.line(contract, "A", "100", "10");

    EstimatesIT() {
        site.act("contracts", contract, "activate");
    }

    @Test
    void noMoreIsEstimatedThanIsContractedUnlessAnAddendumRaisesIt() {
        String first = site.estimate(contract, "2025-01-01", "2025-01-31");
        site.estimated(first, line, "60");
        site.act("estimates", first, "submit");
        String second = site.estimate(contract, "2025-02-01", "2025-02-28");
        Map<String, Object> tooMuch = Site.estimatedOf(second, line, "40.0001");
        JsonNode refusal = Site.refused(409, site.chief.post("/api/estimate-lines", tooMuch));
        assertThat(Site.pointer(refusal)).isEqualTo("/quantity");
        assertThat(refusal.get("detail").stringValue()).contains("100.0001 / 100.0000");

        String addendum = Site.id(site.made("addendums", Map.of("contractId", contract, "cause", "More")));
        site.made("addendum-lines", Map.of("addendumId", addendum, "contractLineId", line, "quantity", "0.0001"));
        Site.refused(409, site.chief.post("/api/estimate-lines", tooMuch));
        site.act("addendums", addendum, "approve");
        site.made("estimate-lines", tooMuch);
        site.act("estimates", second, "submit");
        Site.refused(409, site.chief.post("/api/addendums/" + addendum + "/approve"));
        JsonNode fixed = site.chief
                .get("/api/addendum-lines?addendumId=" + addendum)
                .json()
                .get(0);
        Site.refused(409, site.chief.delete("/api/addendum-lines/" + Site.id(fixed)));

        String less = Site.id(site.made("addendums", Map.of("contractId", contract, "cause", "Less")));
        Map<String, Object> taken = Map.of("addendumId", less, "contractLineId", line, "quantity", "-0.0001");
        assertThat(Site.pointer(Site.refused(409, site.chief.post("/api/addendum-lines", taken))))
                .isEqualTo("/quantity");
    }

    @Test
    void ofTwoThatTogetherAreTooMuchOneIsSubmitted() throws Exception {
        List<String> both = List.of(
                site.estimate(contract, "2025-01-01", "2025-01-31"),
                site.estimate(contract, "2025-02-01", "2025-02-28"));
        both.forEach(estimate -> site.estimated(estimate, line, "60"));
        AtomicInteger next = new AtomicInteger();
        try (Connection superuser = ConstruccionSuite.DATABASE.superuser()) {
            assertThat(Meeting.at(
                            superuser,
                            "construccion_contracts.contracts",
                            contract,
                            () -> site.chief.post("/api/estimates/" + both.get(next.getAndIncrement()) + "/submit")))
                    .extracting(Caller.Answer::status)
                    .containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void periodsOfOneContractDoNotOverlapAndACancelledOneMakesRoom() {
        String january = site.estimate(contract, "2025-01-01", "2025-01-31");
        Map<String, Object> overlapping = Site.estimateOf(contract, "2025-01-31", "2025-02-28");
        JsonNode refusal = Site.refused(409, site.chief.post("/api/estimates", overlapping));
        assertThat(refusal.get("detail").stringValue()).startsWith("It overlaps");
        String other = site.contract("client", "0", "0");
        site.line(other, "A", "1", "1");
        site.act("contracts", other, "activate");
        site.estimate(other, "2025-01-31", "2025-02-28");
        site.act("estimates", january, "cancel", Map.of("reason", "Twice"));
        assertThat(site.made("estimates", overlapping).get("n").intValue()).isEqualTo(2);
        Caller.Answer backwards =
                site.chief.post("/api/estimates", Site.estimateOf(contract, "2025-04-02", "2025-04-01"));
        assertThat(Site.pointer(Site.refused(422, backwards))).isEqualTo("/periodTo");
    }

    @Test
    void whoSplitsAMonthDoesNotGetAroundTheDirector() {
        String large = site.contract("client", "0", "0");
        String work = site.line(large, "A", "1000", "1000");
        site.act("contracts", large, "activate");
        String item = site.item("CIM", "100");
        site.built(item, "2025-01-10", "10");
        site.built(item, "2025-01-31", "20");
        site.built(item, "2025-02-10", "30");
        String first = reviewed(large, "2025-01-01", "2025-01-15", work, "60");
        String second = reviewed(large, "2025-01-16", "2025-01-31", work, "50");
        String next = reviewed(large, "2025-02-01", "2025-02-28", work, "50");
        Caller clerk = site.with("estimates:read", "estimates:approve");
        assertThat(authorised(clerk, first)).isEqualTo(200);
        assertThat(authorised(clerk, second)).isEqualTo(403);
        assertThat(site.get("estimates", second).get("status").stringValue()).isEqualTo("reviewed");
        assertThat(authorised(clerk, next)).as("another month").isEqualTo(200);
        assertThat(authorised(site.chief, second)).isEqualTo(200);
    }

    @Test
    void aCompanySetsFromWhichAmountADirectorAuthorises() {
        String large = site.contract("client", "0", "5");
        String estimated = site.line(large, "A", "100", "10000");
        site.act("contracts", large, "activate");
        site.built(site.item("A", "100"), "2025-01-31", "10");
        String estimate = reviewed(large, "2025-01-01", "2025-01-31", estimated, "10"); // 100,000.00
        Caller approver = site.with("estimates:read", "estimates:approve");
        site.sets(Map.of("clientDirectorOver", "99999.99"));
        JsonNode refusal = Site.refused(403, approver.post("/api/estimates/" + estimate + "/authorize"));
        assertThat(refusal.get("detail").stringValue()).contains("a director");
        site.sets(Map.of("clientDirectorOver", "100000.00"));
        assertThat(authorised(approver, estimate)).isEqualTo(200);
    }

    private String reviewed(String contract, String from, String to, String line, String quantity) {
        String estimate = site.estimate(contract, from, to);
        site.estimated(estimate, line, quantity);
        site.act("estimates", estimate, "submit");
        site.act("estimates", estimate, "review");
        return estimate;
    }

    private static int authorised(Caller by, String estimate) {
        return by.post("/api/estimates/" + estimate + "/authorize").status();
    }

    @Test
    void fiftyAtOnceAreNumberedOneToFiftyWithoutAGap() throws Exception {
        LocalDate first = LocalDate.of(2025, 1, 1);
        List<Callable<Integer>> requests = IntStream.range(0, PARALLEL)
                .mapToObj(day -> (Callable<Integer>) () -> {
                    String date = first.plusDays(day).toString();
                    return site.made("estimates", Site.estimateOf(contract, date, date))
                            .get("n")
                            .intValue();
                })
                .toList();
        assertThat(inParallel(requests))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, PARALLEL).boxed().toList());
        Site.refused(
                405,
                site.chief.delete("/api/estimates/"
                        + Site.id(site.chief.get("/api/estimates").json().get(0))));
    }

    @Test
    void aRepeatedRequestTakesNoNumber() {
        Caller keyed = site.chief.with("Idempotency-Key", "one");
        Map<String, Object> body = Site.estimateOf(contract, "2025-01-01", "2025-01-31");
        assertThat(keyed.post("/api/estimates", body).json().get("n").intValue())
                .isOne();
        assertThat(keyed.post("/api/estimates", body).json().get("n").intValue())
                .isOne();
        assertThat(site.estimate(contract, "2025-02-01", "2025-02-28")).isNotEmpty();
        assertThat(site.chief
                        .get("/api/estimates?sort=periodFrom")
                        .json()
                        .at("/1/n")
                        .intValue())
                .isEqualTo(2);
    }

    /** The first answer was lost on the way; meanwhile others went on, and what was asked for would not be allowed now. */
    @Test
    void aRepeatedRequestIsAnsweredLikeTheFirstWhateverHasHappenedSince() {
        Caller keyed = site.chief.with("Idempotency-Key", "again");
        Map<String, Object> advance = Site.advanceOf(contract, "10");
        Map<String, Object> more = Map.of("contractId", contract, "cause", "More");
        Map<String, Object> last =
                Map.of("contractId", contract, "periodFrom", "2025-01-01", "periodTo", "2025-01-31", "isFinal", true);
        assertThat(keyed.post("/api/advances", advance).status()).isEqualTo(201);
        String addendum = Site.id(keyed.post("/api/addendums", more).json());
        Map<String, Object> moreOfIt = Map.of("addendumId", addendum, "contractLineId", line, "quantity", "1");
        assertThat(keyed.post("/api/addendum-lines", moreOfIt).status()).isEqualTo(201);
        assertThat(keyed.post("/api/addendum-lines", moreOfIt).status()).isEqualTo(200);
        site.act("addendums", addendum, "approve");
        String estimate = Site.id(keyed.post("/api/estimates", last).json());
        site.estimated(estimate, line, "10");
        site.act("estimates", estimate, "submit");

        assertThat(Site.id(keyed.post("/api/estimates", last).json())).isEqualTo(estimate);
        assertThat(Site.id(keyed.post("/api/addendums", more).json())).isEqualTo(addendum);
        assertThat(keyed.post("/api/addendum-lines", moreOfIt).status()).isEqualTo(200);
        assertThat(keyed.post("/api/advances", advance).status()).isEqualTo(200);
        Map<String, Object> other = Map.of("addendumId", addendum, "contractLineId", line, "quantity", "2");
        Site.refused(422, keyed.post("/api/addendum-lines", other));
    }

    @Test
    void eachStateAllowsWhatComesNextAndWhatIsSubmittedIsFixed() {
        String estimate = site.estimate(contract, "2025-01-01", "2025-01-31");
        String at = "/api/estimates/" + estimate;
        Site.refused(409, site.chief.post(at + "/submit")); // no lines
        site.estimated(estimate, line, "10");
        JsonNode early = Site.refused(409, site.chief.post(at + "/authorize"));
        assertThat(early.get("state").stringValue()).isEqualTo("draft");
        site.act("estimates", estimate, "submit");
        Site.refused(409, site.chief.post("/api/estimate-lines", Site.estimatedOf(estimate, line, "1")));
        Site.refused(409, site.chief.post(at + "/pay", Map.of("paidOn", "2025-02-01")));
        site.act("estimates", estimate, "reject", Map.of("reason", "Photographs are missing"));
        JsonNode line = site.chief
                .get("/api/estimate-lines?estimateId=" + estimate)
                .json()
                .get(0);
        site.chief.with("If-Match", "\"1\"").put("/api/estimate-lines/" + Site.id(line), Map.of("quantity", "20"));
        assertThat(site.act("estimates", estimate, "submit").get("gross").stringValue())
                .isEqualTo("200.00");
        Site.refused(409, site.chief.post(at + "/cancel", Map.of("reason", "Late")));
    }

    @Test
    void theResidentVerifiesTheProgressOfThePeriodBeforeAnEstimateIsReviewed() {
        String item = site.item("A", "100");
        String estimate = site.estimate(contract, "2025-01-01", "2025-01-31");
        site.estimated(estimate, line, "10");
        site.act("estimates", estimate, "submit");
        String review = "/api/estimates/" + estimate + "/review";
        assertThat(Site.refused(409, site.chief.post(review)).get("detail").stringValue())
                .startsWith("No physical progress");
        String seen = Site.id(site.made("progress", Site.progressOf(item, "2025-01-15", "10")));
        assertThat(Site.refused(409, site.chief.post(review)).get("detail").stringValue())
                .contains("is not verified");
        site.act("progress", seen, "verify");
        site.act("estimates", estimate, "review");
    }

    @Test
    void afterTheFinalEstimateNothingComes() {
        String open = site.estimate(contract, "2025-01-01", "2025-01-31");
        String last = Site.id(site.made(
                "estimates",
                Map.of("contractId", contract, "periodFrom", "2025-02-01", "periodTo", "2025-02-28", "isFinal", true)));
        site.estimated(last, line, "10");
        Site.refused(409, site.chief.post("/api/estimates/" + last + "/submit"));
        site.act("estimates", open, "cancel", Map.of("reason", "In the final one"));
        site.act("estimates", last, "submit");
        Site.refused(409, site.chief.post("/api/estimates", Site.estimateOf(contract, "2025-03-01", "2025-03-31")));
        Site.refused(409, site.chief.post("/api/advances", Site.advanceOf(contract, "1")));
        Site.refused(409, site.chief.post("/api/contracts/" + contract + "/close"));
    }

    @Test
    void whatAnotherContractHasIsAsAbsentAsARandomLine() {
        String other = site.contract("client", "0", "0");
        String foreign = site.line(other, "A", "1", "1");
        String estimate = site.estimate(contract, "2025-01-01", "2025-01-31");
        Caller.Answer answer = site.chief.post("/api/estimate-lines", Site.estimatedOf(estimate, foreign, "1"));
        assertThat(Site.pointer(Site.refused(422, answer))).isEqualTo("/contractLineId");
        JsonNode draft = Site.refused(
                409, site.chief.post("/api/estimates", Site.estimateOf(other, "2025-01-01", "2025-01-31")));
        assertThat(draft.get("state").stringValue()).isEqualTo("draft");
    }

    private static <T> List<T> inParallel(List<Callable<T>> requests) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(requests.size())) {
            List<T> answers = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(requests)) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
