package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.MigrationRecord;
import java.time.Duration;
import java.time.Instant;

/** How long to wait before the same steps are tried again. It grows to a limit and never gives up. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Backoff() {}

    /** Zero or less when it is time. */
    static Duration remaining(MigrationRecord failed, Instant now) {
        if (failed.finishedAt() == null) {
            return Duration.ZERO;
        }
        return Duration.between(now, Instant.parse(failed.finishedAt()).plus(pause(failed)));
    }

    private static Duration pause(MigrationRecord failed) {
        int attempts = failed.attempts() == null ? 1 : failed.attempts();
        Duration pause = FIRST.multipliedBy(1L << Math.min(attempts - 1, 10));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
