package dev.isem.erp.platform.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Buckets in this process alone, for while the cache is away: each pod then counts for itself. A bucket is one number,
 * the moment at which it will be full again (generic cell rate algorithm).
 */
final class LocalBuckets {

    /** Some megabytes. Whoever makes up so many names cannot make the process run out of memory. */
    private static final int MOST = 20_000;

    private final Map<String, Long> fullAt = new HashMap<>();
    private final LongSupplier nanos;

    LocalBuckets(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Takes one request out of each bucket, or out of none and tells how long until that is possible. */
    synchronized Duration take(List<Bucket> buckets) {
        long now = nanos.getAsLong();
        long missing = buckets.stream()
                .mapToLong(bucket -> next(bucket, now)
                        - bucket.limit().nanosEach() * bucket.limit().most())
                .max()
                .orElse(0);
        if (missing > 0) {
            return Duration.ofNanos(missing);
        }
        if (fullAt.size() >= MOST) {
            forget(now);
        }
        buckets.forEach(bucket -> fullAt.put(bucket.name(), now + next(bucket, now)));
        return Duration.ZERO;
    }

    /** How far from full it is once another request is taken. */
    private long next(Bucket bucket, long now) {
        return Math.max(fullAt.getOrDefault(bucket.name(), now) - now, 0)
                + bucket.limit().nanosEach();
    }

    synchronized int size() {
        return fullAt.size();
    }

    /** Full buckets are as good as none; if there are still too many, everybody begins anew. */
    private void forget(long now) {
        fullAt.values().removeIf(moment -> moment - now <= 0);
        if (fullAt.size() >= MOST) {
            fullAt.clear();
        }
    }
}
