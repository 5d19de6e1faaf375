package dev.isem.erp.platform.limit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Requests that this process let through and has not told the cache of: to tell it of each costs more than many a request
 * does. A tab is settled once a second, and sooner when a hundredth of its bucket is on it. So a hundredth is let through
 * beyond what a bucket holds, by each pod and for each question of its own under way. Of a small bucket, as for signing in,
 * that is no request.
 */
final class Tabs {

    private static final int SHARE = 100;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Of people and tenants at work within a second. Who is forgotten has a request or a few given to them. */
    private static final int MOST = 20_000;

    /**
     * What somebody had.
     *
     * @param requests not told of
     * @param openUntil moment from which nothing more is put on it
     */
    private record Tab(int requests, long openUntil) {}

    private final Map<String, Tab> byBucket = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tab> eldest) {
            return size() > MOST;
        }
    };
    private final LongSupplier nanos;

    Tabs(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Puts a request on the tabs of these buckets, if none of them is to be settled. */
    synchronized boolean canWait(List<Bucket> buckets) {
        long now = nanos.getAsLong();
        if (!buckets.stream().allMatch(bucket -> hasRoom(bucket, now))) {
            return false;
        }
        for (Bucket bucket : buckets) {
            byBucket.computeIfPresent(bucket.name(), (_, tab) -> new Tab(tab.requests + 1, tab.openUntil));
        }
        return true;
    }

    private boolean hasRoom(Bucket bucket, long now) {
        Tab tab = byBucket.get(bucket.name());
        return tab != null
                && now - tab.openUntil < 0
                && tab.requests + 1 < bucket.limit().most() / SHARE;
    }

    /** Another request of each bucket, with what is on its tab; which is empty now, and closed until the answer is there. */
    synchronized List<Taking> settled(List<Bucket> buckets) {
        Tab closed = new Tab(0, nanos.getAsLong());
        return buckets.stream()
                .map(bucket -> {
                    Tab tab = byBucket.put(bucket.name(), closed);
                    return new Taking(bucket, tab == null ? 0 : tab.requests);
                })
                .toList();
    }

    /** After a request was let through: those that follow it may wait. */
    synchronized void open(List<Bucket> buckets) {
        keepUntil(buckets, nanos.getAsLong() + LONGEST_NANOS);
    }

    /** After one was refused: each that follows is asked about. */
    synchronized void close(List<Bucket> buckets) {
        keepUntil(buckets, nanos.getAsLong());
    }

    private void keepUntil(List<Bucket> buckets, long moment) {
        for (Bucket bucket : buckets) {
            byBucket.computeIfPresent(bucket.name(), (_, tab) -> new Tab(tab.requests, moment));
        }
    }

    synchronized int size() {
        return byBucket.size();
    }
}
