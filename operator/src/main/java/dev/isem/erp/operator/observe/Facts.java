package dev.isem.erp.operator.observe;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Of each object, only what others decide by: a change elsewhere in it wakes nobody. */
final class Facts {

    private Facts() {}

    /** Verticals look at a suite's manifest and whether it is ready. */
    static List<Object> of(ErpSuite suite) {
        var status = suite.getStatus();
        return facts(
                suite.getMetadata().getGeneration(),
                status == null ? null : ready(status.conditions()),
                status == null ? null : status.observedGeneration());
    }

    static List<Object> ofManifest(ErpVertical vertical) {
        return facts(
                vertical.getMetadata().getGeneration(), vertical.getMetadata().getDeletionTimestamp());
    }

    /** A suite counts its verticals that are ready, and lets their users into Redis. */
    static List<Object> ofStatus(ErpVertical vertical) {
        var status = vertical.getStatus();
        return status == null
                ? List.of()
                : facts(
                        ready(status.conditions()),
                        status.observedGeneration(),
                        status.schemaVersion(),
                        served(vertical),
                        turn(vertical),
                        status.migration() == null ? null : status.migration().redisPasswords());
    }

    /** Whose turn it is in a release train: those outside of one decide nothing by it. */
    static List<Object> turn(ErpVertical vertical) {
        var status = vertical.getStatus();
        if (status == null || status.asked() == null || status.conditions() == null) {
            return List.of();
        }
        return facts(
                status.asked(),
                status.serving() == null ? null : status.serving().version(),
                status.observedGeneration(),
                status.conditions().stream()
                        .filter(condition -> !"Available".equals(condition.getType()))
                        .map(condition -> condition.getType() + condition.getStatus() + condition.getReason())
                        .toList());
    }

    /** Whether a version of it was ever let through, and which one every pod is of. */
    static List<Object> served(ErpVertical vertical) {
        var status = vertical.getStatus();
        return status == null ? List.of() : facts(status.serving() != null, status.version());
    }

    /** Dependents look at the schema only. */
    static Optional<Integer> schema(ErpVertical vertical) {
        return Optional.ofNullable(vertical.getStatus()).map(status -> status.schemaVersion());
    }

    static boolean isFinished(Job job) {
        return job.getStatus() != null
                && job.getStatus().getConditions() != null
                && job.getStatus().getConditions().stream()
                        .anyMatch(condition -> List.of("Complete", "Failed").contains(condition.getType())
                                && "True".equals(condition.getStatus()));
    }

    private static List<String> ready(@Nullable List<Condition> conditions) {
        return conditions == null
                ? List.of()
                : conditions.stream()
                        .filter(condition -> "Ready".equals(condition.getType()))
                        .map(condition -> condition.getStatus() + condition.getReason() + condition.getMessage())
                        .toList();
    }

    private static List<Object> facts(@Nullable Object... facts) {
        var list = new ArrayList<Object>();
        for (@Nullable Object fact : facts) {
            list.add(Objects.requireNonNullElse(fact, "absent"));
        }
        return list;
    }
}
