package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.MigrationRecord;
import dev.isem.erp.operator.render.Marks;
import dev.isem.erp.operator.render.MigrationJob;
import dev.isem.erp.operator.render.StepsOrder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Has the database reached it? If not, the steps run: once per version and inputs, one vertical at a time. */
final class Migration {

    static final Set<String> SUCCESS = Set.of("Migrated", "Current", "AheadCompatible");

    /** Outcome of a run that only told what would run. */
    static final String PLANNED = "Planned";

    /** The pod's volumes wait for Secrets; one that vanished is made again before the kubelet's own patience ends. */
    private static final Duration LOOK_AT_STARTING_POD = Duration.ofSeconds(10);

    private Migration() {}

    static Verdict check(Situation situation) {
        return running(situation)
                .map(run -> whileRunning(situation, run))
                .orElseGet(() -> situation
                        .outcome()
                        .map(outcome -> after(situation, outcome))
                        .orElseGet(() -> isBackAfterRefusal(situation) ? Verdict.pass() : start(situation)));
    }

    static boolean isSuccess(MigrationRecord outcome) {
        return outcome.outcome() != null && SUCCESS.contains(outcome.outcome());
    }

    /** Whether the version may serve: a run behind it that met a passing obstacle takes back nothing. */
    static boolean letsThrough(MigrationRecord outcome) {
        return isSuccess(outcome) || Upkeep.isToBeRepeated(outcome);
    }

    /**
     * A refusal changed nothing, so what was let through before it still stands, on the schema it was let through on;
     * unless something was still owed behind it, which only another run can tell.
     */
    private static boolean isBackAfterRefusal(Situation situation) {
        var serving = situation.old().serving();
        var last = situation.record();
        return serving != null
                && situation.inputs().equals(serving.inputs())
                && !Boolean.TRUE.equals(serving.untidy())
                && last != null
                && "Refused".equals(last.outcome())
                && serving.schemaVersion() != null
                && serving.schemaVersion().equals(last.from());
    }

    static Optional<Run> running(Situation situation) {
        return Run.of(situation.seen()).stream()
                .filter(run -> run.after().equals(situation.recordedJob()))
                .filter(run -> !run.isOver())
                .findFirst();
    }

    private static Verdict whileRunning(Situation situation, Run run) {
        String version = situation.asked();
        if (run.inputs().equals(situation.inputs())
                && situation.outcome().filter(Migration::letsThrough).isPresent()) {
            return Verdict.pass(); // it tidies up behind what serves already
        }
        if (!run.inputs().equals(situation.inputs())) {
            return run.isAtWork() ? finishFirst(situation, run) : giveUp(situation, run);
        }
        Optional<String> obstacle = run.obstacle();
        if (obstacle.isPresent()) {
            return wait(
                    Reason.MIGRATION_STUCK,
                    "the pod of Job %s cannot go on: %s. It does by itself once that is mended. %s"
                            .formatted(run.name(), obstacle.get(), situation.kept()),
                    starting(situation));
        }
        if (!run.hasStarted()) {
            Optional<String> before = failureBefore(situation);
            return wait(
                    before.isPresent() ? Reason.MIGRATION_STUCK : Reason.MIGRATING,
                    "Job %s is to migrate the database to %s and has not started yet%s. %s"
                            .formatted(
                                    run.name(),
                                    version,
                                    before.map(failure -> "; before, " + failure)
                                            .orElse(""),
                                    situation.kept()),
                    starting(situation));
        }
        return wait(
                Reason.MIGRATING,
                "the database is being migrated to %s by Job %s. %s".formatted(version, run.name(), situation.kept()),
                Work.NONE);
    }

    /** Until an attempt has started, nothing is known to be better than at the one before. */
    private static Optional<String> failureBefore(Situation situation) {
        return situation
                .outcome()
                .filter(before -> Run.NOT_STARTED.equals(before.outcome()))
                .map(MigrationRecord::error)
                .map(MigrationRecord.Failure::message)
                .map(Texts::withoutStop);
    }

    private static Work starting(Situation situation) {
        return new Work(
                situation.credentials(situation.forSteps()),
                Optional.empty(),
                List.of(),
                Optional.of(LOOK_AT_STARTING_POD));
    }

    private static Verdict finishFirst(Situation situation, Run run) {
        return wait(
                Reason.MIGRATING,
                "Job %s of an earlier manifest is still migrating and is left to end. %s"
                        .formatted(run.name(), situation.kept()),
                Work.NONE);
    }

    private static Verdict giveUp(Situation situation, Run run) {
        return wait(
                Reason.MIGRATING,
                "Job %s of an earlier manifest cannot go on and makes room. %s".formatted(run.name(), situation.kept()),
                Work.NONE);
    }

    private static Verdict after(Situation situation, MigrationRecord outcome) {
        if (letsThrough(outcome)) {
            return Verdict.pass();
        }
        if (PLANNED.equals(outcome.outcome())) {
            return Approval.isGiven(situation, outcome) ? start(situation) : Approval.await(situation, outcome);
        }
        if (Adoptions.next(situation).isPresent()) {
            return start(situation);
        }
        if (Adoptions.isPlan(outcome)) {
            return Adoptions.await(situation, outcome);
        }
        if (Adoptions.failed(outcome)) {
            return Adoptions.refuse(situation, outcome);
        }
        if ("provision".equals(outcome.step()) && "Refused".equals(outcome.outcome())) {
            return refusedByProvision(situation, outcome);
        }
        if (Run.NOT_STARTED.equals(outcome.outcome())) {
            return retry(situation, outcome, Reason.MIGRATION_STUCK, List.of());
        }
        if (Backups.failed(outcome)) {
            return new Verdict.Refuse(Conditions.MIGRATED, Reason.BACKUP_FAILED, failed(situation, outcome));
        }
        if (Rehearsals.failed(outcome)) {
            return Rehearsals.refuse(situation, outcome);
        }
        return Boolean.TRUE.equals(outcome.transientFailure())
                ? retry(situation, outcome, Reason.MIGRATION_RETRYING, List.of())
                : new Verdict.Refuse(Conditions.MIGRATED, Reason.MIGRATION_FAILED, failed(situation, outcome));
    }

    /** A table that its owner does not have yet comes with the owner's next version; a wrong name never does. */
    private static Verdict refusedByProvision(Situation situation, MigrationRecord outcome) {
        var error = outcome.error();
        if (error == null || error.missing() == null || error.missing().isEmpty()) {
            return new Verdict.Refuse(Conditions.MIGRATED, Reason.PROVISION_REFUSED, failed(situation, outcome));
        }
        List<String> owners = error.owners() == null ? List.of() : error.owners();
        return haveMigratedSince(situation, owners, outcome)
                ? start(situation)
                : retry(situation, outcome, Reason.WAITING_FOR_REQUIREMENT, owners);
    }

    private static boolean haveMigratedSince(Situation situation, List<String> owners, MigrationRecord refused) {
        return situation.seen().neighbours().stream()
                .filter(neighbour -> owners.contains(Owners.name(neighbour)))
                .map(neighbour -> Statuses.of(neighbour).migration())
                .flatMap(Stream::ofNullable)
                .anyMatch(record -> isAfter(record, refused));
    }

    private static boolean isAfter(MigrationRecord record, MigrationRecord refused) {
        return record.finishedAt() != null
                && refused.finishedAt() != null
                && Instant.parse(record.finishedAt()).isAfter(Instant.parse(refused.finishedAt()));
    }

    private static Verdict retry(Situation situation, MigrationRecord outcome, Reason reason, List<String> blockedBy) {
        Duration remaining = Backoff.remaining(outcome, situation.now());
        if (!remaining.isPositive()) {
            return start(situation);
        }
        String message = "attempt %s did not succeed%s.%s It is tried again by itself. %s"
                .formatted(
                        Texts.orElse(outcome.attempts(), "1"),
                        Texts.cause(outcome.error()),
                        Texts.hint(outcome.error()),
                        situation.kept());
        return new Verdict.Wait(Conditions.MIGRATED, reason, message, blockedBy, Work.lookAgain(remaining));
    }

    static String failed(Situation situation, MigrationRecord outcome) {
        return "the step %s of %s %s%s.%s %s Correct the version or the manifest, or set the annotation %s to a new value."
                .formatted(
                        Texts.orElse(outcome.step(), "migrate"),
                        situation.asked(),
                        "Refused".equals(outcome.outcome()) ? "refused" : "failed",
                        Texts.cause(outcome.error()),
                        Texts.hint(outcome.error()),
                        situation.kept(),
                        Marks.RETRY);
    }

    private static Verdict start(Situation situation) {
        Optional<Job> other = situation.seen().neighbourJobs().stream()
                .filter(job -> !Run.isFinished(job))
                .findFirst();
        if (other.isPresent()) {
            String holder = other.get().getMetadata().getLabels().get(Marks.INSTANCE);
            return new Verdict.Wait(
                    Conditions.MIGRATED,
                    Reason.MIGRATION_QUEUED,
                    "%s is migrating the same database; this one follows. %s".formatted(holder, situation.kept()),
                    List.of(holder),
                    Work.NONE);
        }
        StepsOrder order = order(situation);
        Job job = MigrationJob.render(situation.forSteps(), situation.seen().installation(), order);
        String doing = doing(order);
        return wait(
                Reason.MIGRATING,
                doing.formatted(situation.asked(), job.getMetadata().getName(), situation.kept()),
                new Work(situation.credentials(situation.forSteps()), Optional.of(job), List.of(), Optional.empty()));
    }

    private static String doing(StepsOrder order) {
        if (order.comparesOnly()) {
            return "tables that were loaded by hand are being compared with the scripts of %s by Job %s. %s";
        }
        return order.planOnly()
                ? "what would be migrated for %s is being read by Job %s. %s"
                : "the database is being migrated to %s by Job %s. %s";
    }

    /** The steps for what the manifest asks for now. */
    static StepsOrder order(Situation situation) {
        Optional<MigrationRecord> planned = situation.outcome().filter(each -> PLANNED.equals(each.outcome()));
        boolean supervised = situation.vertical().getSpec().migration().isSupervised();
        var order = new StepsOrder(
                situation.inputs(),
                situation.recordedJob(),
                situation.isSettled(),
                supervised && situation.outcome().filter(Migration::letsThrough).isEmpty() && planned.isEmpty(),
                supervised ? planned.map(MigrationRecord::fingerprint).orElse("") : "",
                situation.request(Marks.CHECK));
        order = order.adopting(Adoptions.next(situation).orElse(""));
        if (Rotation.isToRefuse(situation)) {
            order = order.withOneLogin();
        }
        if (Rehearsals.comeFirst(situation)) {
            order = order.rehearsed();
        }
        return Backups.comeFirst(situation) ? order.withBackup() : order;
    }

    private static Verdict wait(Reason reason, String message, Work work) {
        return new Verdict.Wait(Conditions.MIGRATED, reason, message, List.of(), work);
    }
}
