package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Meeting;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How far a work is: its breakdown, typed item by item, and what was seen and verified of it. */
class ProgressIT {

    private static final String JANUARY = "2025-01-31";
    private static final String FEBRUARY = "2025-02-28";

    private final Site site = new Site();

    @Test
    void aWorkIsAsFarAsItsPartsByTheirWeights() {
        String foundation = site.item("CIM", "30");
        String digging = site.item("CIM-1", "40", foundation);
        String footings = site.item("CIM-2", "60", foundation);
        String structure = site.item("EST", "70");
        assertThat(physicalProgress().stringValue()).isEqualTo("0.00");
        site.built(digging, JANUARY, "100");
        site.built(footings, JANUARY, "20");
        site.built(footings, FEBRUARY, "50");
        site.built(structure, FEBRUARY, "10");
        site.made("progress", Site.progressOf(structure, "2025-03-31", "90"));
        assertThat(site.get("wbs-items", foundation).get("progress").stringValue())
                .isEqualTo("70.00");
        // 30 % of 70.00, and 70 % of the 10 that are verified.
        assertThat(physicalProgress().stringValue()).isEqualTo("28.00");
    }

    @Test
    void weightsAreTypedOneAfterAnotherAndMustAddUpWhenProgressIsVerified() {
        String first = site.item("A", "33.3333");
        assertThat(levelWeight(first)).isEqualTo("33.3333");
        assertThat(physicalProgress().isNull()).isTrue();
        String seen = Site.id(site.made("progress", Site.progressOf(first, JANUARY, "10")));
        JsonNode refusal = Site.refused(409, site.chief.post("/api/progress/" + seen + "/verify"));
        assertThat(refusal.get("detail").stringValue()).contains("do not add up to 100");
        site.item("B", "66.6667");
        assertThat(levelWeight(first)).isEqualTo("100.0000");
        site.act("progress", seen, "verify");
        assertThat(physicalProgress().stringValue()).isEqualTo("3.33");
    }

    @Test
    void progressDoesNotFallUnlessItIsCorrectedAndSaysWhy() {
        String item = site.item("A", "100");
        site.built(item, JANUARY, "50");
        Caller.Answer lower = site.chief.post("/api/progress", Site.progressOf(item, FEBRUARY, "49.99"));
        assertThat(Site.pointer(Site.refused(422, lower))).isEqualTo("/pctCum");
        Caller.Answer earlier = site.chief.post("/api/progress", Site.progressOf(item, "2025-01-30", "60"));
        assertThat(Site.pointer(Site.refused(422, earlier))).isEqualTo("/recordedOn");
        Caller.Answer future = site.chief.post("/api/progress", Site.progressOf(item, "2999-01-01", "60"));
        JsonNode refusal = Site.refused(422, future);
        assertThat(Site.pointer(refusal)).isEqualTo("/recordedOn");
        assertThat(refusal.at("/errors/0/message").stringValue()).isEqualTo("That day has not come yet.");

        Map<String, Object> correction = new LinkedHashMap<>(Site.progressOf(item, FEBRUARY, "40"));
        correction.put("correctionReason", "Measured twice");
        String corrected = Site.id(site.made("progress", correction));
        assertThat(physicalProgress().stringValue()).isEqualTo("50.00");
        site.act("progress", corrected, "verify");
        assertThat(physicalProgress().stringValue()).isEqualTo("40.00");
    }

    @Test
    void whoRejectsACorrectionDoesNotLetTheNextEntryFallByTheWay() {
        String item = site.item("A", "100");
        site.built(item, JANUARY, "50");
        Map<String, Object> correction = new LinkedHashMap<>(Site.progressOf(item, FEBRUARY, "30"));
        correction.put("correctionReason", "Perhaps");
        String doubtful = Site.id(site.made("progress", correction));
        String next = Site.id(site.made("progress", Site.progressOf(item, FEBRUARY, "40")));
        JsonNode early = Site.refused(409, site.chief.post("/api/progress/" + next + "/verify"));
        assertThat(early.get("detail").stringValue()).startsWith("Earlier progress is not verified");
        site.act("progress", doubtful, "reject", Map.of("reason", "It was not"));
        JsonNode refusal = Site.refused(409, site.chief.post("/api/progress/" + next + "/verify"));
        assertThat(refusal.get("detail").stringValue()).contains("less than what is verified");
        assertThat(site.chief.delete("/api/progress/" + next).status()).isEqualTo(204);
    }

    @Test
    void theResidentVerifiesWhatOthersRecord() {
        String item = site.item("A", "100");
        Caller foreman = site.with("progress:read", "progress:create");
        Caller resident = site.with("progress:read", "progress:approve");
        String entry = "/api/progress/"
                + Site.id(foreman.post("/api/progress", Site.progressOf(item, JANUARY, "5"))
                        .json());
        Site.refused(403, foreman.post(entry + "/verify"));
        JsonNode verified = resident.post(entry + "/verify").json();
        assertThat(UUID.fromString(verified.get("verifiedBy").stringValue())).isNotNull();
        assertThat(verified.get("verifiedAt").isNull()).isFalse();
        Site.refused(409, resident.post(entry + "/verify"));
        Site.refused(409, site.chief.delete(entry));
        assertThat(Site.pointer(Site.refused(422, resident.post(entry + "/reject", Map.of()))))
                .isEqualTo("/reason");
    }

    @Test
    void onlyTheLastPartsHaveProgressOfTheirOwn() {
        String whole = site.item("A", "100");
        String part = site.item("A1", "100", whole);
        Caller.Answer ofWhole = site.chief.post("/api/progress", Site.progressOf(whole, JANUARY, "5"));
        assertThat(Site.pointer(Site.refused(422, ofWhole))).isEqualTo("/wbsItemId");
        site.built(part, JANUARY, "5");
        Caller.Answer below = site.chief.post("/api/wbs-items", site.itemOf("A11", "100", part));
        assertThat(Site.pointer(Site.refused(422, below))).isEqualTo("/parentId");
        Site.refused(409, site.chief.delete("/api/wbs-items/" + part));
    }

    /** A rejected entry stays, and would keep its item from ever being broken down. */
    @Test
    void whatWasRejectedIsNoProgress() {
        String item = site.item("A", "100");
        String mistaken = Site.id(site.made("progress", Site.progressOf(item, JANUARY, "5")));
        Site.refused(422, site.chief.post("/api/wbs-items", site.itemOf("A1", "100", item)));
        site.act("progress", mistaken, "reject", Map.of("reason", "Of another item"));
        site.item("A1", "100", item);
    }

    @Test
    void aNewCodeGoesIntoThePathsOfAllThatIsBelow() {
        String whole = site.item("A", "100");
        String part = site.item("A1", "100", whole);
        String least = site.item("A11", "100", part);
        String beside = site.item("AB", "1");
        JsonNode renamed = site.get("wbs-items", whole);
        Caller.Answer put = site.chief
                .with("If-Match", "\"" + renamed.get("version").intValue() + "\"")
                .put("/api/wbs-items/" + whole, Map.of("code", "Z", "name", "Todo", "weight", "99"));
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(path(whole)).isEqualTo("Z");
        assertThat(path(least)).isEqualTo("Z/A1/A11");
        assertThat(path(beside)).isEqualTo("AB");
        Caller.Answer twice = site.chief.post("/api/wbs-items", site.itemOf("A11", "1", null));
        assertThat(Site.pointer(Site.refused(409, twice))).isEqualTo("/code");
    }

    @Test
    void aPartThatIsChangedWhileWhatIsAboveItGetsANewCodeFollowsIt() throws Exception {
        String whole = site.item("A", "100");
        String part = site.item("A1", "100", whole);
        try (Connection superuser = ConstruccionSuite.DATABASE.superuser()) {
            List<Caller.Answer> both = Meeting.inTurn(
                    superuser,
                    "construccion.projects",
                    site.project,
                    List.of(
                            () -> site.put("wbs-items", whole, Map.of("code", "Z", "name", "Todo", "weight", "100")),
                            () -> site.put("wbs-items", part, Map.of("code", "C", "name", "Parte", "weight", "100"))));
            assertThat(both).extracting(Caller.Answer::status).containsExactly(200, 200);
        }
        assertThat(path(part)).isEqualTo("Z/C");
    }

    @Test
    void aPartOfAnotherProjectIsAsAbsentAsARandomOne() {
        String other =
                Site.id(site.made("projects", Map.of("code", "OBR-2", "name", "Otra", "partnerId", site.partner)));
        Map<String, Object> there =
                new LinkedHashMap<>(Map.of("projectId", other, "code", "X", "name", "X", "weight", "1"));
        there.put("parentId", site.item("A", "100"));
        Caller.Answer foreign = site.chief.post("/api/wbs-items", there);
        assertThat(Site.pointer(Site.refused(422, foreign))).isEqualTo("/parentId");
        there.put("parentId", UUID.randomUUID().toString());
        assertThat(foreign.text())
                .isEqualTo(site.chief.post("/api/wbs-items", there).text());
    }

    private JsonNode physicalProgress() {
        return site.get("projects", site.project).get("physicalProgress");
    }

    private String levelWeight(String item) {
        return site.get("wbs-items", item).get("levelWeight").stringValue();
    }

    private String path(String item) {
        return site.get("wbs-items", item).get("path").stringValue();
    }
}
