package dev.isem.erp.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpSuiteStatus;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.crds.MigrationRecord;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Statuses are those of the planner's cases: what the operator really writes. */
class MetricsTest {

    private static final String OF = "{namespace=\"erp\",vertical=\"construccion\"} ";

    private final AtomicBoolean leads = new AtomicBoolean();
    private final Metrics metrics = new Metrics("localhost/erp-operator:0.1.0", leads::get);
    private final ErpVertical construccion = Serialization.unmarshal("""
            apiVersion: erp.isem.dev/v1alpha1
            kind: ErpVertical
            metadata: {name: construccion, namespace: erp}
            spec:
              suiteRef: {name: isem}
              version: 1.3.0
              schemas: [construccion]
            """, ErpVertical.class);

    @Test
    void aReadyVerticalIsShownWithItsVersionSchemaAndLastMigration() throws IOException {
        show("a-converged-vertical-is-left-alone");
        assertThat(lines())
                .contains(
                        "erp_vertical_ready" + OF + "1.0",
                        "erp_vertical_stalled" + OF + "0.0",
                        "erp_vertical_schema_version" + OF + "14.0",
                        "erp_vertical_migration_running" + OF + "0.0",
                        "erp_vertical_migration_failed" + OF + "0.0",
                        "erp_vertical_migration_duration_seconds" + OF + "0.1",
                        "erp_vertical_info{namespace=\"erp\",suite=\"isem\",version=\"1.3.0\",vertical=\"construccion\"} 1",
                        "erp_vertical_reason{namespace=\"erp\",reason=\"Ready\",vertical=\"construccion\"} 1.0");
    }

    @Test
    void aMigrationRunsFailsAndIsCountedOnce() throws IOException {
        show("an-upgrade-migrates-first-and-keeps-serving");
        assertThat(lines()).contains("erp_vertical_migration_running" + OF + "1.0", outcome("Failed", 0));

        show("a-failed-script-keeps-the-old-version-and-is-explained");
        show("a-failed-script-keeps-the-old-version-and-is-explained");
        assertThat(lines())
                .contains(
                        "erp_vertical_migration_running" + OF + "0.0",
                        "erp_vertical_migration_failed" + OF + "1.0",
                        "erp_vertical_stalled" + OF + "1.0",
                        "erp_vertical_ready" + OF + "0.0",
                        outcome("Failed", 1),
                        outcome("Migrated", 0))
                .noneMatch(line -> line.startsWith("erp_vertical_migration_duration"));
    }

    @Test
    void aMigrationThatEndedBeforeThisProcessBeganIsNotCounted() throws IOException {
        show("a-converged-vertical-is-left-alone");
        assertThat(lines()).contains(outcome("Migrated", 0));
    }

    @Test
    void everyOutcomeIsThereBeforeItHappens() throws NoSuchFieldException {
        String documented = MigrationRecord.class
                .getDeclaredField("outcome")
                .getAnnotation(JsonPropertyDescription.class)
                .value();
        assertThat(Pattern.compile("[A-Z]\\w+").matcher(documented).results().map(MatchResult::group))
                .containsExactlyElementsOf(Metrics.OUTCOMES);
    }

    @Test
    void oneReasonAtATimeAndNothingOfTheDeleted() throws IOException {
        show("construccion-waits-for-core");
        show("a-converged-vertical-is-left-alone");
        assertThat(lines())
                .filteredOn(line -> line.startsWith("erp_vertical_reason"))
                .hasSize(1);

        metrics.forget(construccion);
        assertThat(lines()).noneMatch(line -> line.startsWith("erp_vertical"));
    }

    @Test
    void suitesAndTheOperatorItselfAreShown() {
        var suite = Serialization.unmarshal("""
                apiVersion: erp.isem.dev/v1alpha1
                kind: ErpSuite
                metadata: {name: isem, namespace: erp}
                """, ErpSuite.class);
        var ready = new ConditionBuilder().withType("Ready").withStatus("True").build();
        metrics.show(suite, new ErpSuiteStatus(1L, List.of(ready), null, null, null, null));
        System.gc(); // what only a figure refers to must live as long as the operator
        assertThat(lines())
                .contains(
                        "erp_suite_ready{namespace=\"erp\",suite=\"isem\"} 1.0",
                        "erp_operator_info{image=\"localhost/erp-operator:0.1.0\"} 1",
                        "erp_operator_leads 0.0");
        leads.set(true);
        metrics.forget(suite);
        assertThat(lines()).contains("erp_operator_leads 1.0").noneMatch(line -> line.startsWith("erp_suite"));
    }

    private static String outcome(String outcome, int count) {
        return "erp_vertical_migrations_total{namespace=\"erp\",outcome=\"" + outcome + "\",vertical=\"construccion\"} "
                + count + ".0";
    }

    private void show(String sentence) throws IOException {
        JsonNode then = Serialization.unmarshal(
                Files.readString(Path.of("src/test/resources/plan", sentence, "then.yaml")), JsonNode.class);
        metrics.show(construccion, Serialization.unmarshal(then.get("status").toString(), ErpVerticalStatus.class));
    }

    private List<String> lines() {
        return metrics.registry()
                .scrape()
                .lines()
                .filter(line -> line.startsWith("erp_"))
                .toList();
    }
}
