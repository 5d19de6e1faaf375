package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.operator.observe.Observation;
import dev.isem.erp.operator.render.Marks;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The plan for a vertical that was deleted. Its objects go by their owner references; its schemas and rows stay, unless
 * its manifest says otherwise. One that others read is held back, and serves on until they are gone.
 */
final class Retirement {

    private static final String FOREGROUND = "foregroundDeletion";

    private Retirement() {}

    /** Whether a deletion would have to wait: others, not being deleted themselves, need its schemas, or these are to go. */
    static boolean mustBeHeld(Observation seen) {
        return dropsData(seen.vertical())
                || (!isForced(seen.vertical()) && !dependents(seen).isEmpty());
    }

    /** Whether its data go with it. Whoever forces the deletion does not wait for that, and they stay. */
    static boolean dropsData(ErpVertical vertical) {
        return vertical.getSpec().isDropped() && !isForced(vertical);
    }

    /** Somebody knows what hangs on it, and wants it to go all the same. */
    static boolean isForced(HasMetadata object) {
        @Nullable Map<String, String> annotations = object.getMetadata().getAnnotations();
        return annotations != null && "true".equals(annotations.get(Marks.FORCE_DELETION));
    }

    static Plan<ErpVerticalStatus> plan(Situation situation) {
        List<String> dependents = dependents(situation.seen());
        if (dependents.isEmpty() || isForced(situation.vertical())) {
            return Dropping.isDue(situation) ? Dropping.plan(situation) : letGo();
        }
        if (isBeingTakenApart(situation.vertical())) {
            return takenApart(situation, dependents);
        }
        String message = "%s need%s its schemas, so it stays. It goes by itself once they are deleted. %s"
                .formatted(String.join(", ", dependents), dependents.size() == 1 ? "s" : "", situation.kept());
        var phase = new Phase(false, true, false, Reason.DELETION_HELD, message, dependents, null);
        return KeepServing.plan(situation, phase, Work.NONE);
    }

    static Plan<ErpVerticalStatus> letGo() {
        return new Plan<>(List.of(), Optional.empty(), List.of(), List.of(), false, null, List.of(), Optional.empty());
    }

    private static Plan<ErpVerticalStatus> takenApart(Situation situation, List<String> dependents) {
        String message =
                "deleted in the foreground, so Kubernetes takes its pods first, although %s need%s its schemas. Schemas and rows stay."
                        .formatted(String.join(", ", dependents), dependents.size() == 1 ? "s" : "");
        var phase = new Phase(false, true, false, Reason.DELETION_HELD, message, dependents, null);
        ErpVerticalStatus status = new StatusDraft(
                        situation, situation.old().serving(), situation.old().urls())
                .with(phase);
        return new Plan<>(
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                true,
                status,
                Notes.between(situation.old(), status),
                Optional.empty());
    }

    /** With foreground deletion the garbage collector takes the objects first: restoring them would be a fight. */
    static boolean isBeingTakenApart(ErpVertical vertical) {
        var finalizers = vertical.getMetadata().getFinalizers();
        return finalizers != null && finalizers.contains(FOREGROUND);
    }

    private static List<String> dependents(Observation seen) {
        return readers(seen, neighbour -> neighbour.getMetadata().getDeletionTimestamp() == null);
    }

    /** Those that need its schemas and are there, by name. */
    static List<String> readers(Observation seen, Predicate<ErpVertical> which) {
        List<String> mine = seen.vertical().getSpec().schemas();
        return seen.neighbours().stream()
                .filter(which)
                .filter(neighbour ->
                        Owners.neededBySchema(neighbour).keySet().stream().anyMatch(mine::contains))
                .filter(neighbour -> neighbour.getSpec().schemas().stream().noneMatch(mine::contains))
                .map(Owners::name)
                .toList();
    }
}
