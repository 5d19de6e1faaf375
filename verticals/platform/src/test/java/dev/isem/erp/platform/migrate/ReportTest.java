package dev.isem.erp.platform.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

    private static final Outcome.Problem PROBLEM = new Outcome.Problem("V003__x.sql", "42P01", "no", "do");

    @Test
    void eachOutcomeIsOneLineWithoutAbsentFields() {
        assertThat(Report.of(new Outcome.Migrated(1, 2, List.of("V002__x.sql")), 7)
                        .line())
                .isEqualTo("{\"step\":\"migrate\",\"outcome\":\"Migrated\",\"from\":1,\"to\":2,"
                        + "\"scripts\":[\"V002__x.sql\"],\"millis\":7}");
        assertThat(Report.of(new Outcome.Current(2), 7).line())
                .isEqualTo("{\"step\":\"migrate\",\"outcome\":\"Current\",\"from\":2,\"to\":2,\"millis\":7}");
        assertThat(Report.of(new Outcome.Current(2, List.of("V003__x.sql")), 7).line())
                .contains("\"held\":[\"V003__x.sql\"]");
        assertThat(Report.of(
                                new Outcome.Planned(
                                        1,
                                        2,
                                        List.of("V002__x.sql"),
                                        List.of(),
                                        List.of("V002__x.sql: DROP TABLE y"),
                                        "ab"),
                                7)
                        .line())
                .isEqualTo("{\"step\":\"migrate\",\"outcome\":\"Planned\",\"from\":1,\"to\":2,"
                        + "\"scripts\":[\"V002__x.sql\"],\"destructive\":[\"V002__x.sql: DROP TABLE y\"],"
                        + "\"fingerprint\":\"ab\",\"millis\":7}");
        assertThat(Report.of(new Outcome.AheadCompatible(3), 7).line()).contains("AheadCompatible", "\"to\":3");
        assertThat(Report.of(new Outcome.Refused(3, Optional.of(new Contract.OldestSafe(2, "1.1.0")), PROBLEM), 7)
                        .line())
                .contains("\"oldestSafe\":{\"schema\":2,\"version\":\"1.1.0\"}");
        assertThat(Report.of(new Outcome.Failed(true, new Outcome.Problem(null, null, "no", "do")), 7)
                        .line())
                .isEqualTo("{\"step\":\"migrate\",\"outcome\":\"Failed\",\"transient\":true,"
                        + "\"error\":{\"message\":\"no\",\"hint\":\"do\"},\"millis\":7}");
    }

    @Test
    void aFailureTellsWhereItLeftTheDatabase() {
        Outcome.Failed failed = new Outcome.Failed(true, PROBLEM).having(new Outcome.Moved(12, 13));
        assertThat(Report.of(failed, 7).line()).contains("\"from\":12,\"to\":13");
    }

    @Test
    void whatStaysIsToldAsItIs() {
        SQLException fault = new SQLException("lost", "08006");
        assertThat(messageOf(fault, Progress.NONE)).endsWith(" Nothing was changed.");
        assertThat(messageOf(fault, new Progress(null, true, true))).endsWith(" The scripts that had run stay.");
        assertThat(messageOf(fault, new Progress("V001__x.sql", true, true))).contains("rolled back");
        assertThat(messageOf(fault, new Progress("V001__x.sql", false, true)))
                .contains("outside a transaction")
                .doesNotContain("rolled back");
    }

    private static String messageOf(Throwable fault, Progress progress) {
        return Problems.of(fault, progress).problem().message();
    }

    @Test
    void exitCodesTellSuccessFailureAndRefusalApart() {
        assertThat(Report.of(new Outcome.Current(2), 7).exitCode()).isZero();
        assertThat(Report.of(new Outcome.AheadCompatible(2), 7).exitCode()).isZero();
        assertThat(Report.of(new Outcome.Refused(3, Optional.empty(), PROBLEM), 7)
                        .exitCode())
                .isEqualTo(3);
        assertThat(Report.of(new Outcome.Failed(false, PROBLEM), 7).exitCode()).isEqualTo(1);
    }

    @Test
    void theLineFitsIntoATerminationMessage() {
        List<String> scripts = IntStream.rangeClosed(1, 500)
                .mapToObj("V%03d__some_words.sql"::formatted)
                .toList();
        Report report = Report.of(new Outcome.Migrated(0, 500, scripts), 7);
        assertThat(report.line().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(4096);
        List<String> drops = scripts.stream()
                .map(script -> script + ": DROP TABLE " + "é".repeat(60))
                .toList();
        Report plan = Report.of(new Outcome.Planned(0, 500, scripts, scripts, drops, "0123abcd"), 7);
        assertThat(plan.line().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(4096);
        Report longest = Report.of(
                new Outcome.Failed(false, new Outcome.Problem(null, null, "ä".repeat(9000), "ä".repeat(9000))), 7);
        assertThat(longest.line().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(4096);
    }

    @ParameterizedTest
    @CsvSource({"08001, true", "55000, true", "42501, false", "P0001, false"})
    void onlyWhatPassesByItselfIsTransient(String state, boolean passing) {
        Throwable wrapped = new FlywayException("outside", new SQLException("inside", state));
        assertThat(Problems.of(wrapped, new Progress("V001__x.sql", true, false))
                        .passing())
                .isEqualTo(passing);
    }

    @Test
    void aMissingSettingIsToldByItsName() {
        assertThat(Migrate.run(Map.of("ERP_VERTICAL", "shop"), MigrationScripts.LOCATION))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.problem().message())
                                .startsWith("the variable ERP_VERSION is not set"));
    }
}
