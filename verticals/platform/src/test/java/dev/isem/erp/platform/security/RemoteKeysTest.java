package dev.isem.erp.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isem.erp.platform.kit.Issuer;
import io.jsonwebtoken.JwtException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RemoteKeysTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void fetchesOnceForManyTokens() {
        try (Issuer issuer = Issuer.start()) {
            RemoteKeys keys = new RemoteKeys(issuer.keysUrl(), clock());
            for (int i = 0; i < 5; i++) {
                assertThat(keys.find(Issuer.KEY_ID)).isPresent();
            }
            assertThat(issuer.fetches()).isEqualTo(1);
        }
    }

    @Test
    void asksAtMostOnceIn10SecondsForUnknownKeys() {
        try (Issuer issuer = Issuer.start()) {
            RemoteKeys keys = new RemoteKeys(issuer.keysUrl(), clock());
            for (int i = 0; i < 20; i++) {
                assertThat(keys.find("made-up-" + i)).isEmpty();
            }
            assertThat(issuer.fetches()).isEqualTo(1);
            now = now.plusSeconds(11);
            assertThat(keys.find("made-up")).isEmpty();
            assertThat(issuer.fetches()).isEqualTo(2);
        }
    }

    @Test
    void keepsOldKeysWhileTheIssuerIsAway() {
        Issuer issuer = Issuer.start();
        RemoteKeys keys = new RemoteKeys(issuer.keysUrl(), clock());
        assertThat(keys.find(Issuer.KEY_ID)).isPresent();
        issuer.close();
        now = now.plus(Duration.ofHours(1));
        assertThat(keys.find(Issuer.KEY_ID)).isPresent();
    }

    @Test
    void aSetThatGivesOneIdToTwoKeysIsNotUsed() {
        try (Issuer issuer = Issuer.start();
                Issuer other = Issuer.start()) {
            assertThat(RemoteKeys.parse(issuer.keySet())).containsOnlyKeys(Issuer.KEY_ID);
            assertThatThrownBy(() -> RemoteKeys.parse("{\"keys\":[" + key(issuer) + "," + key(other) + "]}"))
                    .isInstanceOf(JwtException.class);
        }
    }

    private static String key(Issuer issuer) {
        String set = issuer.keySet();
        return set.substring(set.indexOf('[') + 1, set.indexOf(']'));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
