package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A subcontract with advance and retention, told from its signature to its settlement: the work progresses, three
 * estimates follow it, each is authorised by whoever its amount takes, and at the end everything adds up to the cent.
 */
class FromContractToPaymentIT {

    private final Site site = new Site();

    @Test
    void aSubcontractIsEstimatedAuthorisedPaidAndSettledToTheCent() {
        // The contract: 1,000 m3 at 1,234.567890 and 333.3333 t at 999.995. 25 % in advance, 10 % retained.
        String contract = site.contract("subcontract", "25", "10");
        String concrete = site.line(contract, "CON", "1000", "1234.567890");
        String steel = site.line(contract, "ACE", "333.3333", "999.995");
        assertThat(figure("contracts", contract, "amount")).isEqualTo("1567899.52"); // 1,234,567.89 + 333,331.63
        assertThat(site.act("contracts", contract, "activate").get("status").stringValue())
                .isEqualTo("active");
        site.advancePaid(contract, "391974.88"); // 25 % of it

        // 1. January: 30 m3, 37,037.04. Anybody who approves estimates authorises up to 50,000.
        String foundation = site.item("CIM", "100");
        site.built(foundation, "2025-01-31", "3");
        String first = site.estimate(contract, "2025-01-01", "2025-01-31");
        site.estimated(first, concrete, "30");
        assertFigures(first, "37037.04", "9259.26", "27777.78", "2777.78", "25000.00");
        authorised(first, "estimates:approve");
        site.pay("estimates", first, "2025-02-10");

        // 2. February: 370 m3 and 20 t, 476,790.02. An engineer authorises up to 500,000.
        site.built(foundation, "2025-02-28", "40");
        String second = site.estimate(contract, "2025-02-01", "2025-02-28");
        site.estimated(second, concrete, "370");
        site.estimated(second, steel, "20");
        assertFigures(second, "476790.02", "119197.51", "357592.51", "35759.25", "321833.26");
        mayNotAuthorise(second, "estimates:approve");
        authorised(second, "estimates:approve", "estimates:approve-engineer");
        site.pay("estimates", second, "2025-03-10");

        // An addendum: 10 m3 more, and a railing that nobody had thought of.
        String addendum = Site.id(site.made("addendums", Map.of("contractId", contract, "cause", "Barandal")));
        site.made("addendum-lines", Map.of("addendumId", addendum, "contractLineId", concrete, "quantity", "10"));
        site.made(
                "addendum-lines",
                Map.of(
                        "addendumId",
                        addendum,
                        "code",
                        "BAR",
                        "concept",
                        "Barandal",
                        "unit",
                        "m",
                        "unitPrice",
                        "100.005",
                        "quantity",
                        "3"));
        assertThat(site.act("addendums", addendum, "approve").get("amount").stringValue())
                .isEqualTo("12645.70"); // 12,345.68 + 300.02
        assertThat(figure("contracts", contract, "amount")).isEqualTo("1580545.22");
        assertThat(figure("contracts", contract, "originalAmount")).isEqualTo("1567899.52");
        String railing = site.chief
                .get("/api/contract-lines?contractId=" + contract + "&q=Barandal")
                .json()
                .at("/0/id")
                .stringValue();

        // 3. The final estimate: all that is left, 1,066,718.16. A director authorises it, and the advance is settled.
        site.built(foundation, "2025-03-31", "100");
        String last = Site.id(site.made(
                "estimates",
                Map.of("contractId", contract, "periodFrom", "2025-03-01", "periodTo", "2025-03-31", "isFinal", true)));
        site.estimated(last, concrete, "610");
        site.estimated(last, steel, "313.3333");
        site.estimated(last, railing, "3");
        assertFigures(last, "1066718.16", "263518.11", "803200.05", "80320.01", "722880.04");
        mayNotAuthorise(last, "estimates:approve", "estimates:approve-engineer");
        authorised(last, "estimates:approve", "estimates:approve-director");
        site.pay("estimates", last, "2025-04-10");

        allAddsUp(contract);
        assertThat(site.act("contracts", contract, "close").get("status").stringValue())
                .isEqualTo("closed");
        Caller approver = site.with("contracts:read", "contracts:approve");
        Site.refused(403, approver.post("/api/contracts/" + contract + "/release-retentions"));
        assertThat(site.act("contracts", contract, "release-retentions")
                        .get("status")
                        .stringValue())
                .isEqualTo("settled");
        assertThat(list("retentions", contract))
                .allSatisfy(retention ->
                        assertThat(retention.get("status").stringValue()).isEqualTo("released"));
    }

    @Test
    void theDemosEstimatesAddUpToo() {
        for (UUID company : List.of(ConstruccionSuite.NORTE, ConstruccionSuite.SUR)) {
            Caller chief = ConstruccionSuite.administratorOf(company);
            JsonNode estimates = chief.get("/api/estimates").json();
            assertThat(estimates.isEmpty()).isFalse();
            for (JsonNode estimate : estimates) {
                JsonNode lines = chief.get("/api/estimate-lines?estimateId=" + Site.id(estimate))
                        .json();
                assertThat(total(lines, "amount"))
                        .isEqualTo(estimate.get("gross").stringValue());
            }
        }
    }

    private void allAddsUp(String contract) {
        BigDecimal gross = sum("estimates", contract, "gross");
        assertThat(gross).isEqualTo(figure("contracts", contract, "amount"));
        assertThat(sum("estimates", contract, "amortisation")).isEqualTo("391974.88");
        assertThat(sum("estimates", contract, "retained")).isEqualTo("118857.04");
        assertThat(sum("estimates", contract, "net")).isEqualTo("1069713.30");
        assertThat(gross)
                .isEqualTo(sum("estimates", contract, "amortisation")
                        .add(sum("estimates", contract, "retained"))
                        .add(sum("estimates", contract, "net")));
        assertThat(sum("retentions", contract, "amount")).isEqualTo("118857.04");
        JsonNode advance = list("advances", contract).iterator().next();
        assertThat(advance.get("status").stringValue()).isEqualTo("settled");
        assertThat(advance.get("amortised")).isEqualTo(advance.get("amount"));
        assertThat(list("contract-lines", contract))
                .allSatisfy(line -> assertThat(line.get("estimated")).isEqualTo(line.get("contracted")));
    }

    private void assertFigures(
            String estimate, String gross, String amortisation, String base, String retained, String net) {
        JsonNode told = site.get("estimates", estimate);
        assertThat(told.get("gross").stringValue()).as("gross").isEqualTo(gross);
        assertThat(told.get("amortisation").stringValue()).as("amortisation").isEqualTo(amortisation);
        assertThat(told.get("retentionBase").stringValue()).as("base").isEqualTo(base);
        assertThat(told.get("retained").stringValue()).as("retained").isEqualTo(retained);
        assertThat(told.get("net").stringValue()).as("net").isEqualTo(net);
        site.act("estimates", estimate, "submit");
        assertThat(site.act("estimates", estimate, "review").get("net").stringValue())
                .isEqualTo(net);
    }

    private void authorised(String estimate, String... permissions) {
        assertThat(site.with(permissions)
                        .post("/api/estimates/" + estimate + "/authorize")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("authorized");
    }

    private void mayNotAuthorise(String estimate, String... permissions) {
        Site.refused(403, site.with(permissions).post("/api/estimates/" + estimate + "/authorize"));
    }

    private String figure(String resource, String id, String field) {
        return site.get(resource, id).get(field).stringValue();
    }

    private Iterable<JsonNode> list(String resource, String contract) {
        return site.chief.get("/api/" + resource + "?contractId=" + contract).json();
    }

    private BigDecimal sum(String resource, String contract, String field) {
        return total(list(resource, contract), field);
    }

    private static BigDecimal total(Iterable<JsonNode> records, String field) {
        return StreamSupport.stream(records.spliterator(), false)
                .map(record -> new BigDecimal(record.get(field).stringValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
