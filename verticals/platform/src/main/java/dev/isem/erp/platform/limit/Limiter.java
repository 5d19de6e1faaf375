package dev.isem.erp.platform.limit;

import dev.isem.erp.platform.redis.Redis;
import dev.isem.erp.platform.web.Problem;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses whoever asks too often. Buckets lie in the suite's Redis, so that all pods count together, and large ones to within
 * what lies on the pods' {@link Tabs}; while it is away, or for a vertical that has none, each pod counts for itself, and
 * lets through as many times more as there are pods.
 */
public final class Limiter {

    /**
     * The same as {@link LocalBuckets}, by the clock of Redis, in one question, which tells of requests that were let
     * through before too. Answers with the milliseconds to wait.
     */
    private static final String TAKE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + time[2] / 1000
            local fresh, longest = {}, 0
            for i, key in ipairs(KEYS) do
                local each, most, before = tonumber(ARGV[3 * i - 2]), tonumber(ARGV[3 * i - 1]), tonumber(ARGV[3 * i])
                fresh[i] = math.max(tonumber(redis.call('GET', key) or '0') - now, 0) + each * before
                longest = math.max(longest, fresh[i] + each - each * most)
            end
            local taken = longest > 0.001 and 0 or 1
            for i, key in ipairs(KEYS) do
                local full = fresh[i] + taken * tonumber(ARGV[3 * i - 2])
                if full > 0 then
                    redis.call('SET', key, string.format('%.3f', now + full), 'PX', math.ceil(full))
                end
            end
            return taken == 1 and 0 or math.ceil(longest)
            """;

    private final Supplier<@Nullable Redis> cache;
    private final LocalBuckets local = new LocalBuckets(System::nanoTime);
    private final Tabs tabs = new Tabs(System::nanoTime);

    /** @param cache asked for when the first bucket is, and nothing for a vertical that has none */
    public Limiter(Supplier<@Nullable Redis> cache) {
        this.cache = cache;
    }

    /**
     * Takes one request out of each bucket, or out of none.
     *
     * @throws Problem 429 with the time to wait when one of them is empty
     */
    public void mustAllow(List<Bucket> buckets) {
        List<Bucket> limited =
                buckets.stream().filter(bucket -> !bucket.limit().isNone()).toList();
        Duration wait = limited.isEmpty() ? Duration.ZERO : take(limited);
        if (wait.isPositive()) {
            throw Problem.tooMany(wait);
        }
    }

    private Duration take(List<Bucket> buckets) {
        Redis redis = cache.get();
        if (redis == null) {
            return local.take(
                    buckets.stream().map(bucket -> new Taking(bucket, 0)).toList());
        }
        if (tabs.canWait(buckets)) {
            return Duration.ZERO;
        }
        List<Taking> takings = tabs.settled(buckets);
        List<String> keys =
                buckets.stream().map(bucket -> redis.key(bucket.name())).toList();
        List<String> arguments = takings.stream().flatMap(Limiter::arguments).toList();
        Duration wait = redis.ask(client -> (Long) client.eval(TAKE, keys, arguments))
                .map(Duration::ofMillis)
                .orElseGet(() -> local.take(takings));
        if (wait.isPositive()) {
            tabs.close(buckets);
        } else {
            tabs.open(buckets);
        }
        return wait;
    }

    private static Stream<String> arguments(Taking taking) {
        Limit limit = taking.bucket().limit();
        return Stream.of(
                Double.toString(limit.nanosEach() / 1e6),
                Integer.toString(limit.most()),
                Integer.toString(taking.before()));
    }
}
