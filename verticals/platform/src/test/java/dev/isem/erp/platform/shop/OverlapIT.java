package dev.isem.erp.platform.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Periods that the database keeps apart, and what somebody is told whose period does not fit. */
class OverlapIT {

    private final Caller caller = ShopSuite.administratorOf(UUID.randomUUID());

    @Test
    void aPeriodFollowsAnotherAndDoesNotOverlapIt() {
        assertThat(offer(caller, "NAIL", "2026-03-01", "2026-03-10").status()).isEqualTo(201);
        Caller.Answer overlapping = offer(caller, "NAIL", "2026-03-10", "2026-03-20");
        assertThat(overlapping.status()).isEqualTo(409);
        assertThat(overlapping.json().get("detail").stringValue()).startsWith("It overlaps with another record.");
        assertThat(overlapping.text()).doesNotContain("NAIL", "2026-03");
        assertThat(offer(caller, "NAIL", "2026-03-11", "2026-03-20").status()).isEqualTo(201);
        assertThat(offer(caller, "GLUE", "2026-03-10", "2026-03-20").status()).isEqualTo(201);
    }

    @Test
    void anotherTenantsPeriodsAreNotInTheWay() {
        offer(caller, "NAIL", "2026-04-01", "2026-04-10");
        Caller other = ShopSuite.administratorOf(UUID.randomUUID());
        assertThat(offer(other, "NAIL", "2026-04-05", "2026-04-06").status()).isEqualTo(201);
    }

    @Test
    void ofManyAtOnceOneGetsThePeriod() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            List<Future<Integer>> running = IntStream.range(0, 10)
                    .mapToObj(_ -> threads.submit(() ->
                            offer(caller, "RACE", "2026-05-01", "2026-05-02").status()))
                    .toList();
            int succeeded = 0;
            for (Future<Integer> one : running) {
                assertThat(one.get()).isIn(201, 409);
                succeeded += one.get() == 201 ? 1 : 0;
            }
            assertThat(succeeded).isOne();
        }
    }

    private static Caller.Answer offer(Caller caller, String article, String from, String to) {
        return caller.post("/api/offers", Map.of("article", article, "startsOn", from, "endsOn", to));
    }
}
