package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a subcontract does to the budget: committed when it is signed, a cost as its estimates are authorised. */
class SubcontractCostsIT {

    private final Site site = new Site();
    private final Buying budget = new Buying(site);

    SubcontractCostsIT() {
        site.built(site.item("OBRA", "100"), "2025-01-31", "10");
        budget.budgeted("MUR", "m2", "100", "400");
    }

    @Test
    void whatIsAgreedIsCommittedAndBecomesACostAsItIsAuthorised() {
        budget.approveBudget();
        String contract = site.contract("subcontract", "0", "10");
        String walls = site.line(contract, "MUR", "100", "350");
        assertThat(budget.figures("MUR")).isEqualTo("40000.00 | 0.00 | 0.00 | 40000.00");
        site.act("contracts", contract, "activate");
        assertThat(budget.figures("MUR")).isEqualTo("40000.00 | 35000.00 | 0.00 | 5000.00");

        String estimate = site.estimate(contract, "2025-01-01", "2025-01-31");
        site.estimated(estimate, walls, "40");
        site.act("estimates", estimate, "submit");
        site.act("estimates", estimate, "review");
        assertThat(budget.figures("MUR")).isEqualTo("40000.00 | 35000.00 | 0.00 | 5000.00");
        site.act("estimates", estimate, "authorize");
        assertThat(budget.figures("MUR")).isEqualTo("40000.00 | 21000.00 | 14000.00 | 5000.00");
        JsonNode cost = site.chief.get("/api/actual-costs").json().get(0);
        assertThat(cost.get("incurredOn").stringValue()).isEqualTo("2025-01-31");
        assertThat(cost.get("estimateName").stringValue()).endsWith(" / 1");
        site.pay("estimates", estimate, "2025-02-10");
        assertThat(budget.figures("MUR")).isEqualTo("40000.00 | 21000.00 | 14000.00 | 5000.00");

        String addendum = Site.id(site.made("addendums", Map.of("contractId", contract, "cause", "Menos muros")));
        site.made("addendum-lines", Map.of("addendumId", addendum, "contractLineId", walls, "quantity", "-20"));
        site.act("addendums", addendum, "approve");
        assertThat(budget.figures("MUR")).isEqualTo("40000.00 | 14000.00 | 14000.00 | 12000.00");

        site.act("contracts", contract, "close");
        assertThat(budget.figures("MUR")).isEqualTo("40000.00 | 0.00 | 14000.00 | 26000.00");
    }

    /** What a line is committed to may become less than what was released of it, by a cent that the price's mills make. */
    @Test
    void anAddendumTakesBackALineOfWhichMoreCentsAreSpentThanItIsWorth() {
        budget.approveBudget();
        String contract = site.contract("subcontract", "0", "0");
        String walls = site.line(contract, "MUR", "2", "1.004");
        site.act("contracts", contract, "activate");
        String first = site.estimate(contract, "2025-01-01", "2025-01-15");
        site.estimated(first, walls, "1");
        site.act("estimates", first, "submit");
        String second = site.estimate(contract, "2025-01-16", "2025-01-31");
        site.estimated(second, walls, "1");
        site.act("estimates", second, "submit");
        site.act("estimates", first, "reject", Map.of("reason", "Of another contract"));
        site.act("estimates", first, "cancel", Map.of("reason", "Of another contract"));
        site.act("estimates", second, "review");
        site.act("estimates", second, "authorize");
        assertThat(budget.figures("MUR")).isEqualTo("40000.00 | 1.00 | 1.01 | 39997.99");

        String addendum = Site.id(site.made("addendums", Map.of("contractId", contract, "cause", "Menos muros")));
        site.made("addendum-lines", Map.of("addendumId", addendum, "contractLineId", walls, "quantity", "-1"));
        site.act("addendums", addendum, "approve");
        assertThat(budget.figures("MUR")).isEqualTo("40000.00 | 0.00 | 1.01 | 39998.99");
    }

    @Test
    void whatTheClientPaysCostsNothing() {
        budget.approveBudget();
        String contract = site.contract("client", "0", "0");
        String walls = site.line(contract, "MUR", "100", "500");
        site.act("contracts", contract, "activate");
        authorised(contract, walls, "10");
        assertThat(budget.figures("MUR")).isEqualTo("40000.00 | 0.00 | 0.00 | 40000.00");
        assertThat(site.chief.get("/api/commitments").json()).isEmpty();
    }

    @Test
    void aConceptThatTheApprovedBudgetLacksIsNotSigned() {
        String early = site.contract("subcontract", "0", "0");
        site.line(early, "PIS", "10", "100");
        site.act("contracts", early, "activate");
        assertThat(budget.figures("PIS")).isEqualTo("0.00 | 1000.00 | 0.00 | -1000.00");

        budget.approveBudget();
        String late = site.contract("subcontract", "0", "0");
        site.line(late, "PIS", "10", "100");
        site.line(late, "YES", "10", "100");
        Caller.Answer refused = site.chief.post("/api/contracts/" + late + "/activate");
        assertThat(Site.refused(409, refused).get("detail").stringValue())
                .isEqualTo("The project's approved budget does not have: PIS, YES. A new revision adds it."
                        + " Nothing was changed.");
        assertThat(budget.status("contracts", late)).isEqualTo("draft");
    }

    /** V039: what a suite had before contracts did anything to budgets is booked when it is upgraded, once. */
    @Test
    void whatWasSignedBeforeIsBookedByTheUpgrade() throws SQLException, IOException {
        budget.approveBudget();
        String contract = site.contract("subcontract", "0", "0");
        String walls = site.line(contract, "MUR", "100", "350");
        site.act("contracts", contract, "activate");
        authorised(contract, walls, "40");
        String booked = "40000.00 | 21000.00 | 14000.00 | 5000.00";
        assertThat(budget.figures("MUR")).isEqualTo(booked);

        run("DELETE FROM construccion_budgets.commitments WHERE tenant_id = '" + site.tenant + "'");
        run("DELETE FROM construccion_budgets.actual_costs WHERE tenant_id = '" + site.tenant + "'");
        assertThat(budget.figures("MUR")).isEqualTo("40000.00 | 0.00 | 0.00 | 40000.00");
        run(script());
        run(script());
        assertThat(budget.figures("MUR")).isEqualTo(booked);
    }

    private void authorised(String contract, String line, String quantity) {
        String estimate = site.estimate(contract, "2025-01-01", "2025-01-31");
        site.estimated(estimate, line, quantity);
        site.act("estimates", estimate, "submit");
        site.act("estimates", estimate, "review");
        site.act("estimates", estimate, "authorize");
    }

    private static String script() throws IOException {
        try (InputStream script =
                SubcontractCostsIT.class.getResourceAsStream("/db/migration/V039__costs_of_subcontracts.sql")) {
            assertThat(script).isNotNull();
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void run(String sql) throws SQLException {
        try (Connection superuser = ConstruccionSuite.DATABASE.superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
