package dev.isem.erp.operator.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepReportTest {

    @Test
    void eachOutcomeIsOneLineWithoutAbsentFields() {
        assertThat(Provision.report(new ProvisionOutcome.Provisioned(3, List.of("SELECT on a.b for c")))
                        .line())
                .isEqualTo("{\"step\":\"provision\",\"outcome\":\"Provisioned\",\"statements\":3}");
        assertThat(Link.report(new LinkOutcome.Linked(2, 0)).line())
                .isEqualTo("{\"step\":\"link\",\"outcome\":\"Linked\",\"keys\":2}");
        assertThat(Link.report(new LinkOutcome.Drifted(2, List.of("x"))).line())
                .isEqualTo("{\"step\":\"link\",\"outcome\":\"Drifted\",\"keys\":2,\"findings\":[\"x\"]}");
        StepError error = new StepError("no.", null, "42501", List.of(), List.of());
        assertThat(Link.report(new LinkOutcome.Failed(true, error)).line())
                .isEqualTo("{\"step\":\"link\",\"outcome\":\"Failed\",\"transient\":true,"
                        + "\"error\":{\"message\":\"no.\",\"sqlState\":\"42501\"}}");
    }

    @Test
    void aRefusalNamesTheTablesAndWhoseTheyAre() {
        StepError error = Requirements.error(
                "retail", new TreeMap<>(Map.of("", List.of("lost.table"), "erp-core", List.of("auth.tenants"))));
        assertThat(Provision.report(new ProvisionOutcome.Refused(error)).line())
                .isEqualTo(
                        "{\"step\":\"provision\",\"outcome\":\"Refused\",\"error\":{\"message\":\"retail needs lost.table,"
                                + " which no vertical owns; and auth.tenants of erp-core, which its schema does not have yet."
                                + " Nothing was changed.\",\"hint\":\"Apply the vertical that owns the schema, or drop the"
                                + " requirement.\",\"missing\":[\"auth.tenants\",\"lost.table\"],\"owners\":[\"erp-core\"]}}");
    }

    @Test
    void exitCodesTellSuccessFailureAndRefusalApart() {
        StepError error = StepError.of("no", "hint");
        assertThat(Provision.report(new ProvisionOutcome.Provisioned(0, List.of()))
                        .exitCode())
                .isZero();
        assertThat(Provision.report(new ProvisionOutcome.Refused(error)).exitCode())
                .isEqualTo(3);
        assertThat(Provision.report(new ProvisionOutcome.Failed(true, error)).exitCode())
                .isEqualTo(1);
        assertThat(Link.report(new LinkOutcome.Drifted(0, List.of("x"))).exitCode())
                .isEqualTo(3);
    }

    @Test
    void aThousandFindingsFitIntoATerminationMessage() {
        List<String> findings =
                IntStream.range(0, 1000).mapToObj(i -> "finding ä " + i).toList();
        String line = Link.report(new LinkOutcome.Drifted(1, findings)).line();
        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(4096);
        assertThat(line).contains("finding ä 0").containsPattern("and \\d+ more\"]}$");
    }

    @Test
    void theLineIsTheTerminationMessage(@TempDir Path folder) throws IOException {
        Path log = Files.createFile(folder.resolve("termination-log"));
        StepReport report = Link.report(new LinkOutcome.Linked(2, 0));
        report.publish(Map.of("TERMINATION_LOG", log.toString()));
        assertThat(log).hasContent(report.line());
        assertThat(Files.readAllLines(log)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "08001, true", "08006, true", "57P01, true", "53300, true", "55P03, true", "40P01, true", "28P01, true",
        "3D000, true", "42501, false", "23503, false", "42P01, false", "2BP01, false", "P0001, false", "'', false"
    })
    void onlyWhatPassesByItselfIsTransient(String state, boolean passing) {
        assertThat(Failure.of(new SQLException("x", state)).passing()).isEqualTo(passing);
    }

    @Test
    void aMissingSettingIsToldByItsName() {
        assertThat(Provision.run(Map.of("ERP_VERTICAL", "retail")))
                .isInstanceOfSatisfying(ProvisionOutcome.Failed.class, failed -> {
                    assertThat(failed.passing()).isFalse();
                    assertThat(failed.error().message()).startsWith("the variable ERP_VERSION is not set");
                });
    }
}
