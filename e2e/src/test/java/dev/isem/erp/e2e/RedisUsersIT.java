package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Two verticals share the managed Redis, and neither reaches the other's keys; its restart costs them nothing but what it kept. */
@Order(18)
class RedisUsersIT {
    private final Installation installation = new Installation().withCoreAndConstruccion();
    private final RedisCli core = RedisCli.as(installation, "erp-core");
    private final RedisCli construccion = RedisCli.as(installation, "construccion");

    @Test
    void eachHasItsOwnKeysAlsoAfterARestart() {
        eachIsKeptToItsOwn();
        awaitHealth("erp-core is healthy with its cache");
        List<String> serving = serving();

        try (var page = Visitor.of("construccion." + Installation.DOMAIN, "/")) {
            restartRedis();
            awaitHealth("erp-core to have its cache again");
            assertThat(page.failures()).as("the pages kept being served").isEmpty();
        }

        eachIsKeptToItsOwn();
        installation.awaitReady("erp-core");
        installation.awaitReady("construccion");
        assertThat(serving()).as("no pod was replaced or restarted").isEqualTo(serving);
        assertThat(RedisCli.asAdministrator(installation).ask("PING"))
                .as("pods of before had this password")
                .isEqualTo("PONG");
    }

    private void eachIsKeptToItsOwn() {
        assertThat(core.ask("SET", "erp-core:story", "of core", "EX", "600")).isEqualTo("OK");
        assertThat(construccion.ask("SET", "construccion:story", "of construccion", "EX", "600"))
                .isEqualTo("OK");
        assertThat(construccion.ask("GET", "construccion:story")).isEqualTo("of construccion");
        for (String command : List.of(
                "GET erp-core:story",
                "DEL erp-core:story",
                "KEYS *",
                "SCAN 0",
                "FLUSHALL",
                "CONFIG GET *",
                "SHUTDOWN")) {
            assertThat(construccion.ask(command.split(" "))).as(command).startsWith("NOPERM");
        }
        assertThat(new RedisCli(installation, core.user(), construccion.password()).ask("PING"))
                .as("the other's name with one's own password")
                .contains("WRONGPASS");
        assertThat(core.ask("GET", "erp-core:story")).isEqualTo("of core");
    }

    private void restartRedis() {
        List<Pod> before = installation.pods("isem", "cache");
        before.forEach(pod -> installation.client().resource(pod).delete());
        installation.await(
                "another pod of Redis",
                Installation.UP,
                () -> installation.pods("isem", "cache").stream().anyMatch(pod -> isNew(pod, before) && isReady(pod)));
    }

    private static boolean isNew(Pod pod, List<Pod> before) {
        return before.stream()
                .noneMatch(old ->
                        old.getMetadata().getUid().equals(pod.getMetadata().getUid()));
    }

    private static boolean isReady(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(each -> "Ready".equals(each.getType()) && "True".equals(each.getStatus()));
    }

    private void awaitHealth(String what) {
        installation.await(
                what,
                Installation.UP,
                () -> Visitor.get("api." + Installation.DOMAIN, "/health")
                        .body()
                        .contains("\"redis\":true"));
    }

    /** Name and restarts of every back end's pod. */
    private List<String> serving() {
        return Stream.of("erp-core", "construccion")
                .flatMap(vertical -> installation.pods(vertical, "backend").stream())
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .map(pod -> pod.getMetadata().getName() + " "
                        + pod.getStatus().getContainerStatuses().getFirst().getRestartCount())
                .sorted()
                .toList();
    }
}
