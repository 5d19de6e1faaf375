package dev.isem.erp.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.crds.MigrationRecord;
import dev.isem.erp.operator.observe.Observation;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds in every case, whatever it is about. */
class PlanPropertiesTest {

    private static final Path FOLDER = Path.of("src/test/resources/plan");

    @ParameterizedTest
    @MethodSource("sentences")
    void theSamePictureGivesTheSamePlan(String sentence) throws IOException {
        Observation seen = given(sentence);
        assertThat(Then.yaml(seen, plan(seen))).isEqualTo(Then.yaml(given(sentence), plan(given(sentence))));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void aSecondPassOnTheNewStatusSaysNothingNew(String sentence) throws IOException {
        Observation seen = given(sentence);
        Plan<ErpVerticalStatus> first = plan(seen);
        if (first.status() == null) {
            return;
        }
        seen.vertical().setStatus(first.status());
        Plan<ErpVerticalStatus> second = plan(seen);
        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.notes()).isEmpty();
    }

    /** I3; fails when the gate {@code Migration} passes everything. */
    @ParameterizedTest
    @MethodSource("sentences")
    void onlyWhatTheDatabaseAllowsHasPods(String sentence) throws IOException {
        Observation seen = given(sentence);
        Plan<ErpVerticalStatus> plan = plan(seen);
        boolean through = plan.status() != null
                && Conditions.isTrue(plan.status().conditions(), Conditions.MIGRATED)
                && Conditions.isTrue(plan.status().conditions(), Conditions.DEPENDENCIES_READY);
        String before = servingImage(seen);
        for (Deployment deployment : backends(plan)) {
            String image = image(deployment);
            assertThat(through || image.equals(before))
                    .as("%s may run only when the gates let it through or it served before", image)
                    .isTrue();
        }
    }

    /** I4; fails when {@code KeepServing} renders the version that is asked for. */
    @ParameterizedTest
    @MethodSource("sentences")
    void whileItWaitsOrIsRefusedNoImageChanges(String sentence) throws IOException {
        Observation seen = given(sentence);
        Plan<ErpVerticalStatus> plan = plan(seen);
        if (plan.status() == null || plan.status().serving() == null) {
            return;
        }
        boolean kept =
                plan.status().serving().equals(Statuses.of(seen.vertical()).serving());
        if (kept) {
            assertThat(backends(plan)).allMatch(deployment -> image(deployment).equals(servingImage(seen)));
        }
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void stalledAndReconcilingExcludeEachOtherAndReady(String sentence) throws IOException {
        Plan<ErpVerticalStatus> plan = plan(given(sentence));
        if (plan.status() == null) {
            return;
        }
        long present = List.of(Conditions.READY, Conditions.RECONCILING, Conditions.STALLED).stream()
                .filter(type -> Conditions.isTrue(plan.status().conditions(), type))
                .count();
        assertThat(present).isEqualTo(1);
    }

    @Test
    void thePauseBetweenTriesGrowsToALimitAndNeverEnds() {
        MigrationRecord failed = new ObjectMapper()
                .convertValue(
                        Map.of("outcome", "Failed", "attempts", Integer.MAX_VALUE, "finishedAt", Given.NOW.toString()),
                        MigrationRecord.class);
        assertThat(Backoff.remaining(failed, Given.NOW)).hasMinutes(5);
    }

    static List<String> sentences() throws IOException {
        return PlanCasesTest.sentences();
    }

    private static Observation given(String sentence) throws IOException {
        return Given.observation(Files.readString(FOLDER.resolve(sentence).resolve("given.yaml")));
    }

    private static Plan<ErpVerticalStatus> plan(Observation seen) {
        return Planner.plan(seen, Given.NOW);
    }

    private static List<Deployment> backends(Plan<?> plan) {
        return plan.apply().stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .filter(deployment -> deployment.getMetadata().getName().endsWith("-backend"))
                .toList();
    }

    private static String image(Deployment deployment) {
        return deployment
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getImage();
    }

    private static String servingImage(Observation seen) {
        var serving = Statuses.of(seen.vertical()).serving();
        return serving == null || serving.backendImage() == null ? "" : serving.backendImage();
    }
}
