package dev.isem.erp.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalBucketsTest {

    private static final Limit THREE_A_MINUTE = Limit.parse("3/m");

    /** Where the clock of a JVM may be, close to its end. */
    private long now = Long.MAX_VALUE - Duration.ofSeconds(50).toNanos();

    private final LocalBuckets buckets = new LocalBuckets(() -> now);

    @Test
    void aBucketIsEmptyAfterItsMostAndTellsWhenThereIsMore() {
        for (int i = 0; i < 3; i++) {
            assertThat(take("ana")).isZero();
        }
        assertThat(take("ana")).isEqualTo(Duration.ofSeconds(20));
        assertThat(take("luis")).as("everybody has a bucket of their own").isZero();
        pass(Duration.ofSeconds(5));
        assertThat(take("ana")).as("what was refused costs nothing").isEqualTo(Duration.ofSeconds(15));
        pass(Duration.ofSeconds(15));
        assertThat(take("ana")).isZero();
        assertThat(take("ana")).isPositive();
    }

    @Test
    void aBucketIsFullAgainAndNeverMoreThanFull() {
        for (int i = 0; i < 3; i++) {
            take("ana");
        }
        pass(Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            assertThat(take("ana")).isZero();
        }
        assertThat(take("ana")).isPositive();
    }

    @Test
    void whoIsRefusedByOneBucketTakesOfNone() {
        for (int i = 0; i < 3; i++) {
            take("ana");
        }
        Bucket full = new Bucket("all", THREE_A_MINUTE);
        assertThat(buckets.take(List.of(new Taking(full, 0), new Taking(new Bucket("ana", THREE_A_MINUTE), 0))))
                .isEqualTo(Duration.ofSeconds(20));
        for (int i = 0; i < 3; i++) {
            assertThat(take("all")).isZero();
        }
        assertThat(take("all")).isPositive();
    }

    @Test
    void whatWasTakenBeforeCountsThoughTheNextIsRefused() {
        assertThat(take("ana", 2)).isZero();
        assertThat(take("ana", 1)).isEqualTo(Duration.ofSeconds(40));
        assertThat(take("ana")).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void madeUpNamesDoNotPileUp() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(take("name-" + i)).isZero();
        }
        assertThat(buckets.size()).isLessThanOrEqualTo(20_000);
    }

    private Duration take(String name) {
        return take(name, 0);
    }

    private Duration take(String name, int before) {
        return buckets.take(List.of(new Taking(new Bucket(name, THREE_A_MINUTE), before)));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
