package dev.isem.erp.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LatelyAliveTest {

    private static final UUID TENANT = UUID.randomUUID();
    private static final UUID ANA = UUID.randomUUID();

    private final Identity ana = token(TENANT, ANA, 7, "token");

    private long now = Long.MAX_VALUE - 1;

    private final LatelyAlive lately = new LatelyAlive(() -> now);

    @Test
    void aTokenIsKnownForASecond() {
        assertThat(lately.holds(ana)).isFalse();
        lately.note(ana);
        now += Duration.ofMillis(999).toNanos();
        assertThat(lately.holds(ana)).isTrue();
        now += Duration.ofMillis(1).toNanos();
        assertThat(lately.holds(ana)).isFalse();
    }

    @Test
    void anotherTokenIsNotKnownThoughItHasTheSameId() {
        lately.note(ana);
        assertThat(List.of(
                        token(TENANT, UUID.randomUUID(), 7, "token"),
                        token(UUID.randomUUID(), ANA, 7, "token"),
                        token(TENANT, ANA, 6, "token"),
                        token(TENANT, ANA, 7, "another")))
                .noneMatch(lately::holds);
    }

    @Test
    void nobodyIsKnownOnceSomebodyHasEnded() {
        lately.note(ana);
        lately.forgetAll();
        assertThat(lately.holds(ana)).isFalse();
    }

    @Test
    void thoseNotSeenForLongestAreForgotten() {
        for (int token = 0; token <= 2000; token++) {
            lately.note(token(TENANT, ANA, 7, "token-" + token));
        }
        assertThat(lately.holds(token(TENANT, ANA, 7, "token-0"))).isFalse();
        assertThat(lately.holds(token(TENANT, ANA, 7, "token-1"))).isTrue();
        assertThat(lately.holds(token(TENANT, ANA, 7, "token-2000"))).isTrue();
    }

    private static Identity token(UUID tenant, UUID user, int epoch, String id) {
        return new Identity(
                user,
                tenant,
                List.of(),
                Permissions.of(List.of()),
                List.of("*"),
                id,
                Instant.MAX,
                OptionalInt.of(epoch));
    }
}
