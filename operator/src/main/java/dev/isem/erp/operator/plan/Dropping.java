package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.crds.MigrationRecord;
import dev.isem.erp.operator.render.Credential;
import dev.isem.erp.operator.render.Marks;
import dev.isem.erp.operator.render.MigrationJob;
import dev.isem.erp.operator.render.Names;
import dev.isem.erp.operator.render.Rolling;
import dev.isem.erp.operator.render.StepsOrder;
import dev.isem.erp.operator.render.VerticalObjects;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The plan for a vertical whose data go with it: its pods end, one Job makes a last backup and takes it out of the
 * database, and only then it is let go. Whatever fails keeps everything, the vertical with it.
 */
final class Dropping {

    /** Outcome of a Job that came to its end. */
    static final String DROPPED = "Dropped";

    private static final Duration LOOK_AT_STARTING_POD = Duration.ofSeconds(10);

    private final Situation situation;
    private final String inputs;

    private Dropping(Situation situation) {
        this.situation = situation;
        this.inputs = "drop-" + situation.inputs();
    }

    /** Whether there is something to drop, and a suite to do it in. */
    static boolean isDue(Situation situation) {
        boolean everProvisioned = situation.record() != null
                || situation.schemaVersion() != null
                || !situation.seen().jobs().isEmpty();
        return Retirement.dropsData(situation.vertical()) && situation.release() != null && everProvisioned;
    }

    static Plan<ErpVerticalStatus> plan(Situation situation) {
        return new Dropping(situation).plan();
    }

    private Plan<ErpVerticalStatus> plan() {
        Optional<MigrationRecord> last =
                Optional.ofNullable(situation.record()).filter(record -> inputs.equals(record.inputs()));
        if (last.filter(record -> DROPPED.equals(record.outcome())).isPresent()) {
            return Retirement.letGo();
        }
        List<String> readers = Retirement.readers(situation.seen(), _ -> true);
        if (!readers.isEmpty()) {
            return says(
                    Phase.reconciling(
                            Reason.DELETION_HELD,
                            "%s %s being deleted and used its schemas: they are dropped after that."
                                    .formatted(String.join(", ", readers), readers.size() == 1 ? "is" : "are")),
                    Work.NONE);
        }
        if (Suspension.isAsked(situation.seen())) {
            return says(
                    Phase.reconciling(
                            Reason.SUSPENDED,
                            "deleted, and suspended: nothing is dropped before spec.suspend is gone."),
                    Work.NONE);
        }
        return Migration.running(situation)
                .map(this::whileRunning)
                .orElseGet(() -> last.filter(this::stands).map(this::failed).orElseGet(this::begin));
    }

    private Plan<ErpVerticalStatus> whileRunning(Run run) {
        if (!run.inputs().equals(inputs)) {
            boolean makesRoom = !run.isAtWork() && run.job().getMetadata().getDeletionTimestamp() == null;
            return dropping(
                    "Job " + run.name() + " of before is left to end first",
                    new Work(
                            List.of(), Optional.empty(), makesRoom ? List.of(run.job()) : List.of(), Optional.empty()));
        }
        String how = run.obstacle()
                .map(obstacle -> "the pod of Job %s cannot go on: %s".formatted(run.name(), obstacle))
                .orElse("a last backup is made, and its schemas are dropped, by Job " + run.name());
        return dropping(
                how,
                run.hasStarted()
                        ? Work.NONE
                        : new Work(
                                situation.credentials(situation.forSteps()),
                                Optional.empty(),
                                List.of(),
                                Optional.of(LOOK_AT_STARTING_POD)));
    }

    /**
     * Whether a failure is still to be looked at. It stands with its Job: whoever deletes that asks for another one, as
     * the end of a namespace does, which then refuses it and lets the vertical go.
     */
    private boolean stands(MigrationRecord last) {
        boolean passing = Boolean.TRUE.equals(last.transientFailure());
        return passing
                ? Backoff.remaining(last, situation.now()).isPositive()
                : situation.seen().jobs().stream()
                        .anyMatch(job -> job.getMetadata().getName().equals(last.job())
                                && job.getMetadata().getDeletionTimestamp() == null);
    }

    private Plan<ErpVerticalStatus> failed(MigrationRecord last) {
        if (Boolean.TRUE.equals(last.transientFailure())) {
            return dropping(
                    "attempt %s did not succeed%s; it is tried again by itself"
                            .formatted(Texts.orElse(last.attempts(), "1"), Texts.cause(last.error())),
                    Work.lookAgain(Backoff.remaining(last, situation.now())));
        }
        String message =
                "deleted, and its data were not dropped: the step %s %s%s.%s Everything is kept. Do that, then set the annotation %s to a new value; or let it go and keep its data: set spec.deletionPolicy to Retain, or the annotation %s to \"true\"."
                        .formatted(
                                Texts.orElse(last.step(), "drop"),
                                "Refused".equals(last.outcome()) ? "was refused" : "failed",
                                Texts.cause(last.error()),
                                Texts.hint(last.error()),
                                Marks.RETRY,
                                Marks.FORCE_DELETION);
        return says(Phase.stalled(Reason.DROP_FAILED, message), Work.NONE);
    }

    private Plan<ErpVerticalStatus> begin() {
        Optional<String> other = situation.seen().neighbourJobs().stream()
                .filter(job -> !Run.isFinished(job))
                .map(job -> job.getMetadata().getLabels().get(Marks.INSTANCE))
                .findFirst();
        if (other.isPresent()) {
            return dropping(
                    other.get() + " is migrating the same database; its data are dropped after that", Work.NONE);
        }
        Optional<Duration> remaining = untilPodsAreGone();
        if (remaining.isEmpty() || remaining.get().isPositive()) {
            return dropping("its pods end first", new Work(List.of(), Optional.empty(), List.of(), remaining));
        }
        List<Credential> credentials = situation.credentials(situation.forSteps());
        if (credentials.isEmpty()) {
            // They went with what they belong to; this pass makes that anew, and seeing it wakes us.
            return dropping("the passwords of its last run are made first", Work.NONE);
        }
        Job job = MigrationJob.render(
                situation.forSteps(),
                situation.seen().installation(),
                StepsOrder.dropping(inputs, situation.recordedJob()));
        return dropping(
                "a last backup is made, and its schemas are dropped, by Job "
                        + job.getMetadata().getName(),
                new Work(credentials, Optional.of(job), List.of(), Optional.empty()));
    }

    /** Empty while they are asked to end. */
    private Optional<Duration> untilPodsAreGone() {
        if (Retirement.isBeingTakenApart(situation.vertical())) {
            return Optional.empty(); // the garbage collector takes them, and whatever is made meanwhile
        }
        List<Deployment> live = Stream.of(Names.backend(situation.name()), Names.frontend(situation.name()))
                .flatMap(name -> situation.seen().owned().deployment(name).stream())
                .toList();
        return live.stream().allMatch(Rollouts::isAtZero)
                ? Optional.of(live.stream()
                        .flatMap(each -> Rollouts.lastWritten(each).stream())
                        .map(since -> Rolling.untilLastOldPod(since, situation.now()))
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO))
                : Optional.empty();
    }

    private Plan<ErpVerticalStatus> dropping(String how, Work work) {
        return says(
                Phase.reconciling(
                        Reason.DROPPING,
                        "deleted, and spec.deletionPolicy is Drop: " + how + ". Until then all is kept."),
                work);
    }

    private Plan<ErpVerticalStatus> says(Phase phase, Work work) {
        ErpVerticalStatus status = new StatusDraft(
                        situation, situation.old().serving(), situation.old().urls())
                .with(phase);
        return new Plan<>(
                work.credentials(),
                work.start(),
                phase.reason() == Reason.DELETION_HELD || phase.reason() == Reason.SUSPENDED
                        ? List.of()
                        : withoutPods(),
                Stream.concat(work.delete().stream(), Run.outlived(situation))
                        .<HasMetadata>map(job -> job)
                        .toList(),
                true,
                status,
                Notes.between(situation.old(), status),
                work.recheck());
    }

    private List<HasMetadata> withoutPods() {
        if (Retirement.isBeingTakenApart(situation.vertical())) {
            return List.of();
        }
        // After a restore nothing was let through, and a front end may be there all the same.
        Stream<HasMetadata> stopped = VerticalObjects.render(situation.serving().orElseGet(situation::wanted)).stream()
                .filter(Deployment.class::isInstance)
                .filter(object -> situation.seen().owned().like(object).isPresent())
                .map(object -> new DeploymentBuilder((Deployment) object)
                        .editSpec()
                        .withReplicas(0)
                        .endSpec()
                        .build());
        return Stream.concat(Rotation.keepers(situation).stream(), stopped).toList();
    }
}
