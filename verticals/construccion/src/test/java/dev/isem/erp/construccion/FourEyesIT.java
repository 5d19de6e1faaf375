package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.construccion.progress.ProgressEndpoints;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Table;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.tenancy.Tenancy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A company in which whoever makes a document does not authorise it. In all other tests one person does both. */
class FourEyesIT {

    private static final String JANUARY = "2025-01-31";

    private final Buying buying = new Buying();
    private final Site site = buying.site;

    @Test
    void whoMadeOrSubmittedAnEstimateDoesNotAuthoriseIt() {
        String contract = site.contract("client", "0", "0");
        String line = site.line(contract, "A", "10", "100");
        site.act("contracts", contract, "activate");
        site.built(site.item("A", "100"), JANUARY, "10");
        wantFourEyes();
        String estimate = site.estimate(contract, "2025-01-01", JANUARY);
        site.estimated(estimate, line, "1");
        String path = "/api/estimates/" + estimate;
        Caller clerk = site.with("estimates:update", "estimates:approve");
        assertThat(clerk.post(path + "/submit").status()).isEqualTo(200);
        site.act("estimates", estimate, "review");

        assertThat(refusal(site.chief, path + "/authorize"))
                .isEqualTo("You made or submitted it, and in this company who makes does not authorise."
                        + " Ask somebody else who holds the permission. Nothing was changed.");
        assertThat(refusal(clerk.with("Accept-Language", "es"), path + "/authorize"))
                .isEqualTo("Usted lo hizo o lo envió, y en esta empresa quien hace no autoriza."
                        + " Pídalo a otra persona que tenga el permiso. No se cambió nada.");
        assertThat(buying.status("estimates", estimate)).isEqualTo("reviewed");
        assertThat(acted(site.with("estimates:approve"), path + "/authorize")).isEqualTo("authorized");
    }

    @Test
    void whoMadeAnAddendumDoesNotApproveIt() {
        wantFourEyes();
        String contract = site.contract("client", "0", "0");
        String line = site.line(contract, "A", "10", "100");
        site.act("contracts", contract, "activate");
        String addendum = Site.id(site.made("addendums", Map.of("contractId", contract, "cause", "More")));
        site.made("addendum-lines", Map.of("addendumId", addendum, "contractLineId", line, "quantity", "5"));
        String approve = "/api/addendums/" + addendum + "/approve";
        refusal(site.chief, approve);
        assertThat(site.get("contracts", contract).get("amount").stringValue()).isEqualTo("1000.00");
        assertThat(acted(site.with("addendums:approve"), approve)).isEqualTo("approved");
        assertThat(site.get("contracts", contract).get("amount").stringValue()).isEqualTo("1500.00");
    }

    /** Within the budget and its prices nobody has to decide anything. */
    @Test
    void whoMadeAnOrderBeyondTheLimitsDoesNotApproveIt() {
        buying.budgeted("A", "m3", "10", "100");
        buying.approveBudget();
        wantFourEyes();
        buying.ordered("A", "1", "100");
        String approve = "/api/purchase-orders/" + buying.order("A", "1", "200") + "/approve";
        refusal(site.chief, approve);
        assertThat(buying.figures("A")).isEqualTo("1000.00 | 100.00 | 0.00 | 900.00");
        Caller director = site.with("purchase-orders:approve", "purchase-orders:approve-director");
        assertThat(acted(director, approve)).isEqualTo("approved");
        assertThat(buying.figures("A")).isEqualTo("1000.00 | 300.00 | 0.00 | 700.00");
    }

    @Test
    void whoMadeABudgetOrItsRevisionDoesNotApproveIt() {
        wantFourEyes();
        buying.budgeted("A", "m3", "10", "100");
        String first = "/api/budgets/" + buying.budget;
        refusal(site.chief, first + "/approve");
        assertThat(buying.figures("A")).isEmpty();
        Caller another = site.with("budgets:read", "budgets:approve");
        assertThat(acted(another, first + "/approve")).isEqualTo("approved");
        assertThat(buying.figures("A")).isEqualTo("1000.00 | 0.00 | 0.00 | 1000.00");

        String revision = Site.id(another.post(first + "/revise").json());
        refusal(another, "/api/budgets/" + revision + "/approve");
        assertThat(buying.status("budgets", buying.budget)).isEqualTo("approved");
        assertThat(acted(site.chief, "/api/budgets/" + revision + "/approve")).isEqualTo("approved");
        assertThat(buying.status("budgets", buying.budget)).isEqualTo("superseded");
    }

    @Test
    void whoRecordedProgressDoesNotVerifyIt() {
        wantFourEyes();
        String entry = Site.id(site.made("progress", Site.progressOf(site.item("A", "100"), JANUARY, "40")));
        refusal(site.chief, "/api/progress/" + entry + "/verify");
        assertThat(physicalProgress()).isEqualTo("0.00");
        assertThat(acted(site.with("progress:approve"), "/api/progress/" + entry + "/verify"))
                .isEqualTo("verified");
        assertThat(physicalProgress()).isEqualTo("40.00");
    }

    @Test
    void whoMadeAPayrollDoesNotPostIt() {
        Labour labour = new Labour(site, buying);
        labour.attended(labour.employee("E-1", "500.00", "1.5"), "2025-02-03", "8");
        wantFourEyes();
        String post = "/api/payrolls/" + Site.id(labour.payroll("2025-02-03", "2025-02-08")) + "/post";
        refusal(site.chief, post);
        assertThat(acted(site.with("payrolls:approve"), post)).isEqualTo("posted");
    }

    /** As demo records are made, and what the vertical does by itself. */
    @Test
    void whatNobodyMadeIsForAnybodyToAuthorise() {
        wantFourEyes();
        Values seen = Values.none()
                .with("wbsItemId", UUID.fromString(site.item("A", "100")))
                .with("recordedOn", LocalDate.parse(JANUARY))
                .with("pctCum", new BigDecimal("40"));
        UUID entry = UUID.randomUUID();
        Store store = ConstruccionSuite.CONSTRUCCION.bean(Store.class);
        Tenancy.call(
                site.tenant,
                () -> store.transactions()
                        .write(() -> new Table(store, ProgressEndpoints.progress()).insert(entry, seen)));
        assertThat(acted(site.chief, "/api/progress/" + entry + "/verify")).isEqualTo("verified");
    }

    private void wantFourEyes() {
        assertThat(site.made("parameters", Map.of("fourEyes", true))
                        .get("fourEyes")
                        .booleanValue())
                .isTrue();
    }

    private static String refusal(Caller who, String path) {
        return Site.refused(403, who.post(path)).get("detail").stringValue();
    }

    /** The state that it leads to. */
    private static String acted(Caller who, String path) {
        Caller.Answer answer = who.post(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("status").stringValue();
    }

    private String physicalProgress() {
        return site.get("projects", site.project).get("physicalProgress").stringValue();
    }
}
