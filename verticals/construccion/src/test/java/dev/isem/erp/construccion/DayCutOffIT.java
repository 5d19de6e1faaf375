package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.RunningVertical;
import dev.isem.erp.platform.kit.SetClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The day that documents bear where business goes on after midnight. Until the second test the core beside this vertical is
 * one of before there was a cut-off: the manifest requires its table and no column of it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DayCutOffIT {

    private static final SetClock CLOCK = new SetClock(Instant.EPOCH);
    private static RunningVertical pod;

    @BeforeAll
    static void start() {
        Map<String, String> env =
                new HashMap<>(ConstruccionSuite.DATABASE.serveEnv(ConstruccionSuite.MANIFEST, "1.0.0"));
        env.put("ERP_JWKS_URL", ConstruccionSuite.ISSUER.keysUrl().toString());
        pod = RunningVertical.start(ConstruccionApplication.class, env, CLOCK);
    }

    @AfterAll
    static void stop() {
        pod.close();
    }

    @Test
    @Order(1)
    void besideACoreWithoutACutOffDaysBeginAtMidnight() throws SQLException {
        Site site = new Site();
        site.keepsTimeOf("America/Mexico_City");
        assertThat(approvedOn(site, "2026-06-11T07:30:00Z")).isEqualTo("2026-06-11");
    }

    /** On 8 March 2026 Tijuana's clocks leave out the hour from two on, on 1 November they show the one from one on twice. */
    @ParameterizedTest
    @Order(2)
    @CsvSource({
        "America/Tijuana,     2026-03-08T09:30:00Z, 2026-03-07",
        "America/Tijuana,     2026-03-08T10:59:59Z, 2026-03-07",
        "America/Tijuana,     2026-03-08T11:00:00Z, 2026-03-08",
        "America/Tijuana,     2026-03-09T08:30:00Z, 2026-03-08",
        "America/Tijuana,     2026-11-01T08:30:00Z, 2026-10-31",
        "America/Tijuana,     2026-11-01T09:30:00Z, 2026-10-31",
        "America/Tijuana,     2026-11-01T12:00:00Z, 2026-11-01",
        "America/Mexico_City, 2026-05-01T07:30:00Z, 2026-04-30",
        "America/Mexico_City, 2026-05-01T09:59:59Z, 2026-04-30",
        "America/Mexico_City, 2026-05-01T10:00:00Z, 2026-05-01",
        "America/Mexico_City, 2028-02-29T07:30:00Z, 2028-02-28",
        "America/Mexico_City, 2028-03-01T07:30:00Z, 2028-02-29",
    })
    void whatIsDoneAtHalfPastOneBelongsToTheDayBefore(String zone, String moment, String day) throws SQLException {
        assertThat(approvedOn(openUntilFour(zone), moment)).isEqualTo(day);
    }

    @Test
    @Order(2)
    void theYearOfAFolioEndsWithItsLastBusinessDay() throws SQLException {
        Site site = openUntilFour("America/Tijuana");
        assertThat(folio(site, "2027-01-01T09:30:00Z")).isEqualTo("PRE-2026-000001");
        assertThat(folio(site, "2027-01-01T12:00:00Z")).isEqualTo("PRE-2027-000001");
    }

    @Test
    @Order(2)
    void aDayThatHasNotBegunIsRefused() throws SQLException {
        Site site = openUntilFour("America/Mexico_City");
        CLOCK.set(Instant.parse("2028-03-01T07:30:00Z"));
        assertThat(at(site).post("/api/trainings", training("2028-02-29")).status())
                .isEqualTo(201);
        assertThat(Site.pointer(Site.refused(422, at(site).post("/api/trainings", training("2028-03-01")))))
                .isEqualTo("/heldOn");
    }

    /** A company with the core's column, which the core's upgrade brings while this vertical serves. */
    private static Site openUntilFour(String zone) throws SQLException {
        Site site = new Site();
        site.keepsTimeOf(zone);
        try (Connection owner = ConstruccionSuite.DATABASE.owner(ConstruccionSuite.CORE);
                Statement core = owner.createStatement()) {
            core.execute("ALTER TABLE auth.tenants ADD COLUMN IF NOT EXISTS day_cut_off time NOT NULL DEFAULT '00:00'");
            core.execute("UPDATE auth.tenants SET day_cut_off = '04:00' WHERE id = '" + site.tenant + "'");
        }
        return site;
    }

    /** What an addendum says that is approved at this moment. */
    private static String approvedOn(Site site, String moment) {
        String contract = site.contract("client", "0", "0");
        String line = site.line(contract, "A", "10", "10");
        site.act("contracts", contract, "activate");
        String addendum = Site.id(site.made("addendums", Map.of("contractId", contract, "cause", "Más obra")));
        site.made("addendum-lines", Map.of("addendumId", addendum, "contractLineId", line, "quantity", "1"));
        CLOCK.set(Instant.parse(moment));
        Caller.Answer approved = at(site).post("/api/addendums/" + addendum + "/approve");
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        return LocalDate.parse(approved.json().get("approvedOn").stringValue()).toString();
    }

    private static String folio(Site site, String moment) {
        CLOCK.set(Instant.parse(moment));
        Caller.Answer made =
                at(site).post("/api/budgets", Map.of("projectId", site.project, "name", "Presupuesto " + moment));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().get("folio").stringValue();
    }

    private static Map<String, String> training(String day) {
        return Map.of("topic", "Alturas", "heldOn", day, "hours", "1", "trainer", "Ana");
    }

    /** The chief of the company, at the pod whose days go by the test's clock. */
    private static Caller at(Site site) {
        return Caller.of(pod.uri()).bearing(ConstruccionSuite.ISSUER.token(site.tenant, "*:*"));
    }
}
