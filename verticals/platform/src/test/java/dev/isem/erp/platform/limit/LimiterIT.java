package dev.isem.erp.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.RedisServer;
import dev.isem.erp.platform.redis.Redis;
import dev.isem.erp.platform.settings.Settings;
import dev.isem.erp.platform.web.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Two pods and a real Redis, as the user of a vertical that reaches its own keys alone. */
class LimiterIT {

    private final RedisServer server = RedisServer.start("redis-secret", "shop");
    private final Redis one = new Redis(settings(server.envOf("shop")));
    private final Redis other = new Redis(settings(server.envOf("shop")));
    private final Limiter first = new Limiter(() -> one);
    private final Limiter second = new Limiter(() -> other);

    @AfterEach
    void stop() {
        one.close();
        other.close();
        server.close();
    }

    @Test
    void allPodsCountTogether() throws Exception {
        Limit ten = Limit.parse("10/h");
        List<Boolean> allowed = AtOnce.by(8, 40, number -> allows(number % 2 == 0 ? first : second, "ana", ten));
        assertThat(allowed).filteredOn(Boolean::booleanValue).hasSize(10);
        assertThat(allows(second, "luis", ten)).isTrue();
        Problem refused = catchThrowableOfType(Problem.class, () -> first.mustAllow(List.of(new Bucket("ana", ten))));
        assertThat(refused.status().value()).isEqualTo(429);
        assertThat(refused.retryAfter().orElseThrow()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
        assertThat(one.ask(cache -> cache.pttl(one.key("ana"))).orElseThrow())
                .as("a bucket that is full again is forgotten")
                .isBetween(1L, Duration.ofHours(1).toMillis());
    }

    @Test
    void whoIsRefusedByOneBucketTakesOfNone() {
        Bucket ana = new Bucket("ana", Limit.parse("1/h"));
        Bucket all = new Bucket("all", Limit.parse("2/h"));
        first.mustAllow(List.of(ana, all));
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(catchThrowableOfType(Problem.class, () -> first.mustAllow(List.of(ana, all))))
                    .isNotNull();
        }
        assertThat(allows(second, "all", all.limit())).isTrue();
        assertThat(allows(second, "all", all.limit())).isFalse();
    }

    /** Eight ask at once, each with at most nine requests of before. */
    @Test
    void aLargeBucketIsCountedTogetherToWithinAHundredthForEachWhoAsks() throws Exception {
        Limit thousand = Limit.parse("1000/h");
        List<Boolean> allowed = AtOnce.by(8, 1200, number -> allows(number % 2 == 0 ? first : second, "ana", thousand));
        long requests = allowed.stream().filter(Boolean::booleanValue).count();
        assertThat(requests).isBetween(1000L, 1072L);
        assertThat(allows(first, "ana", thousand)).isFalse();
        assertThat(allows(second, "ana", thousand)).isFalse();
    }

    @Test
    void aBucketFillsAgain() throws InterruptedException {
        Limit quick = Limit.parse("2/s");
        assertThat(allows(first, "ana", quick)).isTrue();
        assertThat(allows(first, "ana", quick)).isTrue();
        assertThat(allows(first, "ana", quick)).isFalse();
        Thread.sleep(600);
        assertThat(allows(first, "ana", quick)).isTrue();
    }

    @Test
    void whileTheCacheIsAwayEachPodCountsForItself() {
        server.stop();
        Limit two = Limit.parse("2/h");
        for (Limiter pod : List.of(first, second)) {
            assertThat(allows(pod, "ana", two)).isTrue();
            assertThat(allows(pod, "ana", two)).isTrue();
            assertThat(allows(pod, "ana", two)).isFalse();
        }
    }

    @Test
    void noLimitAsksNobody() {
        server.stop();
        assertThatCode(() -> new Limiter(() -> null).mustAllow(List.of(new Bucket("ana", Limit.parse("off")))))
                .doesNotThrowAnyException();
    }

    private static boolean allows(Limiter limiter, String name, Limit limit) {
        try {
            limiter.mustAllow(List.of(new Bucket(name, limit)));
            return true;
        } catch (Problem tooMany) {
            return false;
        }
    }

    private static Settings settings(Map<String, String> env) {
        Map<String, Object> variables = new HashMap<>(env);
        variables.put("ERP_VERTICAL", "shop");
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", variables));
        return Settings.from(environment);
    }
}
