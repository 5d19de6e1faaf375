package dev.isem.erp.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.crds.ReleaseProgress;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose turn it is. Verticals are {@code name: serves}, with whom they need and what they say where it matters. */
class TrainTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ErpVertical> verticals = new TreeMap<>();
    private String train = "";

    @Test
    void ownersComeFirstOnTheWayUp() {
        given("core", "1.0.0");
        given("shop", "1.0.0", "core");
        release("{versions: {core: 1.1.0, shop: 1.1.0}}");
        assertThat(progress().state()).isEqualTo("changing core; waiting shop");
        serves("core", "1.1.0");
        assertThat(progress().state()).isEqualTo("changing shop");
        serves("shop", "1.1.0");
        assertThat(progress())
                .extracting(ReleaseProgress::progress, ReleaseProgress::state)
                .containsExactly("2/2", "done");
    }

    @Test
    void readersComeFirstOnTheWayDown() {
        given("core", "1.1.0");
        given("shop", "1.1.0", "core");
        release("{versions: {core: 1.0.0, shop: 1.0.0}}");
        assertThat(progress().state()).isEqualTo("changing shop; waiting core");
        serves("shop", "1.0.0");
        assertThat(progress().state()).isEqualTo("changing core");
    }

    @Test
    void ofThoseThatDoNotNeedEachOtherAsManyGoAsThereAreSlots() {
        for (String name : List.of("a", "b", "c", "d")) {
            given(name, "1.0.0");
        }
        release("{versions: {a: 1.1.0, b: 1.1.0, c: 1.1.0, d: 1.1.0}, maxParallel: 2}");
        assertThat(progress().state()).isEqualTo("changing a, b; waiting c, d");
        says("b", "1.1.0", "Migrating");
        serves("b", "1.1.0");
        assertThat(progress().state()).isEqualTo("changing a, c; waiting d");
        says("c", "1.1.0", "RollingOut");
        says("a", "1.1.0", "Migrating");
        assertThat(progress().state()).isEqualTo("changing a, c; waiting d");
    }

    @Test
    void whoHasBegunIsNotTakenBackByOneThatComesBeforeByName() {
        given("a", "1.0.0");
        given("b", "1.0.0");
        suspended("a");
        release("{versions: {a: 1.1.0, b: 1.1.0}}");
        assertThat(progress().state()).isEqualTo("changing b; suspended a");
        says("b", "1.1.0", "Migrating");
        given("a", "1.0.0");
        assertThat(progress().state()).isEqualTo("changing b; waiting a");
    }

    @Test
    void aRestoreKeepsTheTurnThatItWasGiven() {
        given("a", "1.0.0");
        given("b", "1.0.0");
        release("{versions: {a: 1.1.0, b: 1.1.0}}");
        says("b", "1.1.0", "Restoring");
        assertThat(progress().state()).isEqualTo("changing b; waiting a");
    }

    @Test
    void whoHasBegunIsNotTakenBackBecauseTheSuiteIsAway() {
        given("a", "1.0.0");
        given("b", "1.0.0");
        release("{versions: {a: 1.1.0, b: 1.1.0}}");
        says("b", "1.1.0", "SuiteNotReady");
        assertThat(progress().state()).isEqualTo("changing a; waiting b");
        lastOutcome("b", "1.1.0", "Failed");
        assertThat(progress().state()).isEqualTo("changing b; waiting a");
    }

    @Test
    void theCanaryGoesFirstAsFarAsItsOwnersAllow() {
        given("core", "1.0.0");
        given("alone", "1.0.0");
        given("shop", "1.0.0", "core");
        release("{versions: {core: 1.1.0, alone: 1.1.0, shop: 1.1.0}, canary: shop, maxParallel: 3}");
        assertThat(progress().state()).isEqualTo("changing core; waiting alone, shop");
        serves("core", "1.1.0");
        assertThat(progress().state()).isEqualTo("changing shop; waiting alone");
        failed("shop", "1.1.0");
        assertThat(progress().state()).isEqualTo("failed shop; halted alone by shop");
    }

    @Test
    void aFailureHaltsThoseWhoNeedItAndNobodyElse() {
        given("core", "1.0.0");
        given("middle", "1.0.0", "core");
        given("end", "1.0.0", "middle");
        given("alone", "1.0.0");
        release("{versions: {core: 9.9.9, end: 1.1.0, alone: 1.1.0}}");
        failed("core", "9.9.9");
        ReleaseProgress progress = progress();
        assertThat(progress.state()).isEqualTo("changing alone; failed core; halted end by core");
        assertThat(progress.halted()).containsExactly(new ReleaseProgress.Halted("end", "core"));
    }

    @Test
    void anImageThatIsNotThereHaltsLikeAFailure() {
        given("core", "1.0.0");
        given("shop", "1.0.0", "core");
        given("alone", "1.0.0");
        release("{versions: {core: 9.9.9, shop: 1.1.0, alone: 1.1.0}}");
        says("core", "9.9.9", "MigrationStuck");
        assertThat(progress().state()).isEqualTo("changing alone; failed core; halted shop by core");
    }

    @Test
    void whileAnImageThatIsNotThereIsTriedAgainNobodyIsFreed() {
        given("core", "1.0.0");
        given("shop", "1.0.0", "core");
        release("{versions: {core: 9.9.9, shop: 1.1.0}}");
        says("core", "9.9.9", "Migrating");
        assertThat(progress().state()).isEqualTo("changing core; waiting shop");
        lastOutcome("core", "9.9.9", "NotStarted");
        assertThat(progress().state()).isEqualTo("failed core; halted shop by core");
        lastOutcome("core", "9.9.9", "Migrated");
        assertThat(progress().state()).isEqualTo("changing core; waiting shop");
        says("core", "9.9.9", "WaitingForTurn");
        lastOutcome("core", "9.9.9", "NotStarted");
        assertThat(progress().state()).isEqualTo("changing core; waiting shop");
    }

    @Test
    void aFailureOfAnotherVersionIsForgotten() {
        given("core", "1.0.0");
        given("shop", "1.0.0", "core");
        failed("core", "9.9.9");
        release("{versions: {core: 1.1.0, shop: 1.1.0}}");
        assertThat(progress().state()).isEqualTo("changing core; waiting shop");
    }

    @Test
    void oneThatCannotGoBackIsNamedAndTheRestGoesOn() {
        given("core", "1.1.0");
        given("shop", "1.1.0", "core");
        release("{versions: {core: 1.0.0, shop: 1.0.0}}");
        failed("shop", "1.0.0");
        assertThat(progress().state()).isEqualTo("changing core; failed shop");
    }

    @Test
    void anApprovalThatIsMissingHoldsTheSlot() {
        given("a", "1.0.0");
        given("b", "1.0.0");
        release("{versions: {a: 1.1.0, b: 1.1.0}}");
        says("a", "1.1.0", "AwaitingApproval");
        assertThat(progress().state()).isEqualTo("awaiting approval a; waiting b");
    }

    @Test
    void namesOfNobodyHaltNobody() {
        given("core", "1.0.0");
        release("{versions: {core: 1.0.0, nobody: 1.1.0}}");
        assertThat(progress())
                .extracting(ReleaseProgress::progress, ReleaseProgress::state)
                .containsExactly("1/1", "done; unknown nobody");
    }

    @Test
    void whatServesNothingYetStartsAtOnce() {
        given("core", "1.0.0");
        release("{versions: {core: 1.1.0, fresh: 1.1.0}}");
        says("core", "1.1.0", "Migrating");
        verticals.put("fresh", vertical("fresh", "core"));
        assertThat(turns().turnOf("fresh")).contains(new Turn.Goes());
    }

    /** Whatever the requirements, versions and slots: it ends, in order, and never takes more slots than there are. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyReleaseArrivesInOrder(long seed) {
        var random = new Random(seed);
        var versions = new TreeMap<String, String>();
        for (int i = 0; i < 9; i++) {
            String name = "v" + random.nextInt(100) + i;
            String[] needs = verticals.keySet().stream()
                    .filter(_ -> random.nextInt(3) == 0)
                    .toArray(String[]::new);
            given(name, "1." + random.nextInt(3) + ".0", needs);
            versions.put(name, "1." + random.nextInt(3) + ".0");
        }
        int slots = 1 + random.nextInt(3);
        String canary = List.copyOf(versions.keySet()).get(random.nextInt(9));
        release("{versions: %s, canary: %s, maxParallel: %d}"
                .formatted(versions, canary, slots)
                .replace("=", ": "));
        for (int pass = 0; pass < 60 && !"done".equals(progress().state()); pass++) {
            List<String> changing = Objects.requireNonNullElse(progress().changing(), List.of());
            assertThat(changing).as(progress().state()).isNotEmpty().hasSizeLessThanOrEqualTo(slots);
            changing.forEach(name -> assertInOrder(name, versions));
            String one = changing.get(random.nextInt(changing.size()));
            if (random.nextBoolean()) {
                says(one, versions.getOrDefault(one, ""), "Migrating");
            } else {
                serves(one, versions.getOrDefault(one, ""));
            }
        }
        assertThat(progress().state()).isEqualTo("done");
    }

    private void assertInOrder(String name, Map<String, String> versions) {
        var owners = new Owners(List.copyOf(verticals.values()));
        for (ErpVertical other : verticals.values()) {
            String at = at(Owners.name(other));
            String to = versions.getOrDefault(Owners.name(other), "");
            if (owners.needs(find(name), other) && to.compareTo(at) > 0) {
                assertThat(at)
                        .as("%s changes before its owner %s went up", name, Owners.name(other))
                        .isEqualTo(to);
            }
            boolean down = versions.getOrDefault(name, "").compareTo(at(name)) < 0;
            if (owners.needs(other, find(name)) && down) {
                assertThat(at)
                        .as("%s goes down before its reader %s", name, Owners.name(other))
                        .isEqualTo(to);
            }
        }
    }

    private void given(String name, String serves, String... needs) {
        verticals.put(name, vertical(name, needs));
        serves(name, serves);
    }

    private static ErpVertical vertical(String name, String... needs) {
        String requires = String.join(
                ", ", List.of(needs).stream().map(each -> each + ".t").toList());
        return GivenVertical.vertical(
                Serialization.unmarshal("name: %s\nspec: {requires: [%s]}".formatted(name, requires), JsonNode.class));
    }

    private ErpVertical find(String name) {
        return Objects.requireNonNull(verticals.get(name), name);
    }

    private String at(String name) {
        return Objects.requireNonNull(find(name).getStatus().version(), name);
    }

    private void suspended(String name) {
        verticals.put(
                name, GivenVertical.withSpec(find(name), JSON.createObjectNode().put("suspend", true)));
    }

    private void serves(String name, String version) {
        status(name, version, version, null, "Ready", false);
    }

    private void says(String name, String asked, String reason) {
        String serves = at(name);
        status(name, serves, "RollingOut".equals(reason) ? asked : serves, asked, reason, false);
    }

    private void failed(String name, String asked) {
        String serves = at(name);
        status(name, serves, serves, asked, "MigrationFailed", true);
    }

    private void status(
            String name, String version, String letThrough, @Nullable String asked, String reason, boolean stalled) {
        ObjectNode status = JSON.createObjectNode()
                .put("observedGeneration", 1)
                .put("version", version)
                .put("asked", asked);
        status.putObject("serving").put("version", letThrough);
        var conditions = status.putArray("conditions");
        conditions
                .addObject()
                .put("type", "Ready")
                .put("status", reason.equals("Ready") ? "True" : "False")
                .put("reason", reason);
        conditions.addObject().put("type", "Stalled").put("status", stalled ? "True" : "False");
        find(name).setStatus(JSON.convertValue(status, ErpVerticalStatus.class));
    }

    private void lastOutcome(String name, String version, String outcome) {
        ObjectNode status = JSON.convertValue(find(name).getStatus(), ObjectNode.class);
        status.putObject("migration").put("version", version).put("outcome", outcome);
        find(name).setStatus(JSON.convertValue(status, ErpVerticalStatus.class));
    }

    private void release(String yaml) {
        train = "spec: {release: " + yaml + "}";
    }

    private Train turns() {
        ErpSuite suite = GivenSuite.suite(Serialization.unmarshal(train, JsonNode.class));
        var all = new ArrayList<>(verticals.values());
        all.sort(Comparator.comparing(Owners::name).reversed()); // the order in which they are seen must not matter
        return Train.of(suite, all).orElseThrow();
    }

    private ReleaseProgress progress() {
        return TrainProgress.of(turns());
    }
}
