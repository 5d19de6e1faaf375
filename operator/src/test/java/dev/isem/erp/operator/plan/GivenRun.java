package dev.isem.erp.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isem.erp.operator.render.Login;
import dev.isem.erp.operator.render.MigrationJob;
import dev.isem.erp.operator.render.Release;
import dev.isem.erp.operator.render.StepsOrder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A migration Job of a case.
 *
 * <p>{@code job}: Active, Complete, Failed; {@code pod}: Pending, Running, Succeeded, Failed, gone; {@code waiting}: why
 * the first container that said nothing does not start; {@code created}: when the Job was; {@code unschedulable}: why no node takes the
 * pod; {@code steps}: what each said when it ended; {@code after}: another Job.
 */
record GivenRun(Job job, Optional<Pod> pod) {

    static GivenRun of(JsonNode node, Release of, String lastJob) {
        Release release = !node.has("login")
                ? of
                : of.loggingInAs(new Login(
                        node.path("login").path("slot").asInt(),
                        node.path("login").path("id").asText()));
        String after = node.path("after").asText(lastJob);
        var order = new StepsOrder(
                Inputs.hash(release),
                after,
                node.path("settled").asBoolean(),
                node.path("planOnly").asBoolean(),
                "",
                node.path("check").asText(""),
                node.path("backup").asBoolean(),
                node.path("restore").asText(""),
                node.path("rehearsal").asBoolean(),
                node.path("adoption").asText(""),
                false,
                node.path("oneLogin").asBoolean());
        if (node.path("drop").asBoolean()) {
            order = StepsOrder.dropping("drop-" + Inputs.hash(release), after);
        }
        Job job = MigrationJob.render(release, Given.INSTALLATION, order);
        if (node.has("created")) {
            job.getMetadata().setCreationTimestamp(node.path("created").asText());
        }
        String state = node.path("job").asText("Active");
        if (!state.equals("Active")) {
            job.setStatus(new JobStatusBuilder()
                    .withConditions(new JobConditionBuilder()
                            .withType(state)
                            .withStatus("True")
                            .withReason(node.path("reason").asText("Other"))
                            .build())
                    .build());
        }
        String phase = node.path("pod").asText("Pending");
        return new GivenRun(job, phase.equals("gone") ? Optional.empty() : Optional.of(pod(job, phase, node)));
    }

    private static Pod pod(Job job, String phase, JsonNode node) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(job.getMetadata().getName() + "-abcde")
                .addToLabels("batch.kubernetes.io/job-name", job.getMetadata().getName())
                .endMetadata()
                .withNewStatus()
                .withPhase(phase)
                .withConditions(scheduled(node))
                .withInitContainerStatuses(containers(
                        node,
                        List.of(
                                "restore",
                                "prepare",
                                "replay",
                                "provision",
                                "clone",
                                "rehearse",
                                "compare",
                                "backup",
                                "migrate")))
                .withContainerStatuses(containers(node, List.of("adopt", "plan", "link", "drop")))
                .endStatus()
                .build();
    }

    private static List<PodCondition> scheduled(JsonNode node) {
        return !node.has("unschedulable")
                ? List.of()
                : List.of(new PodConditionBuilder()
                        .withType("PodScheduled")
                        .withStatus("False")
                        .withReason("Unschedulable")
                        .withMessage(node.path("unschedulable").asText())
                        .build());
    }

    private static List<ContainerStatus> containers(JsonNode node, List<String> steps) {
        var containers = new ArrayList<ContainerStatus>();
        for (String step : steps) {
            JsonNode said = node.path("steps").path(step);
            if (said.asText().equals("running")) {
                containers.add(new ContainerStatusBuilder()
                        .withName(step)
                        .withNewState()
                        .withNewRunning()
                        .endRunning()
                        .endState()
                        .build());
            } else if (!said.isMissingNode()) {
                containers.add(ended(step, said));
            } else if (node.has("waiting") && step.equals(firstWithoutWord(node))) {
                containers.add(new ContainerStatusBuilder()
                        .withName(step)
                        .withNewState()
                        .withNewWaiting()
                        .withReason(node.path("waiting").asText())
                        .withMessage("as the kubelet says")
                        .endWaiting()
                        .endState()
                        .build());
            }
        }
        return containers;
    }

    private static String firstWithoutWord(JsonNode node) {
        return Stream.of("provision", "migrate", "link")
                .filter(step -> !node.path("steps").has(step))
                .findFirst()
                .orElse("");
    }

    private static ContainerStatus ended(String step, JsonNode said) {
        return new ContainerStatusBuilder()
                .withName(step)
                .withNewState()
                .withNewTerminated()
                .withExitCode(said.isObject() ? 0 : said.asInt())
                .withFinishedAt(said.path("finished").asText("2026-03-01T11:59:58Z"))
                .withMessage(said.isObject() ? said.toString() : "")
                .endTerminated()
                .endState()
                .build();
    }
}
