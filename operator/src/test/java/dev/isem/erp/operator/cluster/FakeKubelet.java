package dev.isem.erp.operator.cluster;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Does the kubelet's part in one namespace: servers become ready, and the steps of migrations say what the test wants.
 * A migration that no test spoke for stays pending.
 */
public final class FakeKubelet implements AutoCloseable {

    private static final Pattern ENDS_THE_POD = Pattern.compile("\"outcome\":\"(Failed|HandLoaded|AdoptionPlanned)\"");
    /** Hash of what a vertical logs in to Redis with, as every link that went well says it. */
    static final String REDIS_PASSWORD = "c0ffee".repeat(10);

    private static final String PLAN = " (plan)";
    private static final String COMPONENT = "app.kubernetes.io/component";

    private final KubernetesClient client;
    private final String namespace;
    private final Map<String, Function<List<String>, PodStatus>> said = new ConcurrentHashMap<>();
    private final Set<String> unready = ConcurrentHashMap.newKeySet();
    private final SharedIndexInformer<Pod> pods;

    public FakeKubelet(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
        this.pods = client.pods().inNamespace(namespace).runnableInformer(0);
        pods.addEventHandler(new ResourceEventHandler<>() {
            @Override
            public void onAdd(Pod pod) {
                look(pod);
            }

            @Override
            public void onUpdate(Pod before, Pod pod) {
                look(pod);
            }

            @Override
            public void onDelete(Pod pod, boolean unknown) {
                // Gone is gone.
            }
        });
        pods.run();
    }

    /** From now on the migration of this version says this: one JSON document per step that ran. */
    public void migration(String vertical, String version, String... steps) {
        status(vertical, version, names -> ended(names, List.of(steps)));
    }

    /** From now on each step of this version says its document, up to the first that has none or ends badly. */
    public void migration(String vertical, String version, UnaryOperator<String> steps) {
        status(vertical, version, names -> {
            List<String> said = new ArrayList<>();
            for (String name : names) {
                String document = steps.apply(name);
                if (document.isEmpty()) {
                    break;
                }
                said.add(document);
                if (ENDS_THE_POD.matcher(document).find()) {
                    break;
                }
            }
            return ended(names, said);
        });
    }

    /** From now on the pods of this version's migration have the status that is made of their containers' names. */
    public void status(String vertical, String version, Function<List<String>, PodStatus> status) {
        said.put(vertical + ":" + version, status);
        pods.getStore().list().forEach(this::look);
    }

    /** From now on nobody speaks for the migration of this version. */
    public void silent(String vertical, String version) {
        said.remove(vertical + ":" + version);
    }

    /** From now on pods of this version's back end and front end do not become ready. */
    public void neverReady(String vertical, String version) {
        unready.add(vertical + ":" + version);
    }

    /** From now on the plan of this version says this: one JSON document per step that ran. */
    public void plan(String vertical, String version, String... steps) {
        migration(vertical, version + PLAN, steps);
    }

    /** A server's pod fails its readiness probe, or passes it again. */
    public void readiness(String pod, boolean ready) {
        client.pods().inNamespace(namespace).withName(pod).subresource("status").edit(found -> {
            found.getStatus().getConditions().forEach(each -> {
                if (each.getType().equals("Ready")) {
                    each.setStatus(ready ? "True" : "False");
                }
            });
            return found;
        });
    }

    /** The three documents of a migration that went well. */
    public void succeeds(String vertical, String version, int from, int to) {
        migration(
                vertical,
                version,
                "{\"step\":\"provision\",\"outcome\":\"Provisioned\",\"statements\":3}",
                "{\"step\":\"migrate\",\"outcome\":\"%s\",\"from\":%d,\"to\":%d,\"millis\":7}"
                        .formatted(from == to ? "Current" : "Migrated", from, to),
                "{\"step\":\"link\",\"outcome\":\"Linked\",\"keys\":0,\"redisPasswords\":[\"%s\"]}"
                        .formatted(REDIS_PASSWORD));
    }

    private synchronized void look(Pod pod) {
        String component = label(pod, COMPONENT);
        String phase = pod.getStatus().getPhase();
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            return;
        }
        if (component.equals("migration")) {
            List<String> names = steps(pod);
            var status = said.get(version(pod) + (names.contains("plan") ? PLAN : ""));
            if (status != null && phase.equals("Pending")) {
                patch(pod, status.apply(names));
            }
        } else if (phase.equals("Pending") && !unready.contains(version(pod))) {
            patch(pod, running());
        }
    }

    private void patch(Pod pod, PodStatus status) {
        try {
            client.pods()
                    .inNamespace(namespace)
                    .withName(pod.getMetadata().getName())
                    .subresource("status")
                    .edit(found -> {
                        found.setStatus(status);
                        return found;
                    });
        } catch (KubernetesClientException changedOrGone) {
            // Its next event brings it back here.
            return;
        }
    }

    private static PodStatus running() {
        return new PodStatusBuilder()
                .withPhase("Running")
                .withConditions(new PodConditionBuilder()
                        .withType("Ready")
                        .withStatus("True")
                        .withLastTransitionTime(now())
                        .build())
                .build();
    }

    private static List<String> steps(Pod pod) {
        return Stream.concat(pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream())
                .filter(container -> container.getRestartPolicy() == null) // what stands beside the steps says nothing
                .map(Container::getName)
                .toList();
    }

    private static PodStatus ended(List<String> names, List<String> steps) {
        boolean good = steps.size() == names.size()
                && !ENDS_THE_POD.matcher(steps.getLast()).find();
        ContainerStatus[] statuses = new ContainerStatus[steps.size()];
        for (int i = 0; i < statuses.length; i++) {
            boolean last = i == statuses.length - 1;
            statuses[i] = ended(names.get(i), steps.get(i), last && !good ? 1 : 0);
        }
        return new PodStatusBuilder()
                .withPhase(good ? "Succeeded" : "Failed")
                .withInitContainerStatuses(
                        Arrays.stream(statuses).limit(names.size() - 1).toList())
                .withContainerStatuses(
                        Arrays.stream(statuses).skip(names.size() - 1).toList())
                .build();
    }

    private static ContainerStatus ended(String step, String message, int exitCode) {
        return new ContainerStatusBuilder()
                .withName(step)
                .withReady(exitCode == 0)
                .withRestartCount(0)
                .withImage("any")
                .withImageID("any")
                .withNewState()
                .withNewTerminated()
                .withExitCode(exitCode)
                .withReason(exitCode == 0 ? "Completed" : "Error")
                .withStartedAt(now())
                .withFinishedAt(now())
                .withMessage(message)
                .endTerminated()
                .endState()
                .build();
    }

    private static String version(Pod pod) {
        return label(pod, "app.kubernetes.io/instance") + ":" + label(pod, "app.kubernetes.io/version");
    }

    private static String label(Pod pod, String label) {
        var labels = pod.getMetadata().getLabels();
        return labels == null ? "" : labels.getOrDefault(label, "");
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Override
    public void close() {
        pods.stop();
    }
}
