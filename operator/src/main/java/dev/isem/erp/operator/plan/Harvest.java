package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.MigrationRecord;
import dev.isem.erp.operator.observe.Observation;
import dev.isem.erp.operator.render.Marks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a run said into a record for the status, so that the Job and its pod may go. */
final class Harvest {

    private Harvest() {}

    /** The outcome of the one run that is over and not recorded yet, if there is one. */
    static Optional<MigrationRecord> newOutcome(Observation seen, @Nullable MigrationRecord recorded, Instant now) {
        String last = recorded == null || recorded.job() == null ? "" : recorded.job();
        return Run.of(seen).stream()
                .filter(run -> run.after().equals(last))
                // While suspended the Job stays where it is, and may still begin.
                .filter(run -> run.isOver() || (!Suspension.isAsked(seen) && run.failedToStart(now)))
                .findFirst()
                .map(run -> record(run, recorded, now));
    }

    private static MigrationRecord record(Run run, @Nullable MigrationRecord before, Instant now) {
        List<StepSaid> said = run.steps().stream()
                .map(StepSaid::of)
                .flatMap(Optional::stream)
                .map(Rehearsals::refusalIsOfTheStep)
                .toList();
        Optional<StepSaid> provision = ofStep(said, "provision");
        Optional<StepSaid> migrate = ofStep(said, main(run));
        StepSaid decisive = said.stream()
                .filter(each -> !each.isGood())
                .filter(each -> !each.isSilent() || !isOutOfTime(run))
                .findFirst()
                .or(() -> said.size() == run.expectedSteps() && said.stream().allMatch(StepSaid::isGood)
                        ? migrate
                        : Optional.empty())
                .orElseGet(() -> run.isOver() ? lost(run) : notStarted(run));
        return new MigrationRecord(
                version(run),
                run.inputs(),
                outcome(run, decisive),
                decisive.step(),
                migrate.map(StepSaid::from).orElse(null),
                migrate.map(StepSaid::to).orElse(null),
                lines(migrate.map(StepSaid::scripts)),
                lines(migrate.map(StepSaid::held)),
                lines(provision.map(StepSaid::leftoverRights)),
                lines(migrate.map(StepSaid::destructive)),
                migrate.or(() -> ofStep(said, Adoptions.STEP))
                        .map(StepSaid::fingerprint)
                        .orElse(null),
                run.isSettled() ? Boolean.TRUE : null,
                Upkeep.isBehind(run, before) ? Boolean.TRUE : null,
                run.check(),
                run.name(),
                attempts(run, before),
                decisive.isGood() ? null : Boolean.TRUE.equals(decisive.passing()),
                run.finishedAt(now).truncatedTo(ChronoUnit.SECONDS).toString(),
                migrate.map(StepSaid::millis).orElse(null),
                decisive.oldestSafe(),
                error(decisive),
                ofStep(said, "backup").map(StepSaid::backup).orElse(null),
                run.restore().isEmpty() ? null : run.restore(),
                ofStep(said, "restore")
                        .filter(StepSaid::isGood)
                        .map(_ -> Boolean.TRUE)
                        .orElse(null),
                run.login(),
                Rehearsals.of(ofStep(said, Rehearsals.STEP), ofStep(said, "compare")),
                Adoptions.of(ofStep(said, Adoptions.STEP)),
                redisPasswords(ofStep(said, "link"), before));
    }

    /**
     * Link finds drift after a migration that succeeded: for the version this is a failure like any other. A plan of
     * nothing is a plan: the other steps have not been taken.
     */
    private static @Nullable String outcome(Run run, StepSaid decisive) {
        if (run.isPlan() && decisive.isGood()) {
            return Migration.PLANNED;
        }
        return "Drifted".equals(decisive.outcome()) ? "Failed" : decisive.outcome();
    }

    /** The step that a run is about. */
    private static String main(Run run) {
        if (run.isDrop()) {
            return "drop";
        }
        return run.isPlan() ? "plan" : "migrate";
    }

    private static Optional<StepSaid> ofStep(List<StepSaid> said, String step) {
        return said.stream().filter(each -> step.equals(each.step())).findFirst();
    }

    /** A user stays as it is until a run makes it anew, or finds that none is wanted. */
    private static @Nullable List<String> redisPasswords(Optional<StepSaid> link, @Nullable MigrationRecord before) {
        Optional<StepSaid> linked = link.filter(StepSaid::isGood);
        return linked.isPresent() ? linked.get().redisPasswords() : before == null ? null : before.redisPasswords();
    }

    private static @Nullable List<String> lines(Optional<List<String>> said) {
        return said.filter(lines -> !lines.isEmpty()).orElse(null);
    }

    private static MigrationRecord.@Nullable Failure error(StepSaid decisive) {
        List<String> findings = decisive.findings();
        if (decisive.error() != null || findings == null || decisive.isGood()) {
            return decisive.error();
        }
        return StepSaid.failure(
                "the database is not as the manifest and the suite's rules say: " + String.join("; ", findings),
                "Correct it by a migration script, then ask for a retry.");
    }

    private static StepSaid lost(Run run) {
        boolean outOfTime = isOutOfTime(run);
        var error = outOfTime
                ? StepSaid.failure(
                        "the steps were ended after spec.migration.timeoutSeconds; what had been committed stays",
                        "Raise spec.migration.timeoutSeconds.")
                : StepSaid.failure(
                        run.endedByCluster()
                                        .map("the cluster ended its pod: "::concat)
                                        .orElse("its pod is gone")
                                + ", and with it what the steps said; the database knows what they did",
                        null);
        return StepSaid.failed(null, "Failed", !outOfTime, error);
    }

    private static StepSaid notStarted(Run run) {
        var error = StepSaid.failure(
                run.obstacle()
                        .map(obstacle -> "its pod could not start: " + obstacle)
                        .orElse("its pod did not start within " + Run.UNTIL_LOST.toMinutes() + " minutes"),
                "Correct the image or make room for the pod; it starts by itself once it can.");
        return StepSaid.failed(null, Run.NOT_STARTED, true, error);
    }

    /** The kubelet ends the running step, which then has nothing to say; the Job knows why. */
    private static boolean isOutOfTime(Run run) {
        return run.failure().filter("DeadlineExceeded"::equals).isPresent();
    }

    private static int attempts(Run run, @Nullable MigrationRecord before) {
        if (before == null
                || before.attempts() == null
                || Migration.isSuccess(before)
                || !run.inputs().equals(before.inputs())) {
            return 1;
        }
        return before.attempts() + 1;
    }

    private static @Nullable String version(Run run) {
        var labels = run.job().getMetadata().getLabels();
        return labels == null ? null : labels.get(Marks.VERSION);
    }
}
