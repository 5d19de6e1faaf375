package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.MigrationRecord;
import dev.isem.erp.operator.render.Marks;
import dev.isem.erp.operator.render.MigrationJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Another run of the database steps behind a version that serves: when the last pod of an older one is gone, what only
 * those used is taken away; when a person asks, the database is compared with the manifest, or its passwords are replaced.
 *
 * @param start the Job, if it is time for one
 * @param recheck when to look again, if time alone is missing
 * @param remark what is still to come, to be said beside that the version serves; empty if nothing is
 */
record Upkeep(Optional<Job> start, Optional<Duration> recheck, String remark) {

    static final Upkeep NONE = new Upkeep(Optional.empty(), Optional.empty(), "");

    /** What is to do behind a version whose pods are all ready. */
    static Upkeep of(Situation situation) {
        Optional<MigrationRecord> last = situation.outcome().filter(Migration::letsThrough);
        String remark = last.map(each -> remark(situation, each)).orElse("") + Rotation.remark(situation);
        if (Migration.running(situation).isPresent() || isQueued(situation) || lacksSecrets(situation)) {
            return new Upkeep(Optional.empty(), Optional.empty(), remark);
        }
        Optional<Duration> pause = pause(situation, last);
        if (pause.filter(remaining -> !remaining.isPositive()).isPresent()) {
            return new Upkeep(
                    Optional.of(MigrationJob.render(
                            situation.forSteps(), situation.seen().installation(), Migration.order(situation))),
                    Optional.empty(),
                    remark);
        }
        return new Upkeep(Optional.empty(), pause, remark);
    }

    /** How long until the next run; empty while there is nothing to do, or what it waits for has no end in sight. */
    private static Optional<Duration> pause(Situation situation, Optional<MigrationRecord> last) {
        if (last.filter(Upkeep::isToBeRepeated).isPresent()) {
            return last.map(failed -> Backoff.remaining(failed, situation.now()));
        }
        if (Rotation.isToPrepare(situation)
                || last.filter(each -> !isAnswered(situation, each)).isPresent()) {
            return Optional.of(Duration.ZERO);
        }
        return Stream.of(
                        Rotation.untilRefusal(situation),
                        last.filter(Upkeep::isUntidy).flatMap(_ -> situation.untilSettled()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** Whether another run has something to do, or must do again what it could not. */
    static boolean isOwed(MigrationRecord last) {
        return isUntidy(last) || isToBeRepeated(last);
    }

    /** They belong to an object that this pass makes; seeing it wakes us. */
    private static boolean lacksSecrets(Situation situation) {
        return situation.credentials(situation.forSteps()).isEmpty();
    }

    /** A run that was told that nothing older lives has done what there was: asking it again would not end. */
    private static boolean isUntidy(MigrationRecord done) {
        return !Boolean.TRUE.equals(done.settled()) && (done.held() != null || done.leftoverRights() != null);
    }

    /** Whether a run behind a version that serves met an obstacle that passes. */
    static boolean isToBeRepeated(MigrationRecord last) {
        return Boolean.TRUE.equals(last.behind()) && Boolean.TRUE.equals(last.transientFailure());
    }

    /** Whether a run found its version let through already; bringing back a backup asks that question anew. */
    static boolean isBehind(Run run, @Nullable MigrationRecord before) {
        return before != null
                && run.inputs().equals(before.inputs())
                && run.restore().isEmpty()
                && Migration.letsThrough(before);
    }

    private static boolean isAnswered(Situation situation, MigrationRecord done) {
        String request = situation.request(Marks.CHECK);
        return request.isEmpty() || request.equals(done.check());
    }

    private static boolean isQueued(Situation situation) {
        return situation.seen().neighbourJobs().stream().anyMatch(job -> !Run.isFinished(job));
    }

    private static String remark(Situation situation, MigrationRecord last) {
        if (isToBeRepeated(last)) {
            return failed(last);
        }
        return isUntidy(last) || !isAnswered(situation, last)
                ? waiting(last, Readers.rolling(situation.seen(), situation.now()))
                : "";
    }

    private static String failed(MigrationRecord last) {
        return "; another run of the database steps behind it did not succeed%s. It is tried again by itself"
                .formatted(Texts.cause(last.error()));
    }

    private static String waiting(MigrationRecord done, List<String> rolling) {
        if (done.held() == null) {
            return "";
        }
        String until = rolling.isEmpty()
                ? "until no pod of an older version lives"
                : "for the roll-out of " + String.join(", ", rolling);
        return "; " + String.join(", ", done.held()) + " wait" + (done.held().size() == 1 ? "s " : " ") + until;
    }
}
