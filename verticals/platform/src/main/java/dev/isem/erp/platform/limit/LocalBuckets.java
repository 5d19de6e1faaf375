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
    synchronized Duration take(List<Taking> takings) {
        long now = nanos.getAsLong();
        long missing = takings.stream()
                .mapToLong(taking -> taking.missing(fromFull(taking, now)))
                .max()
                .orElse(0);
        if (fullAt.size() >= MOST) {
            forget(now);
        }
        for (Taking taking : takings) {
            long taken = missing > 0 ? 0 : taking.bucket().limit().nanosEach();
            fullAt.put(taking.bucket().name(), now + taking.after(fromFull(taking, now)) + taken);
        }
        return Duration.ofNanos(Math.max(missing, 0));
    }

    private long fromFull(Taking taking, long now) {
        return fullAt.getOrDefault(taking.bucket().name(), now) - now;
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
