package dev.isem.erp.operator.runtime;

import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.crds.MigrationRecord;
import dev.isem.erp.operator.plan.Reason;
import io.fabric8.kubernetes.api.model.Condition;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a vertical stands: what its status says, in figures.
 *
 * @param reason of the condition Ready
 * @param schema newest migration script in the database; 0 before the first
 * @param migration the last one that ended
 */
record Standing(
        String namespace,
        String vertical,
        String suite,
        String version,
        String reason,
        boolean isReady,
        boolean isStalled,
        boolean isMigrating,
        boolean hasFailed,
        int schema,
        @Nullable MigrationRecord migration) {

    private static final Set<String> FAILED = Set.of(Reason.MIGRATION_FAILED.code(), Reason.PROVISION_REFUSED.code());
    private static final double MILLIS = 1000.0;

    static Standing of(ErpVertical vertical, ErpVerticalStatus status) {
        String migrated =
                condition(status, "Migrated").map(Condition::getReason).orElse("");
        return new Standing(
                vertical.getMetadata().getNamespace(),
                vertical.getMetadata().getName(),
                vertical.getSpec().suiteRef().name(),
                Objects.requireNonNullElse(status.version(), ""),
                condition(status, "Ready").map(Condition::getReason).orElse(""),
                isTrue(status, "Ready"),
                isTrue(status, "Stalled"),
                Reason.MIGRATING.code().equals(migrated),
                FAILED.contains(migrated),
                Objects.requireNonNullElse(status.schemaVersion(), 0),
                status.migration());
    }

    Tags tags() {
        return Tags.of("namespace", namespace, "vertical", vertical);
    }

    /** Duration of the last migration in seconds, where its steps came so far as to measure it. */
    Optional<Double> seconds() {
        return Optional.ofNullable(migration).map(MigrationRecord::millis).map(millis -> millis / MILLIS);
    }

    /** Outcome of a migration that ended since the vertical stood as before. */
    Optional<String> endedSince(@Nullable Standing before) {
        // After a start nobody knows whether the one in the status was counted already.
        return before == null || Objects.equals(before.migration, migration)
                ? Optional.empty()
                : Optional.ofNullable(migration).map(MigrationRecord::outcome);
    }

    private static boolean isTrue(ErpVerticalStatus status, String type) {
        return condition(status, type)
                .filter(each -> "True".equals(each.getStatus()))
                .isPresent();
    }

    private static Optional<Condition> condition(ErpVerticalStatus status, String type) {
        @Nullable List<Condition> conditions = status.conditions();
        return conditions == null
                ? Optional.empty()
                : conditions.stream()
                        .filter(each -> type.equals(each.getType()))
                        .findFirst();
    }
}
