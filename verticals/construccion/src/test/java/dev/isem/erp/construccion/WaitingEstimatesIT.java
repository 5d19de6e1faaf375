package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Estimates that wait: for whoever reviews or authorises them, and for the day on which they are paid. */
class WaitingEstimatesIT {

    private final Site site = new Site();
    private final String contract = site.contract("client", "0", "0");
    private final String line = site.line(contract, "A", "100", "10");

    WaitingEstimatesIT() {
        site.act("contracts", contract, "activate");
        site.built(site.item("A", "100"), "2025-01-31", "10");
    }

    @Test
    void whatWaitsForADayIsLateAndForTwoIsADirectors() throws SQLException {
        String estimate = submitted("2025-01-01", "2025-01-31");
        assertThat(waiting(estimate)).isEqualTo("in-time");
        sinceHours(estimate, 25);
        assertThat(waiting(estimate)).isEqualTo("late");
        sinceHours(estimate, 49);
        assertThat(waiting(estimate)).isEqualTo("escalated");
        assertThat(site.chief.get("/api/estimates?waiting=escalated").json()).hasSize(1);

        site.act("estimates", estimate, "review");
        assertThat(waiting(estimate)).as("somebody has looked at it").isEqualTo("in-time");
        sinceHours(estimate, 49);
        assertThat(waiting(estimate)).isEqualTo("escalated");
        site.act("estimates", estimate, "authorize");
        assertThat(site.get("estimates", estimate).get("waiting").isNull()).isTrue();
    }

    @Test
    void aCompanySetsItsOwnHours() throws SQLException {
        String estimate = submitted("2025-01-01", "2025-01-31");
        sinceHours(estimate, 49);
        Caller.Answer upsideDown =
                site.chief.post("/api/parameters", Map.of("remindAfterHours", "73", "escalateAfterHours", "72"));
        assertThat(Site.pointer(Site.refused(422, upsideDown))).isEqualTo("/remindAfterHours");
        site.made("parameters", Map.of("remindAfterHours", "48", "escalateAfterHours", "72"));
        assertThat(waiting(estimate)).isEqualTo("late");
    }

    @Test
    void aPaymentIsScheduledForADayToComeAndMadeByWhoPays() {
        String estimate = submitted("2025-01-01", "2025-01-31");
        site.act("estimates", estimate, "review");
        site.act("estimates", estimate, "authorize");
        String program = "/api/estimates/" + estimate + "/program";
        LocalDate today = LocalDate.now(ZoneId.of("America/Mexico_City"));
        Caller.Answer yesterday = site.chief.post(program, due(today.minusDays(1)));
        assertThat(Site.pointer(Site.refused(422, yesterday))).isEqualTo("/paymentDueOn");
        Site.refused(403, site.with("estimates:approve").post(program, due(today.plusDays(7))));
        JsonNode programmed = site.act("estimates", estimate, "program", due(today.plusDays(7)));
        assertThat(programmed.get("status").stringValue()).isEqualTo("programmed");
        assertThat(programmed.get("paymentDueOn").stringValue())
                .isEqualTo(today.plusDays(7).toString());
        Site.refused(409, site.chief.post("/api/contracts/" + contract + "/close"));
        assertThat(site.act("estimates", estimate, "program", due(today))
                        .get("paymentDueOn")
                        .stringValue())
                .isEqualTo(today.toString());
        assertThat(site.pay("estimates", estimate, "2025-02-10").get("status").stringValue())
                .isEqualTo("paid");
        site.act("contracts", contract, "close");
    }

    @Test
    void whatIsScheduledCountsAsWhatWasAuthorised() {
        String first = submitted("2025-01-01", "2025-01-31");
        site.act("estimates", first, "review");
        site.act("estimates", first, "authorize");
        site.act("estimates", first, "program", due(LocalDate.now(ZoneId.of("America/Mexico_City"))));
        String second = site.estimate(contract, "2025-02-01", "2025-02-28");
        Caller.Answer more = site.chief.post("/api/estimate-lines", Site.estimatedOf(second, line, "91"));
        assertThat(Site.pointer(Site.refused(409, more))).isEqualTo("/quantity");
    }

    private static Map<String, String> due(LocalDate day) {
        return Map.of("paymentDueOn", day.toString());
    }

    private String submitted(String from, String to) {
        String estimate = site.estimate(contract, from, to);
        site.estimated(estimate, line, "10");
        site.act("estimates", estimate, "submit");
        return estimate;
    }

    private String waiting(String estimate) {
        return site.get("estimates", estimate).get("waiting").stringValue();
    }

    private static void sinceHours(String estimate, int hours) throws SQLException {
        try (Connection superuser = ConstruccionSuite.DATABASE.superuser();
                PreparedStatement update = superuser.prepareStatement(
                        "UPDATE construccion_estimates.estimates SET status_since = now() - make_interval(hours => ?)"
                                + " WHERE id = ?")) {
            update.setInt(1, hours);
            update.setObject(2, UUID.fromString(estimate));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
