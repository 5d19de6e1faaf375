package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of 100 that came for 1,000.00, sixty were handed out; what of them comes back lies at the site again. */
class SiteReturnsIT {

    private static final int PARALLEL = 50;

    private final Buying buying = new Buying();
    private final Site site = buying.site;
    private final String issue;

    SiteReturnsIT() {
        buying.budgeted("A", "m3", "1000", "10");
        buying.approveBudget();
        site.act("receipts", buying.receipt(buying.ordered("A", "100", "10")), "post");
        String stock = Site.id(site.chief.get("/api/site-stock").json().get(0));
        issue = Site.id(site.made(
                "site-issues",
                Map.of("siteStockId", stock, "quantity", "60", "issuedOn", "2026-01-16", "issuedTo", "Cuadrilla 1")));
    }

    @Test
    void whatComesBackLiesThereAgainAndCostsWhatItDid() {
        assertThat(stock()).isEqualTo("100.0000 - 60.0000 = 40.0000");
        assertThat(site.made("site-returns", returnOf("25")).get("folio").stringValue())
                .matches("DEX-\\d{4}-000001");
        assertThat(stock()).isEqualTo("100.0000 - 35.0000 = 65.0000");
        assertThat(buying.figures("A")).isEqualTo("10000.00 | 0.00 | 1000.00 | 9000.00");
        Caller.Answer tooMuch = site.chief.post("/api/site-returns", returnOf("35.0001"));
        assertThat(Site.refused(409, tooMuch).at("/errors/0/message").stringValue())
                .isEqualTo("Of this issue 35.0000 are still out. Nothing was saved.");
        site.made("site-returns", returnOf("35"));
        assertThat(stock()).isEqualTo("100.0000 - 0.0000 = 100.0000");
    }

    @Test
    void ofFiftyThatBringTenAtOnceSixDoAndNoMoreComesBackThanWent() throws Exception {
        List<Integer> answers = AtOnce.by(
                PARALLEL,
                PARALLEL,
                _ -> site.chief.post("/api/site-returns", returnOf("10")).status());
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(6);
        assertThat(answers).containsOnly(201, 409);
        assertThat(stock()).isEqualTo("100.0000 - 0.0000 = 100.0000");
        assertThat(site.chief.get("/api/site-returns").json()).hasSize(6);
    }

    @Test
    void aRepeatedReturnBringsOnce() {
        Caller keyed = site.chief.with("Idempotency-Key", Buying.newKey());
        assertThat(keyed.post("/api/site-returns", returnOf("10")).status()).isEqualTo(201);
        assertThat(keyed.post("/api/site-returns", returnOf("10")).status()).isEqualTo(200);
        assertThat(stock()).isEqualTo("100.0000 - 50.0000 = 50.0000");
    }

    @Test
    void whatCannotBeIsRefusedAndNamedAndWhatIsWrittenStays() {
        Map<String, Object> early = returnOf("10");
        early.put("returnedOn", "2999-01-01");
        assertThat(pointerOf(early)).isEqualTo("/returnedOn");
        Map<String, Object> ofNothing = returnOf("10");
        ofNothing.put("siteIssueId", UUID.randomUUID().toString());
        assertThat(pointerOf(ofNothing)).isEqualTo("/siteIssueId");
        assertThat(pointerOf(returnOf("0"))).isEqualTo("/quantity");
        assertThat(stock()).isEqualTo("100.0000 - 60.0000 = 40.0000");
        String written = Site.id(site.made("site-returns", returnOf("10")));
        Site.refused(405, site.chief.delete("/api/site-returns/" + written));
    }

    private String pointerOf(Map<String, Object> body) {
        return Site.pointer(Site.refused(422, site.chief.post("/api/site-returns", body)));
    }

    private Map<String, Object> returnOf(String quantity) {
        return new HashMap<>(Map.of(
                "siteIssueId", issue, "quantity", quantity, "returnedOn", "2026-01-17", "returnedBy", "Cuadrilla 1"));
    }

    private String stock() {
        var lies = site.chief.get("/api/site-stock").json().get(0);
        return lies.get("received").stringValue() + " - "
                + lies.get("issued").stringValue() + " = "
                + lies.get("onHand").stringValue();
    }
}
