package dev.isem.erp.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatelyAliveTest {

    private long now = Long.MAX_VALUE - 1;

    private final LatelyAlive lately = new LatelyAlive(() -> now);

    @Test
    void aTokenIsKnownForASecond() {
        assertThat(lately.holds("ana")).isFalse();
        lately.note("ana");
        now += Duration.ofMillis(999).toNanos();
        assertThat(lately.holds("ana")).isTrue();
        assertThat(lately.holds("luis")).isFalse();
        now += Duration.ofMillis(1).toNanos();
        assertThat(lately.holds("ana")).isFalse();
    }

    @Test
    void nobodyIsKnownOnceSomebodyHasEnded() {
        lately.note("ana");
        lately.forgetAll();
        assertThat(lately.holds("ana")).isFalse();
    }

    @Test
    void thoseNotSeenForLongestAreForgotten() {
        for (int token = 0; token <= 2000; token++) {
            lately.note("token-" + token);
        }
        assertThat(lately.holds("token-0")).isFalse();
        assertThat(lately.holds("token-1")).isTrue();
        assertThat(lately.holds("token-2000")).isTrue();
    }
}
