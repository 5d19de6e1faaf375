package dev.isem.erp.operator.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isem.erp.crds.ErpVerticalSpec;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Commits a fault of faults.yaml as a person with kubectl would, looks, and undoes it. */
final class FaultyHands {

    private final Stage stage;

    FaultyHands(Stage stage) {
        this.stage = stage;
    }

    /** What kubectl answers, the commands included. */
    String commit(JsonNode fault) {
        String version = fault.path("patch").path("spec").path("version").asText("1.0.0");
        prepare(fault, version);
        var answer = new StringBuilder();
        fault.path("apply").forEach(manifest -> answer.append(apply((ObjectNode) manifest)));
        if (fault.has("patch")) {
            answer.append(patch("erpv", "construccion", fault.path("patch")));
        }
        if (fault.has("suite")) {
            answer.append(patch("erps", "isem", fault.path("suite")));
        }
        if (fault.has("away")) {
            stage.kubelet.readiness(fault.path("away").asText(), false);
        }
        if (fault.has("delete")) {
            answer.append(kubectl("", "delete", "erpv", fault.path("delete").asText(), "--wait=false"));
        }
        return answer.toString();
    }

    /** The line of {@code kubectl get} once it tells the fault's reason and says why. */
    String lookUntilExplained(JsonNode fault) {
        String vertical = fault.path("look").asText("construccion");
        stage.waitForReason(vertical, fault.path("reason").asText());
        var line = new AtomicReference<>("");
        stage.until("kubectl get tells " + fault.path("reason").asText() + " of " + vertical, () -> {
            line.set(look(vertical));
            return Stream.of("reason", "says")
                    .allMatch(part -> line.get().contains(fault.path(part).asText()));
        });
        return line.get();
    }

    /** With what differs from run to run left out. */
    private String look(String vertical) {
        return "$ kubectl get erpv " + vertical + " -o wide\n"
                + kubectl("", "get", "erpv", vertical, "-o", "wide")
                        .replaceAll("-migrate-[0-9a-f]{10}", "-migrate-…")
                        .replaceAll("approve to [0-9a-f]{10}", "approve to …")
                        .replaceAll("attempt \\d+ did not", "attempt 1 did not")
                        .replaceAll(" \\d+[smh](\\d+s)? ", " 9m ")
                        .replaceAll(" {2,}", "   ")
                        .replaceAll(" +\n", "\n");
    }

    void undo(JsonNode fault, ErpVerticalSpec before) {
        stage.kubelet.succeeds("construccion", "1.0.0", 5, 5);
        stage.edit("construccion", vertical -> vertical.setSpec(before));
        var applied = new ArrayList<JsonNode>();
        fault.path("apply").forEach(applied::addFirst); // who needs another goes first
        applied.forEach(manifest -> kubectl("", "delete", kind(manifest), name(manifest)));
        if (fault.has("away")) {
            stage.kubelet.readiness(fault.path("away").asText(), true);
        }
    }

    private void prepare(JsonNode fault, String version) {
        if (fault.has("steps")) {
            stage.kubelet.migration("construccion", version, texts(fault.path("steps")));
        }
        if (fault.has("plan")) {
            stage.kubelet.plan("construccion", version, texts(fault.path("plan")));
        }
        if (fault.has("pod")) {
            stage.kubelet.status("construccion", version, _ -> pod(fault.path("pod")));
        }
        if (fault.has("succeeds")) {
            stage.kubelet.succeeds(fault.path("succeeds").asText(), version, 5, 5);
        }
        if (fault.has("unready")) {
            stage.kubelet.neverReady("construccion", fault.path("unready").asText());
        }
    }

    /** A status as the kubelet writes it, from the part of it that the fault is about. */
    private static PodStatus pod(JsonNode given) {
        PodStatus status = Serialization.unmarshal(given.toString(), PodStatus.class);
        Stream.concat(status.getInitContainerStatuses().stream(), status.getContainerStatuses().stream())
                .forEach(FaultyHands::fill);
        return status;
    }

    private static void fill(ContainerStatus container) {
        container.setImage("any");
        container.setImageID("any");
        container.setReady(false);
        container.setRestartCount(0);
    }

    private String apply(ObjectNode manifest) {
        ObjectNode whole = manifest.deepCopy();
        if (!whole.has("apiVersion")) {
            whole.put("apiVersion", "erp.isem.dev/v1alpha1");
        }
        return kubectl(whole.toString(), "apply", "-f", "-");
    }

    private String patch(String kind, String name, JsonNode patch) {
        return "$ kubectl patch %s %s --type merge -p '%s'%n%s"
                .formatted(
                        kind, name, patch, kubectl("", "patch", kind, name, "--type", "merge", "-p", patch.toString()));
    }

    private String kubectl(String input, String... arguments) {
        var all = new ArrayList<>(List.of("-n", stage.namespace));
        all.addAll(List.of(arguments));
        return ControlPlane.kubectl(input, all.toArray(String[]::new)).replace(stage.namespace, "erp");
    }

    private static String kind(JsonNode manifest) {
        return manifest.path("kind").asText();
    }

    private static String name(JsonNode manifest) {
        return manifest.path("metadata").path("name").asText();
    }

    private static String[] texts(JsonNode lines) {
        var texts = new ArrayList<String>();
        lines.forEach(line -> texts.add(line.asText()));
        return texts.toArray(String[]::new);
    }
}
