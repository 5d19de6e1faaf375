package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** PostgreSQL is away for a minute while people work: no pod is restarted, nothing is migrated, and all resumes. */
@Order(14)
class DatabaseAwayIT {
    private static final Duration AWAY = Duration.ofSeconds(60);

    private final Installation installation = new Installation().withCoreAndConstruccion();

    @Test
    void everythingWaitsAndResumesByItself() throws Exception {
        List<String> before = pods();
        int jobs = installation.migrations("construccion").size();
        Instant begin = Instant.now();
        try (var page = Visitor.of("construccion." + Installation.DOMAIN, "/")) {
            // given no node that takes the database's pod
            cordon(true);
            installation
                    .client()
                    .pods()
                    .inNamespace(Installation.NAMESPACE)
                    .withName("isem-postgres-0")
                    .delete();
            for (String name : List.of("erp-core", "construccion")) {
                installation.awaitVertical(
                        name,
                        "waits for the suite",
                        Installation.UP,
                        v -> Installation.ready(v).getReason().equals("SuiteNotReady"));
            }

            // when somebody asks for a migration meanwhile
            installation.annotate("construccion", "erp.isem.dev/retry", begin.toString());
            Thread.sleep(AWAY);

            // then nothing moved
            assertThat(pods()).as("no pod was replaced or restarted").isEqualTo(before);
            assertThat(installation.migrations("construccion")).hasSize(jobs);
            assertThat(warningsOfVerticals(begin))
                    .as("the suite's news is told once, not by each vertical")
                    .isEmpty();

            // and when the database is back, all of it is done
            cordon(false);
            installation.awaitReady("erp-core");
            installation.awaitReady("construccion");
            installation.await(
                    "the retry that was asked for",
                    Installation.UP,
                    () -> Instant.parse(installation
                                    .status("construccion")
                                    .migration()
                                    .finishedAt())
                            .isAfter(begin));
            installation.awaitReady("construccion");
            assertThat(page.failures()).as("the pages kept being served").isEmpty();
        } finally {
            cordon(false);
        }
        assertThat(Visitor.get("api.construccion." + Installation.DOMAIN, "/health")
                        .statusCode())
                .isEqualTo(200);
        assertThat(pods()).isEqualTo(before);
    }

    private void cordon(boolean unschedulable) {
        installation
                .client()
                .nodes()
                .list()
                .getItems()
                .forEach(node -> installation
                        .client()
                        .nodes()
                        .withName(node.getMetadata().getName())
                        .edit(found -> {
                            found.getSpec().setUnschedulable(unschedulable);
                            return found;
                        }));
    }

    /** Name and restarts of every pod that serves. */
    private List<String> pods() {
        return Stream.of("erp-core", "construccion")
                .flatMap(vertical -> Stream.of("backend", "frontend")
                        .flatMap(component -> installation.pods(vertical, component).stream()))
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .map(DatabaseAwayIT::shown)
                .sorted()
                .toList();
    }

    private static String shown(Pod pod) {
        return pod.getMetadata().getName() + " "
                + pod.getStatus().getContainerStatuses().getFirst().getRestartCount();
    }

    private List<String> warningsOfVerticals(Instant since) {
        return installation
                .client()
                .events()
                .v1()
                .events()
                .inNamespace(Installation.NAMESPACE)
                .list()
                .getItems()
                .stream()
                .filter(event -> "ErpVertical".equals(event.getRegarding().getKind()))
                .filter(event -> "SuiteNotReady".equals(event.getReason()))
                .filter(event -> Instant.parse(event.getMetadata().getCreationTimestamp())
                        .isAfter(since))
                .map(Event::getNote)
                .toList();
    }
}
