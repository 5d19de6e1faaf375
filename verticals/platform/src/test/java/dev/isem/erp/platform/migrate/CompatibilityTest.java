package dev.isem.erp.platform.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CompatibilityTest {

    /** 1.0.0 brought 1 and 2, 1.1.0 brought 3, which breaks code before 2, 1.2.0 brought 4. */
    private static final Contract CONTRACT = new Contract(List.of(
            entry(1, OptionalInt.empty(), "1.0.0"),
            entry(2, OptionalInt.empty(), "1.0.0"),
            entry(3, OptionalInt.of(2), "1.1.0"),
            entry(4, OptionalInt.empty(), "1.2.0")));

    @Test
    void aNewerImageMigratesAndAnEqualOneDoesNot() {
        assertThat(judge(5, 4)).isInstanceOf(Compatibility.Behind.class);
        assertThat(judge(4, 4)).isInstanceOf(Compatibility.Same.class);
        assertThat(Compatibility.judge(1, 0, new Contract(List.of()), List.of()))
                .isInstanceOf(Compatibility.Behind.class);
        assertThat(Compatibility.judge(0, 0, new Contract(List.of()), List.of()))
                .isInstanceOf(Compatibility.Same.class);
    }

    @Test
    void anOlderImageRunsAsFarAsEveryNewerScriptPromised() {
        assertThat(judge(3, 4)).isInstanceOf(Compatibility.AheadCompatible.class);
        assertThat(judge(2, 4)).isInstanceOf(Compatibility.AheadCompatible.class);
        assertThat(judge(1, 4))
                .isInstanceOfSatisfying(
                        Compatibility.Broken.class,
                        broken -> assertThat(broken.by().script()).isEqualTo("V003__x.sql"));
    }

    @Test
    void theOldestSafeVersionIsTheOneThatBroughtTheOldestSafeSchema() {
        assertThat(CONTRACT.oldestSafe()).contains(new Contract.OldestSafe(2, "1.0.0"));
    }

    @Test
    void aGapInTheNumbersNamesTheNextSchemaThatWasBrought() {
        Contract gap = new Contract(List.of(
                entry(1, OptionalInt.empty(), "1.0.0"),
                entry(10, OptionalInt.empty(), "1.3.0"),
                entry(11, OptionalInt.of(5), "1.4.0")));
        assertThat(gap.oldestSafe()).contains(new Contract.OldestSafe(5, "1.3.0"));
    }

    @Test
    void aScriptBesideTheLineIsNeverRun() {
        assertThat(Compatibility.judge(5, 4, CONTRACT, List.of("V003__hotfix.sql")))
                .isEqualTo(new Compatibility.OutOfOrder(List.of("V003__hotfix.sql")));
    }

    private static Compatibility judge(int newest, int database) {
        return Compatibility.judge(newest, database, CONTRACT, List.of());
    }

    private static Contract.Entry entry(int version, OptionalInt breaksBefore, String release) {
        return new Contract.Entry(version, "V%03d__x.sql".formatted(version), breaksBefore, release);
    }
}
