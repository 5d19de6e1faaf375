package dev.isem.erp.operator.runtime;

import dev.isem.erp.operator.observe.Caches;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one vertical of a suite at a time decide that its migration starts. The turn ends when the caches show the Job,
 * so the next one sees it and queues. Behind it stands the lock in the database, which outlives this process.
 */
final class Turn {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Caches caches;
    private final ConcurrentMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    Turn(Caches caches) {
        this.caches = caches;
    }

    /** Runs the action while no other vertical of the suite can start a migration. */
    <T> T take(String suite, Supplier<T> action) {
        ReentrantLock lock = locks.computeIfAbsent(suite, _ -> new ReentrantLock(true));
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    void waitUntilSeen(Job job) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!caches.hasJob(
                        job.getMetadata().getNamespace(), job.getMetadata().getName())
                && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
