package dev.isem.erp.operator.plan;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conditions of a status, in a fixed order. Their time moves only when their status does. */
final class Conditions {

    static final String READY = "Ready";
    static final String RECONCILING = "Reconciling";
    static final String STALLED = "Stalled";
    static final String DEPENDENCIES_READY = "DependenciesReady";
    static final String MIGRATED = "Migrated";
    static final String AVAILABLE = "Available";

    private final @Nullable List<Condition> before;
    private final String now;
    private final List<Condition> conditions = new ArrayList<>();

    Conditions(@Nullable List<Condition> before, Instant now) {
        this.before = before;
        this.now = now.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    Conditions with(String type, boolean status, Reason reason, String message) {
        return with(type, status, reason.code(), message);
    }

    /** As it was before. */
    Conditions with(Condition old) {
        return with(old.getType(), "True".equals(old.getStatus()), old.getReason(), old.getMessage());
    }

    private Conditions with(String type, boolean status, String reason, String message) {
        String value = status ? "True" : "False";
        String since = find(before, type)
                .filter(old -> value.equals(old.getStatus()))
                .map(Condition::getLastTransitionTime)
                .orElse(now);
        conditions.add(new ConditionBuilder()
                .withType(type)
                .withStatus(value)
                .withReason(reason)
                .withMessage(message)
                .withLastTransitionTime(since)
                .build());
        return this;
    }

    List<Condition> list() {
        return List.copyOf(conditions);
    }

    static Optional<Condition> find(@Nullable List<Condition> conditions, String type) {
        return conditions == null
                ? Optional.empty()
                : conditions.stream()
                        .filter(each -> type.equals(each.getType()))
                        .findFirst();
    }

    static boolean isTrue(@Nullable List<Condition> conditions, String type) {
        return find(conditions, type)
                .filter(condition -> "True".equals(condition.getStatus()))
                .isPresent();
    }
}
