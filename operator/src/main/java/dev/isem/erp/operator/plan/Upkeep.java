package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.MigrationRecord;
import dev.isem.erp.operator.render.Marks;
import dev.isem.erp.operator.render.MigrationJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Another run of the database steps behind a version that serves: when the last pod of an older one is gone, what only
 * those used is taken away; and when a person asks, the database is compared with the manifest.
 *
 * @param start the Job, if it is time for one
 * @param recheck when to look again, if time alone is missing
 * @param remark what is still to come, to be said beside that the version serves; empty if nothing is
 */
record Upkeep(Optional<Job> start, Optional<Duration> recheck, String remark) {

    static final Upkeep NONE = new Upkeep(Optional.empty(), Optional.empty(), "");

    /** What is to do behind a version whose pods are all ready. */
    static Upkeep of(Situation situation) {
        MigrationRecord done = situation.outcome().filter(Migration::isSuccess).orElse(null);
        if (done == null) {
            return NONE;
        }
        boolean tidy = isUntidy(done);
        if (!tidy && isAnswered(situation, done)) {
            return NONE;
        }
        List<String> rolling = Readers.rolling(situation.seen(), situation.now());
        String remark = remark(done, rolling);
        if (Migration.running(situation).isPresent() || isQueued(situation)) {
            return new Upkeep(Optional.empty(), Optional.empty(), remark);
        }
        if (!isAnswered(situation, done) || situation.isSettled()) {
            return new Upkeep(
                    Optional.of(MigrationJob.render(
                            situation.wanted(), situation.seen().installation(), Migration.order(situation))),
                    Optional.empty(),
                    remark);
        }
        return new Upkeep(Optional.empty(), situation.untilSettled().filter(Duration::isPositive), remark);
    }

    /** A run that was told that nothing older lives has done what there was: asking it again would not end. */
    static boolean isUntidy(MigrationRecord done) {
        return !Boolean.TRUE.equals(done.settled()) && (done.held() != null || done.leftoverRights() != null);
    }

    private static boolean isAnswered(Situation situation, MigrationRecord done) {
        String request = situation.request(Marks.CHECK);
        return request.isEmpty() || request.equals(done.check());
    }

    private static boolean isQueued(Situation situation) {
        return situation.seen().neighbourJobs().stream().anyMatch(job -> !Run.isFinished(job));
    }

    private static String remark(MigrationRecord done, List<String> rolling) {
        if (done.held() == null) {
            return "";
        }
        String until = rolling.isEmpty()
                ? "until no pod of an older version lives"
                : "for the roll-out of " + String.join(", ", rolling);
        return "; " + String.join(", ", done.held()) + " wait" + (done.held().size() == 1 ? "s " : " ") + until;
    }
}
