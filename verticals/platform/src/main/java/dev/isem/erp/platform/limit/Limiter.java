package dev.isem.erp.platform.limit;

import dev.isem.erp.platform.redis.Redis;
import dev.isem.erp.platform.web.Problem;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Refuses whoever asks too often. Buckets lie in the suite's Redis, so that all pods count together; while it is away, or
 * for a vertical that has none, each pod counts for itself, and lets through as many times more as there are pods.
 */
public final class Limiter {

    /** The same as {@link LocalBuckets}, by the clock of Redis. Answers with the milliseconds to wait. */
    private static final String TAKE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + time[2] / 1000
            local each, most = tonumber(ARGV[1]), tonumber(ARGV[2])
            local fresh = math.max(tonumber(redis.call('GET', KEYS[1]) or '0') - now, 0) + each
            local missing = fresh - each * most
            if missing > 0.001 then return math.ceil(missing) end
            redis.call('SET', KEYS[1], string.format('%.3f', now + fresh), 'PX', math.ceil(fresh))
            return 0
            """;

    private final Supplier<@Nullable Redis> cache;
    private final LocalBuckets local = new LocalBuckets(System::nanoTime);

    /** @param cache asked for when the first bucket is, and nothing for a vertical that has none */
    public Limiter(Supplier<@Nullable Redis> cache) {
        this.cache = cache;
    }

    /**
     * Takes one request out of each bucket.
     *
     * @throws Problem 429 with the time to wait when one of them is empty
     */
    public void mustAllow(List<Bucket> buckets) {
        Duration wait = buckets.stream()
                .filter(bucket -> !bucket.limit().isNone())
                .map(this::take)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        if (wait.isPositive()) {
            throw Problem.tooMany(wait);
        }
    }

    private Duration take(Bucket bucket) {
        Redis redis = cache.get();
        if (redis == null) {
            return local.take(bucket);
        }
        double millisEach = bucket.limit().nanosEach() / 1e6;
        List<String> arguments = List.of(
                Double.toString(millisEach), Integer.toString(bucket.limit().most()));
        return redis.ask(client -> (Long) client.eval(TAKE, List.of(redis.key(bucket.name())), arguments))
                .map(Duration::ofMillis)
                .orElseGet(() -> local.take(bucket));
    }
}
