package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.crds.MigrationRecord;
import dev.isem.erp.operator.render.Marks;
import dev.isem.erp.operator.render.MigrationJob;
import dev.isem.erp.operator.render.Names;
import dev.isem.erp.operator.render.VerticalObjects;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Is a backup to be brought back first? Once for each value of the annotation: the pods go, the steps run behind the
 * restore, and only then a version is let through again. What no pod may see is not known before that, so none comes.
 */
final class Restoration {

    private static final String STEP = "restore";
    private static final Duration LOOK_AT_STARTING_POD = Duration.ofSeconds(10);

    private Restoration() {}

    static Verdict check(Situation situation) {
        Optional<Run> running = Migration.running(situation);
        if (running.filter(Restoration::isRestore).isPresent()) {
            return whileRunning(situation, running.get());
        }
        String wanted = situation.request(Marks.RESTORE);
        // Without roles and schemas there is nothing to restore into: the first migration comes before.
        if (wanted.isEmpty() || wanted.equals(carriedOut(situation)) || situation.schemaVersion() == null) {
            return Verdict.pass();
        }
        if (running.isPresent()) {
            return queued(situation, "Job " + running.get().name() + " is left to end first", List.of());
        }
        MigrationRecord last = situation.record();
        return last != null && wanted.equals(last.restore())
                ? after(situation, wanted, last)
                : begin(situation, wanted);
    }

    /** The value that was carried out last, by the outcome of this pass too. */
    static @Nullable String carriedOut(Situation situation) {
        String wanted = situation.request(Marks.RESTORE);
        if (situation.old().observedGeneration() == null && !wanted.isEmpty()) {
            // A manifest that is applied again, perhaps from Git, must not undo what was written since it was first.
            return wanted;
        }
        MigrationRecord last = situation.record();
        return last != null && Boolean.TRUE.equals(last.restored())
                ? last.restore()
                : situation.old().restored();
    }

    /** Whether the outcome that this pass sees for the first time brought other schemas. */
    static boolean hasJustCome(@Nullable MigrationRecord record, ErpVerticalStatus before) {
        return record != null && Boolean.TRUE.equals(record.restored()) && !record.equals(before.migration());
    }

    /** Whether pods of the version that served must not come back now. */
    static boolean keepsPodsAway(Situation situation, Phase phase) {
        return phase.reason() == Reason.RESTORING
                || Migration.running(situation).filter(Restoration::isRestore).isPresent()
                || isUndecided(situation.record());
    }

    /** What serves, with its back end at zero pods. */
    static List<HasMetadata> withoutPods(Situation situation) {
        String backend = Names.backend(situation.name());
        Stream<HasMetadata> others = KeepServing.restorable(situation).stream()
                .filter(object -> !backend.equals(object.getMetadata().getName()) || !(object instanceof Deployment));
        Stream<HasMetadata> atZero = situation.serving().map(VerticalObjects::render).stream()
                .flatMap(List::stream)
                .filter(object -> object instanceof Deployment
                        && backend.equals(object.getMetadata().getName()))
                .map(object -> new DeploymentBuilder((Deployment) object)
                        .editSpec()
                        .withReplicas(0)
                        .endSpec()
                        .build());
        return Stream.concat(atZero, others).toList();
    }

    private static boolean isRestore(Run run) {
        return !run.restore().isEmpty();
    }

    /** It ended at the restore itself, so it says nothing of the version that is asked for. */
    static boolean leftAllAsItWas(MigrationRecord last) {
        return STEP.equals(last.step());
    }

    /** It began, and nobody said how it ended: the schemas may be the one or the other. */
    private static boolean isUndecided(@Nullable MigrationRecord last) {
        return last != null && last.restore() != null && !Boolean.TRUE.equals(last.restored()) && !leftAllAsItWas(last);
    }

    private static Verdict whileRunning(Situation situation, Run run) {
        String how = run.obstacle()
                .map(obstacle -> "the pod of Job %s cannot start: %s".formatted(run.name(), obstacle))
                .orElse("the backup %s is being restored by Job %s".formatted(run.restore(), run.name()));
        Work work = run.hasStarted()
                ? Work.NONE
                : new Work(
                        situation.credentials(situation.wanted()),
                        Optional.empty(),
                        List.of(),
                        Optional.of(LOOK_AT_STARTING_POD));
        return restoring(how, work);
    }

    private static Verdict after(Situation situation, String wanted, MigrationRecord last) {
        if (Boolean.TRUE.equals(last.transientFailure())) {
            Duration remaining = Backoff.remaining(last, situation.now());
            return remaining.isPositive()
                    ? restoring(
                            "attempt %s to restore %s did not succeed%s.%s It is tried again by itself"
                                    .formatted(
                                            Texts.orElse(last.attempts(), "1"),
                                            wanted,
                                            Texts.cause(last.error()),
                                            Texts.hint(last.error())),
                            Work.lookAgain(remaining))
                    : begin(situation, wanted);
        }
        boolean refused = "Refused".equals(last.outcome());
        return new Verdict.Refuse(
                Conditions.MIGRATED,
                refused ? Reason.RESTORE_REFUSED : Reason.RESTORE_FAILED,
                "the restore of %s %s%s.%s Set the annotation %s to another value, or take it away."
                        .formatted(
                                wanted,
                                refused ? "was refused" : "failed",
                                Texts.cause(last.error()),
                                Texts.hint(last.error()),
                                Marks.RESTORE));
    }

    private static Verdict begin(Situation situation, String wanted) {
        Optional<Job> other = situation.seen().neighbourJobs().stream()
                .filter(job -> !Run.isFinished(job))
                .findFirst();
        if (other.isPresent()) {
            String holder = other.get().getMetadata().getLabels().get(Marks.INSTANCE);
            return queued(situation, holder + " is migrating the same database; the restore follows", List.of(holder));
        }
        boolean away = situation
                .seen()
                .owned()
                .deployment(Names.backend(situation.name()))
                .map(Rollouts::isAtZero)
                .orElse(true);
        if (!away) {
            return restoring(
                    "the backup %s is to be restored; the pods of the back end end first".formatted(wanted), Work.NONE);
        }
        Job job = MigrationJob.render(
                situation.wanted(),
                situation.seen().installation(),
                Migration.order(situation).restoring(wanted));
        return restoring(
                "the backup %s is being restored by Job %s"
                        .formatted(wanted, job.getMetadata().getName()),
                new Work(situation.credentials(situation.wanted()), Optional.of(job), List.of(), Optional.empty()));
    }

    private static Verdict restoring(String how, Work work) {
        return new Verdict.Wait(
                Conditions.MIGRATED,
                Reason.RESTORING,
                how + ". No pod of the back end runs meanwhile.",
                List.of(),
                work);
    }

    private static Verdict queued(Situation situation, String why, List<String> blockedBy) {
        return new Verdict.Wait(
                Conditions.MIGRATED, Reason.MIGRATION_QUEUED, why + ". " + situation.kept(), blockedBy, Work.NONE);
    }
}
