package dev.isem.erp.operator.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepReportTest {

    @Test
    void eachOutcomeIsOneLineWithoutAbsentFields() {
        assertThat(Provision.report(new ProvisionOutcome.Provisioned(3, List.of("SELECT on a.b for c")))
                        .line())
                .isEqualTo("{\"step\":\"provision\",\"outcome\":\"Provisioned\",\"statements\":3,"
                        + "\"leftoverRights\":[\"SELECT on a.b for c\"]}");
        assertThat(Provision.report(new ProvisionOutcome.Provisioned(0, List.of()))
                        .line())
                .isEqualTo("{\"step\":\"provision\",\"outcome\":\"Provisioned\",\"statements\":0}");
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
    void aMissingSettingIsToldByItsName() {
        assertThat(Provision.run(Map.of("ERP_VERTICAL", "retail")))
                .isInstanceOfSatisfying(ProvisionOutcome.Failed.class, failed -> {
                    assertThat(failed.passing()).isFalse();
                    assertThat(failed.error().message()).startsWith("the variable ERP_VERSION is not set");
                });
    }
}
