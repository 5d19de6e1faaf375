package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.RunningVertical;
import dev.isem.erp.platform.kit.SetClock;
import dev.isem.erp.platform.stock.NightlyVerification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two pods more, in nights of years to come: nobody else has done those, and the suite's own pod does its own. */
class SiteStockVerificationIT {

    private static final SetClock CLOCK = new SetClock(Instant.EPOCH);
    private static RunningVertical one;
    private static RunningVertical another;

    private final Site site = new Site();

    @BeforeAll
    static void start() {
        Map<String, String> env =
                new HashMap<>(ConstruccionSuite.DATABASE.serveEnv(ConstruccionSuite.MANIFEST, "1.0.0"));
        env.put("ERP_JWKS_URL", ConstruccionSuite.ISSUER.keysUrl().toString());
        env.put("DB_POOL_SIZE", "2");
        one = RunningVertical.start(ConstruccionApplication.class, env, CLOCK);
        another = RunningVertical.start(ConstruccionApplication.class, env, CLOCK);
    }

    @AfterAll
    static void stop() {
        one.close();
        another.close();
    }

    @Test
    void whatReceiptsAndIssuesDoNotExplainIsFoundOnceANight() throws Exception {
        String stock = hundredOfWhichTenWereHandedOut();
        lookAtOnce("2031-06-10T18:00:00Z");
        assertThat(nights()).containsExactly("2031-06-09 0");

        change("received = received + 5, issued = issued + 1", stock);
        lookAtOnce("2031-06-11T18:00:00Z");
        assertThat(nights()).containsExactly("2031-06-10 2", "2031-06-09 0");
        JsonNode night = site.chief.get("/api/site-stock-verifications").json().get(0);
        assertThat(List.copyOf(site.chief
                        .get("/api/site-stock-findings?verificationId=" + Site.id(night))
                        .json()
                        .values()))
                .extracting(
                        finding -> finding.get("rule").stringValue(),
                        finding -> finding.get("siteStockName").stringValue(),
                        finding -> finding.get("expected").stringValue(),
                        finding -> finding.get("found").stringValue())
                .containsExactly(
                        tuple("issued-is-sum-of-issues", "Material A", "10.0000", "11.0000"),
                        tuple("received-is-of-receipts", "Material A", "100.0000", "105.0000"));

        change("received = received - 5, issued = issued - 1", stock);
        lookAtOnce("2031-06-12T18:00:00Z");
        assertThat(nights()).containsExactly("2031-06-11 0", "2031-06-10 2", "2031-06-09 0");
        Site.refused(404, new Site().chief.get("/api/site-stock-verifications/" + Site.id(night)));
    }

    /** Of 100 that came twenty went back to the supplier, and of ten that were handed out four came back. */
    @Test
    void whatWentBackIsReckonedToo() {
        String stock = hundredOfWhichTenWereHandedOut();
        String issue = Site.id(site.chief.get("/api/site-issues").json().get(0));
        site.made(
                "site-returns",
                Map.of("siteIssueId", issue, "quantity", "4", "returnedOn", "2026-01-17", "returnedBy", "Cuadrilla 1"));
        String receipt = Site.id(site.chief.get("/api/receipts").json().get(0));
        String document = Site.id(site.made(
                "purchase-returns", Map.of("receiptId", receipt, "returnedOn", "2026-01-20", "reason", "Mojado")));
        String line = Site.id(site.chief
                .get("/api/purchase-return-lines?returnId=" + document)
                .json()
                .get(0));
        assertThat(site.set("purchase-return-lines", line, "quantity", "20").status())
                .isEqualTo(200);
        site.act("purchase-returns", document, "confirm");
        assertThat(site.get("site-stock", stock).get("onHand").stringValue()).isEqualTo("74.0000");
        lookAtOnce("2031-08-10T18:00:00Z");
        assertThat(nights()).containsExactly("2031-08-09 0");
    }

    /** Everything else that these tests have bought lies there, too, and adds up. */
    @Test
    void theDemoAddsUp() {
        lookAtOnce("2031-07-01T18:00:00Z");
        JsonNode nights = ConstruccionSuite.administratorOf(ConstruccionSuite.NORTE)
                .get("/api/site-stock-verifications")
                .json();
        assertThat(nights.at("/0/night").stringValue()).isEqualTo("2031-06-30");
        assertThat(nights.at("/0/differences").intValue()).isZero();
    }

    private String hundredOfWhichTenWereHandedOut() {
        Buying buying = new Buying(site);
        buying.budgeted("A", "m3", "100", "10");
        buying.approveBudget();
        site.act("receipts", buying.receipt(buying.ordered("A", "100", "10")), "post");
        String stock = Site.id(site.chief.get("/api/site-stock").json().get(0));
        site.made(
                "site-issues",
                Map.of("siteStockId", stock, "quantity", "10", "issuedOn", "2026-01-16", "issuedTo", "Cuadrilla 1"));
        return stock;
    }

    private static void lookAtOnce(String moment) {
        CLOCK.set(Instant.parse(moment));
        try {
            AtOnce.by(2, 4, piece -> {
                (piece % 2 == 0 ? one : another).bean(NightlyVerification.class).look();
                return piece;
            });
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private List<String> nights() {
        return site.chief.get("/api/site-stock-verifications").json().values().stream()
                .map(night -> night.get("night").stringValue() + " "
                        + night.get("differences").intValue())
                .filter(night -> night.startsWith("2031"))
                .toList();
    }

    private static void change(String assignments, String stock) throws SQLException {
        try (Connection database = ConstruccionSuite.DATABASE.superuser();
                Statement update = database.createStatement()) {
            update.executeUpdate(
                    "UPDATE construccion_purchasing.site_stock SET " + assignments + " WHERE id = '" + stock + "'");
        }
    }
}
