package dev.isem.erp.platform.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PendingTest {

    private static final Script EXPANDS = script(2, false);
    private static final Script CONTRACTS = script(3, true);
    private static final Script NEEDED = script(4, false);

    @Test
    void whatContractsWaitsForTheOlderPods() {
        var pending = Pending.of(List.of(script(1, false), EXPANDS, CONTRACTS), 1, false);
        assertThat(pending).isEqualTo(new Pending(List.of(EXPANDS), List.of(CONTRACTS), List.of()));
        assertThat(pending.reaches(1)).isEqualTo(2);
    }

    @Test
    void withoutOlderPodsEverythingRuns() {
        var pending = Pending.of(List.of(EXPANDS, CONTRACTS, NEEDED), 1, true);
        assertThat(pending).isEqualTo(new Pending(List.of(EXPANDS, CONTRACTS, NEEDED), List.of(), List.of()));
        assertThat(pending.reaches(1)).isEqualTo(4);
    }

    @Test
    void whatStandsBehindAContractingScriptIsOutOfReach() {
        assertThat(Pending.of(List.of(CONTRACTS, NEEDED), 2, false))
                .isEqualTo(new Pending(List.of(), List.of(CONTRACTS), List.of(NEEDED)));
    }

    @Test
    void nothingLackingLeavesTheDatabaseWhereItIs() {
        var pending = Pending.of(List.of(EXPANDS), 2, false);
        assertThat(pending).isEqualTo(new Pending(List.of(), List.of(), List.of()));
        assertThat(pending.reaches(2)).isEqualTo(2);
    }

    @Test
    void anotherTextOrAnotherStartIsAnotherPlan() {
        var plan = Pending.of(List.of(EXPANDS), 1, true);
        var changed = new Script(2, EXPANDS.name(), OptionalInt.empty(), false, "SELECT 2;");
        assertThat(plan.fingerprint(1))
                .isEqualTo(Pending.of(List.of(EXPANDS), 1, true).fingerprint(1));
        assertThat(plan.fingerprint(1)).isNotEqualTo(plan.fingerprint(0));
        assertThat(plan.fingerprint(1))
                .isNotEqualTo(Pending.of(List.of(changed), 1, true).fingerprint(1));
    }

    private static Script script(int version, boolean contracts) {
        return new Script(version, "V00" + version + "__x.sql", OptionalInt.empty(), contracts, "SELECT 1;");
    }
}
