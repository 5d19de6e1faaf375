package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Meeting;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the budget allows and refuses of subcontracts and of what their addendums add. The budget is 1000.00 of A. */
class SubcontractsWithinBudgetIT {

    private final Buying buying = new Buying();
    private final Site site = buying.site;
    private final Caller signer = site.with("contracts:read", "contracts:approve", "addendums:approve");
    private final Caller director = site.with(
            "contracts:read",
            "contracts:approve",
            "contracts:approve-director",
            "addendums:approve",
            "addendums:approve-director");

    SubcontractsWithinBudgetIT() {
        buying.budgeted("A", "m3", "1000", "1");
        buying.budgeted("B", "m3", "1000", "1");
    }

    @Test
    void beyondTheBudgetItIsADirectorsToSign() {
        buying.approveBudget();
        buying.ordered("A", "300", "1");
        signed(signer, contract("A", "600"));
        String more = contract("A", "100.01");
        JsonNode refusal = Site.refused(409, sign(signer, more));
        assertThat(refusal.get("detail").stringValue())
                .isEqualTo("A: it asks for 100.01 and 100.00 is available (budget 1000.00, committed 900.00,"
                        + " actual 0.00). Only a director may approve it like this. Nothing was changed.");
        assertThat(buying.status("contracts", more)).isEqualTo("draft");
        assertThat(buying.figures("A")).isEqualTo("1000.00 | 900.00 | 0.00 | 100.00");
        signed(director, more);
        assertThat(buying.figures("A")).isEqualTo("1000.00 | 1000.01 | 0.00 | -0.01");
    }

    @Test
    void aCompanySetsHowFarTheyMayGo() {
        buying.approveBudget();
        site.made("parameters", Map.of("budgetTolerancePct", "10"));
        signed(signer, contract("A", "1100"));
        Site.refused(409, sign(signer, contract("A", "0.01")));
    }

    /** Nothing tells yet whether it fits. */
    @Test
    void beforeABudgetIsApprovedItIsADirectorsToSign() {
        String early = contract("A", "10");
        assertThat(Site.refused(409, sign(signer, early)).get("detail").stringValue())
                .isEqualTo("The project has no approved budget. Only a director may approve it like this."
                        + " Nothing was changed.");
        signed(director, early);
        assertThat(buying.figures("A")).isEqualTo("0.00 | 10.00 | 0.00 | -10.00");
    }

    /** The client pays it. */
    @Test
    void aClientsContractTakesNothingOfTheBudget() {
        buying.approveBudget();
        String contract = site.contract("client", "0", "0");
        site.line(contract, "A", "5000", "1");
        signed(signer, contract);
    }

    @Test
    void whatAnAddendumAddsIsJudgedAndWhatItTakesAwayIsNot() {
        buying.approveBudget();
        String contract = site.contract("subcontract", "0", "0");
        String first = site.line(contract, "A", "900", "1");
        String second = site.line(contract, "B", "1500", "1");
        signed(director, contract);
        // B stands beyond its budget, as the director decided: A may rise within its own, and B may fall.
        approved(signer, addendum(contract, first, "100"));
        approved(signer, addendum(contract, second, "-100"));
        String more = addendum(contract, first, "0.01");
        JsonNode refusal = Site.refused(409, approve(signer, more));
        assertThat(refusal.get("detail").stringValue())
                .startsWith("A: it asks for 0.01 and 0.00 is available")
                .contains("Only a director");
        assertThat(buying.status("addendums", more)).isEqualTo("draft");
        assertThat(buying.figures("A")).isEqualTo("1000.00 | 1000.00 | 0.00 | 0.00");
        approved(director, more);
        assertThat(buying.figures("A")).isEqualTo("1000.00 | 1000.01 | 0.00 | -0.01");
        assertThat(buying.figures("B")).isEqualTo("1000.00 | 1400.00 | 0.00 | -400.00");
    }

    @Test
    void whoMadeOneBeyondTheBudgetDoesNotSignIt() {
        buying.approveBudget();
        site.made("parameters", Map.of("fourEyes", true));
        signed(site.chief, contract("A", "1000"));
        String beyond = contract("B", "1000.01");
        assertThat(Site.refused(403, sign(site.chief, beyond)).get("detail").stringValue())
                .startsWith("You made or submitted it");
        signed(director, beyond);
    }

    /** Both wait for the project, and the second one sees what the first has committed. */
    @Test
    void ofTwoThatTogetherAreTooMuchOneIsSigned() throws Exception {
        buying.approveBudget();
        List<String> both = List.of(contract("A", "600"), contract("A", "600"));
        AtomicInteger next = new AtomicInteger();
        try (Connection superuser = ConstruccionSuite.DATABASE.superuser()) {
            assertThat(Meeting.at(
                            superuser,
                            "construccion.projects",
                            site.project,
                            () -> sign(signer, both.get(next.getAndIncrement()))))
                    .extracting(Caller.Answer::status)
                    .containsExactlyInAnyOrder(200, 409);
        }
        assertThat(buying.figures("A")).isEqualTo("1000.00 | 600.00 | 0.00 | 400.00");
    }

    /** A draft of a subcontract of so much of one concept, at 1.00 each. */
    private String contract(String code, String amount) {
        String contract = site.contract("subcontract", "0", "0");
        site.line(contract, code, amount, "1");
        return contract;
    }

    private String addendum(String contract, String line, String quantity) {
        String addendum = Site.id(site.made("addendums", Map.of("contractId", contract, "cause", "Obra")));
        site.made("addendum-lines", Map.of("addendumId", addendum, "contractLineId", line, "quantity", quantity));
        return addendum;
    }

    private static Caller.Answer sign(Caller who, String contract) {
        return who.post("/api/contracts/" + contract + "/activate");
    }

    private static Caller.Answer approve(Caller who, String addendum) {
        return who.post("/api/addendums/" + addendum + "/approve");
    }

    private static void signed(Caller who, String contract) {
        Caller.Answer answer = sign(who, contract);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static void approved(Caller who, String addendum) {
        Caller.Answer answer = approve(who, addendum);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
