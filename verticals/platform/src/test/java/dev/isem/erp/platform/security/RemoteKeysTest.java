package dev.isem.erp.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.Issuer;
import io.jsonwebtoken.JwtException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RemoteKeysTest {

    /** Far below the three seconds that an issuer is waited for. */
    private static final long SOON_MILLIS = 1500;

    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

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
    void anIssuerThatHangsHoldsUpNobodyWhoseKeyIsKnown() throws Exception {
        try (Issuer issuer = Issuer.start()) {
            RemoteKeys keys = new RemoteKeys(issuer.keysUrl(), clock());
            assertThat(keys.find(Issuer.KEY_ID)).isPresent();
            issuer.hang();
            now = now.plus(Duration.ofHours(1));
            List<Long> millis = AtOnce.by(
                    8,
                    16,
                    _ -> millis(() -> assertThat(keys.find(Issuer.KEY_ID)).isPresent()));
            assertThat(millis).allMatch(each -> each < SOON_MILLIS);
            assertThat(issuer.fetches()).as("one at a time").isLessThanOrEqualTo(2);
        }
    }

    @Test
    void whileAStrangersKeyIsAskedForNobodyElseWaits() throws Exception {
        try (Issuer issuer = Issuer.start()) {
            RemoteKeys keys = new RemoteKeys(issuer.keysUrl(), clock());
            assertThat(keys.find(Issuer.KEY_ID)).isPresent();
            issuer.hang();
            now = now.plusSeconds(11);
            CompletableFuture<Long> first = CompletableFuture.supplyAsync(
                    () -> millis(() -> assertThat(keys.find("made-up")).isEmpty()));
            while (issuer.fetches() < 2) {
                assertThat(first.isDone()).isFalse();
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertThat(millis(() -> assertThat(keys.find(Issuer.KEY_ID)).isPresent()))
                    .isLessThan(SOON_MILLIS);
            for (int i = 0; i < 20; i++) {
                String stranger = "made-up-" + i;
                assertThat(millis(() -> assertThat(keys.find(stranger)).isEmpty()))
                        .isLessThan(SOON_MILLIS);
            }
            assertThat(first.get()).as("its own time-out").isLessThan(6000);
            assertThat(issuer.fetches()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUp() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerHalf(server));
            RemoteKeys keys = new RemoteKeys(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"), clock());
            assertThat(millis(() -> assertThatThrownBy(() -> keys.find(Issuer.KEY_ID))
                            .isInstanceOf(TokenKeys.Unavailable.class)))
                    .isLessThan(6000);
        }
    }

    @Test
    void aNewKeyIsFoundByTheFirstWhoAsksForIt() {
        try (Issuer issuer = Issuer.start()) {
            RemoteKeys keys = new RemoteKeys(issuer.keysUrl(), clock());
            assertThat(keys.find("not-yet-published")).isEmpty();
            issuer.publishAs("not-yet-published");
            now = now.plusSeconds(11);
            assertThat(keys.find("not-yet-published")).isPresent();
        }
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

    private static void answerHalf(ServerSocket server) {
        try {
            Socket client = server.accept();
            client.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static long millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
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
