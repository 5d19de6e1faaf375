package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.operator.observe.Observation;
import dev.isem.erp.operator.observe.Owned;
import dev.isem.erp.operator.render.Credential;
import dev.isem.erp.operator.render.Marks;
import dev.isem.erp.operator.render.Rendered;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** A plan as people read it in {@code then.yaml}: what would be written, and what would be said. */
final class Then {

    private Then() {}

    static String yaml(Observation seen, Plan<ErpVerticalStatus> plan) {
        Map<String, Object> shown = new LinkedHashMap<>();
        put(
                shown,
                "credentials",
                plan.credentials().stream().map(Credential::name).toList());
        plan.claim().ifPresent(claim -> shown.put("claim", claim.getMetadata().getName()));
        plan.start().ifPresent(job -> shown.put("start", started(job)));
        shown.put("apply", writes(seen.owned(), plan.apply()));
        put(shown, "delete", plan.delete().stream().map(Then::shown).toList());
        if (plan.hold()) {
            shown.put("hold", true);
        }
        if (plan.status() != null) {
            shown.put("status", plan.status());
        }
        put(
                shown,
                "notes",
                plan.notes().stream()
                        .map(note -> (note.warning() ? "Warning " : "Normal ") + note.reason())
                        .toList());
        shown.put("recheck", plan.recheck().map(Duration::toString).orElse("never"));
        return Serialization.asYaml(shown);
    }

    /** The Job's name, with what makes it more than the first run of a version. */
    private static Object started(Job job) {
        var order = new TreeMap<String, Object>(job.getMetadata().getAnnotations());
        order.keySet().removeAll(List.of(Marks.INPUTS, Marks.AFTER));
        job.getSpec().getTemplate().getSpec().getInitContainers().stream()
                .flatMap(step -> step.getEnv().stream())
                .filter(variable -> variable.getName().startsWith("ERP_APPROVED_"))
                .forEach(variable -> order.put(variable.getName(), variable.getValue()));
        List<String> steps = job.getSpec().getTemplate().getSpec().getInitContainers().stream()
                .map(Container::getName)
                .toList();
        if (steps.stream().anyMatch(Set.of("backup", "restore", "scratch")::contains)) {
            order.put("steps before the last", steps);
        }
        if (order.isEmpty()) {
            return job.getMetadata().getName();
        }
        order.put("name", job.getMetadata().getName());
        return order;
    }

    private static void put(Map<String, Object> shown, String key, List<String> values) {
        if (!values.isEmpty()) {
            shown.put(key, values);
        }
    }

    /** Of all that shall be there, what is not as it shall be. */
    static List<String> writes(Owned live, List<HasMetadata> wanted) {
        return wanted.stream()
                .filter(object -> live.like(object)
                        .map(found -> !Objects.equals(Rendered.sealOf(found), Rendered.sealOf(object))
                                || !Objects.equals(replicas(found), replicas(object)))
                        .orElse(true))
                .map(Then::shown)
                .toList();
    }

    private static Object replicas(HasMetadata object) {
        return object instanceof Deployment deployment
                ? Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1)
                : 0;
    }

    private static String shown(HasMetadata object) {
        String name = object.getKind() + " " + object.getMetadata().getName();
        return object instanceof Deployment deployment
                ? name + " "
                        + deployment
                                .getSpec()
                                .getTemplate()
                                .getSpec()
                                .getContainers()
                                .getFirst()
                                .getImage()
                : name;
    }
}
