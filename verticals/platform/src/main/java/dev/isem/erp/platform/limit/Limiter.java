package dev.isem.erp.platform.limit;

import dev.isem.erp.platform.redis.Redis;
import dev.isem.erp.platform.web.Problem;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses whoever asks too often. Buckets lie in the suite's Redis, so that all pods count together; while it is away, or
 * for a vertical that has none, each pod counts for itself, and lets through as many times more as there are pods.
 */
public final class Limiter {

    /** The same as {@link LocalBuckets}, by the clock of Redis, in one question. Answers with the milliseconds to wait. */
    private static final String TAKE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + time[2] / 1000
            local fresh, longest = {}, 0
            for i, key in ipairs(KEYS) do
                local each, most = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
                fresh[i] = math.max(tonumber(redis.call('GET', key) or '0') - now, 0) + each
                longest = math.max(longest, fresh[i] - each * most)
            end
            if longest > 0.001 then return math.ceil(longest) end
            for i, key in ipairs(KEYS) do
                redis.call('SET', key, string.format('%.3f', now + fresh[i]), 'PX', math.ceil(fresh[i]))
            end
            return 0
            """;

    private final Supplier<@Nullable Redis> cache;
    private final LocalBuckets local = new LocalBuckets(System::nanoTime);

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
            return local.take(buckets);
        }
        List<String> keys =
                buckets.stream().map(bucket -> redis.key(bucket.name())).toList();
        List<String> arguments = buckets.stream()
                .flatMap(bucket -> Stream.of(
                        Double.toString(bucket.limit().nanosEach() / 1e6),
                        Integer.toString(bucket.limit().most())))
                .toList();
        return redis.ask(client -> (Long) client.eval(TAKE, keys, arguments))
                .map(Duration::ofMillis)
                .orElseGet(() -> local.take(buckets));
    }
}
