package dev.isem.erp.operator.plan;

import dev.isem.erp.operator.observe.Observation;
import dev.isem.erp.operator.render.Marks;
import dev.isem.erp.operator.render.MigrationJob;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A migration Job with its pod. Only its conditions count and what its containers said: a Job's counters lag.
 *
 * @param pod absent before it was made, and when somebody or a lost node took it away
 */
record Run(Job job, Optional<Pod> pod) {

    /** Outcome of a Job whose pod could not start. */
    static final String NOT_STARTED = "NotStarted";

    static final Duration UNTIL_STUCK = Duration.ofMinutes(2);
    static final Duration UNTIL_LOST = Duration.ofMinutes(10);

    private static final String JOB_NAME = "batch.kubernetes.io/job-name";

    static List<Run> of(Observation seen) {
        return seen.jobs().stream().map(job -> of(job, seen.pods())).toList();
    }

    private static Run of(Job job, List<Pod> pods) {
        return new Run(
                job,
                pods.stream()
                        .filter(pod -> job.getMetadata().getName().equals(label(pod)))
                        .findFirst());
    }

    String name() {
        return job.getMetadata().getName();
    }

    String inputs() {
        return annotation(Marks.INPUTS);
    }

    /** Job whose outcome was the last one recorded when this one was made. */
    String after() {
        return annotation(Marks.AFTER);
    }

    /** Whether it only tells what would run. */
    boolean isPlan() {
        return !annotation(Marks.PLAN).isEmpty();
    }

    /** Whether it was told that no pod of an older version lives. */
    boolean isSettled() {
        return !annotation(Marks.SETTLED).isEmpty();
    }

    /** Whether it was told that no pod under another login lives. */
    boolean refusesOtherLogin() {
        return isSettled() || !annotation(Marks.ONE_LOGIN).isEmpty();
    }

    /** The backup that it is to bring back; empty without. */
    String restore() {
        return annotation(Marks.RESTORE);
    }

    /** Whether it takes its vertical out of the database. */
    boolean isDrop() {
        return !annotation(Marks.DROP).isEmpty();
    }

    /** The request for a check that it answers. */
    @Nullable
    String check() {
        String check = annotation(Marks.CHECK);
        return check.isEmpty() ? null : check;
    }

    /** Id of the login that it lets in; nothing for the first one. */
    @Nullable
    String login() {
        String login = annotation(Marks.LOGIN);
        return login.isEmpty() ? null : login;
    }

    /** How many steps must have said something good before all is well. */
    long expectedSteps() {
        var pod = job.getSpec().getTemplate().getSpec();
        return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                .filter(container -> MigrationJob.STEPS.contains(container.getName()))
                .count();
    }

    /** Whether its outcome can be read: its pod has ended, or the Job has and its pod is no more. */
    boolean isOver() {
        return pod.map(Run::hasEnded).orElseGet(() -> isFinished(job));
    }

    /** Whether the Job controller has closed it. */
    static boolean isFinished(Job job) {
        return condition(job, "Complete").isPresent()
                || condition(job, "Failed").isPresent();
    }

    /** Reason of the failure as the Job controller gives it, such as DeadlineExceeded; known while its pod still ends. */
    Optional<String> failure() {
        return condition(job, "Failed")
                .or(() -> condition(job, "FailureTarget"))
                .map(JobCondition::getReason);
    }

    /** The last Job stays for whoever wants to read its log; those before it are recorded, and one that never started is too. */
    static Stream<Job> outlived(Situation situation) {
        var record = situation.record();
        boolean neverStarted = record != null && NOT_STARTED.equals(record.outcome());
        return of(situation.seen()).stream()
                .filter(run -> !run.after().equals(situation.recordedJob()))
                .filter(run -> neverStarted || !run.name().equals(situation.recordedJob()))
                .filter(run -> run.isOver() || !run.isAtWork())
                .map(Run::job)
                .filter(job -> job.getMetadata().getDeletionTimestamp() == null);
    }

    /**
     * A Job of an earlier manifest that cannot go on makes room at once, whatever else its vertical waits for: the others
     * wait for the database.
     */
    static Stream<Job> abandoned(Situation situation) {
        return Migration.running(situation).stream()
                .filter(_ -> situation.release() != null)
                .filter(run -> run.restore().isEmpty() && !run.isAtWork())
                .filter(run -> !run.inputs().equals(situation.inputs()))
                .map(Run::job)
                .filter(job -> job.getMetadata().getDeletionTimestamp() == null);
    }

    /**
     * Whether it had its time to start and nothing of it runs: then it makes room for the others, and is tried again
     * later. An image that is not there is known soon; a node that is being made, or a volume, takes longer.
     */
    boolean failedToStart(Instant now) {
        String created = job.getMetadata().getCreationTimestamp();
        if (created == null || isAtWork() || isOver()) {
            return false;
        }
        return Duration.between(finishedAt(Instant.parse(created)), now)
                        .compareTo(waiting().isPresent() ? UNTIL_STUCK : UNTIL_LOST)
                > 0;
    }

    /** Whether a step runs or the next one is about to: it must be left to end by itself. */
    boolean isAtWork() {
        return hasStarted() && waiting().isEmpty();
    }

    /** Whether any step began. */
    boolean hasStarted() {
        return containers()
                .anyMatch(container -> container.getState() != null
                        && (container.getState().getRunning() != null
                                || container.getState().getTerminated() != null));
    }

    /** Why its pod was ended from outside, in Kubernetes' own words: an eviction, a node that went. */
    Optional<String> endedByCluster() {
        return pod.map(Pod::getStatus)
                .filter(status -> status.getReason() != null)
                .map(status -> status.getReason()
                        + (status.getMessage() == null ? "" : ": " + Texts.withoutStop(status.getMessage())));
    }

    /** What keeps its pod from starting, in Kubernetes' own words. */
    Optional<String> obstacle() {
        return waiting().or(this::unschedulable);
    }

    private Optional<String> unschedulable() {
        return pod.map(Pod::getStatus).map(PodStatus::getConditions).stream()
                .flatMap(List::stream)
                .filter(each -> "PodScheduled".equals(each.getType()) && "False".equals(each.getStatus()))
                .map(each -> Texts.orElse(each.getReason(), "Unschedulable")
                        + (each.getMessage() == null ? "" : ": " + Texts.withoutStop(each.getMessage())))
                .findFirst();
    }

    private Optional<String> waiting() {
        return containers()
                .map(container -> container.getState() == null
                        ? null
                        : container.getState().getWaiting())
                .flatMap(Stream::ofNullable)
                .filter(waiting -> isObstacle(waiting.getReason()))
                .map(waiting -> waiting.getReason()
                        + (waiting.getMessage() == null ? "" : ": " + Texts.withoutStop(waiting.getMessage())))
                .findFirst();
    }

    Stream<ContainerStatus> containers() {
        return pod.map(Pod::getStatus).stream().flatMap(Run::containers);
    }

    /** Steps in their order, as far as the pod tells of them. */
    List<ContainerStatus> steps() {
        return MigrationJob.STEPS.stream()
                .flatMap(step -> containers().filter(container -> step.equals(container.getName())))
                .toList();
    }

    Instant finishedAt(Instant otherwise) {
        return containers()
                .map(container -> container.getState() == null
                        ? null
                        : container.getState().getTerminated())
                .flatMap(Stream::ofNullable)
                .map(terminated -> terminated.getFinishedAt())
                .flatMap(Stream::ofNullable)
                .map(Instant::parse)
                .max(Instant::compareTo)
                .orElse(otherwise);
    }

    private static Stream<ContainerStatus> containers(PodStatus status) {
        return Stream.of(status.getInitContainerStatuses(), status.getContainerStatuses())
                .flatMap(Stream::ofNullable)
                .flatMap(List::stream);
    }

    private static boolean isObstacle(@Nullable String reason) {
        return reason != null && !reason.equals("PodInitializing") && !reason.equals("ContainerCreating");
    }

    private static boolean hasEnded(Pod pod) {
        @Nullable PodStatus status = pod.getStatus();
        String phase = status == null ? "" : Texts.orElse(status.getPhase(), "");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    private static Optional<JobCondition> condition(Job job, String type) {
        var status = job.getStatus();
        if (status == null || status.getConditions() == null) {
            return Optional.empty();
        }
        return status.getConditions().stream()
                .filter(each -> type.equals(each.getType()) && "True".equals(each.getStatus()))
                .findFirst();
    }

    private static @Nullable String label(Pod pod) {
        @Nullable Map<String, String> labels = pod.getMetadata().getLabels();
        return labels == null ? null : labels.get(JOB_NAME);
    }

    private String annotation(String key) {
        @Nullable Map<String, String> annotations = job.getMetadata().getAnnotations();
        return annotations == null ? "" : annotations.getOrDefault(key, "");
    }
}
