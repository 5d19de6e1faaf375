package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What may hurt somebody at a work, how grave it is, and when it is under control. */
class RisksIT {

    private final Site site = new Site();

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, trivial",
        "4, 1, 4, trivial",
        "5, 1, 5, tolerable",
        "2, 4, 8, tolerable",
        "3, 3, 9, moderate",
        "3, 4, 12, moderate",
        "5, 3, 15, important",
        "4, 4, 16, important",
        "4, 5, 20, intolerable",
        "5, 5, 25, intolerable"
    })
    void theLevelOfARiskFollowsFromProbabilityTimesSeverity(int probability, int severity, int score, String level) {
        JsonNode risk = site.made("risks", riskOf(probability, severity));
        assertThat(risk.get("score").intValue()).isEqualTo(score);
        assertThat(risk.get("level").stringValue()).isEqualTo(level);
    }

    @Test
    void bothAreWholeNumbersFromOneToFive() {
        for (Object wrong : List.of(0, 6, "2.5", -1)) {
            Map<String, Object> body = riskOf(1, 1);
            body.put("probability", wrong);
            assertThat(Site.pointer(Site.refused(422, site.chief.post("/api/risks", body))))
                    .isEqualTo("/probability");
        }
    }

    @Test
    void anIntolerableRiskIsAssessedAnewBeforeItIsCalledControlled() {
        Map<String, Object> body = riskOf(4, 5);
        body.put("controls", "Signaller and a closed area");
        String risk = Site.id(site.made("risks", body));
        JsonNode refusal = Site.refused(409, site.chief.post("/api/risks/" + risk + "/control"));
        assertThat(refusal.get("detail").stringValue())
                .isEqualTo("With a score of 20 it is intolerable. Take measures and assess it anew first.");
        assertThat(site.get("risks", risk).get("status").stringValue()).isEqualTo("open");

        body.put("probability", 2);
        assertThat(site.changed("risks", risk, body).get("level").stringValue()).isEqualTo("moderate");
        assertThat(site.act("risks", risk, "control").get("status").stringValue())
                .isEqualTo("controlled");
        Site.refused(409, site.put("risks", risk, body));
        Site.refused(409, site.chief.delete("/api/risks/" + risk));

        assertThat(Site.pointer(Site.refused(422, site.chief.post("/api/risks/" + risk + "/reopen", Map.of()))))
                .isEqualTo("/reason");
        site.act("risks", risk, "reopen", Map.of("reason", "The signaller left"));
        body.put("probability", 5);
        assertThat(site.changed("risks", risk, body).get("level").stringValue()).isEqualTo("intolerable");
    }

    @Test
    void aRiskIsControlledByMeasures() {
        String risk = Site.id(site.made("risks", riskOf(2, 2)));
        JsonNode refusal = Site.refused(409, site.chief.post("/api/risks/" + risk + "/control"));
        assertThat(refusal.get("detail").stringValue()).startsWith("It does not say which measures control it");
    }

    @Test
    void aRiskIsNotAssessedTomorrow() {
        Map<String, Object> risk = riskOf(1, 1);
        risk.put("reviewedOn", "2999-01-01");
        assertThat(Site.pointer(Site.refused(422, site.chief.post("/api/risks", risk))))
                .isEqualTo("/reviewedOn");
    }

    private Map<String, Object> riskOf(int probability, int severity) {
        return site.riskOf(probability, severity, "2025-03-10");
    }
}
