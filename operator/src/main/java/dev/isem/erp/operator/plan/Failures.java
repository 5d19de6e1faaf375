package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpSuiteStatus;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The status after a pass whose writes were refused: what was known stays, and the refusal is said. */
public final class Failures {

    private Failures() {}

    /**
     * The status to write, and the events to tell.
     *
     * @param <S> status of the resource
     */
    public record Failure<S>(S status, List<Plan.Note> notes) {}

    /**
     * A vertical's status.
     *
     * @param drafted what the pass would have written: the outcome of a migration is known from it, once and for all
     */
    public static Failure<ErpVerticalStatus> of(
            ErpVertical vertical, @Nullable ErpVerticalStatus drafted, Reason reason, String message, Instant now) {
        ErpVerticalStatus old = Statuses.of(vertical);
        ErpVerticalStatus known = drafted == null ? old : drafted;
        var status = new ErpVerticalStatus(
                vertical.getMetadata().getGeneration(),
                conditions(old.conditions(), reason, message, now),
                old.version(),
                known.asked(),
                known.schemaVersion(),
                // What brought other schemas is recorded below, and so must be that nothing was let through on them.
                Restoration.hasJustCome(known.migration(), old) ? null : old.serving(),
                null,
                null,
                old.urls(),
                known.migration(),
                known.plan(),
                old.history(),
                old.replicas(),
                old.selector(),
                known.backups(),
                known.restored(),
                known.rotation(),
                known.signing());
        return new Failure<>(status, Notes.between(old, status));
    }

    public static Failure<ErpSuiteStatus> of(ErpSuite suite, Reason reason, String message, Instant now) {
        ErpSuiteStatus old = Statuses.of(suite);
        var status = new ErpSuiteStatus(
                suite.getMetadata().getGeneration(),
                conditions(old.conditions(), reason, message, now),
                old.database(),
                old.redis(),
                old.verticals(),
                old.release());
        return new Failure<>(status, Notes.between(old, status));
    }

    private static List<Condition> conditions(
            @Nullable List<Condition> before, Reason reason, String message, Instant now) {
        var conditions = new Conditions(before, now)
                .with(Conditions.READY, false, reason, message)
                .with(Conditions.STALLED, true, reason, message);
        for (String kept : List.of(Conditions.DEPENDENCIES_READY, Conditions.MIGRATED, Conditions.AVAILABLE)) {
            Conditions.find(before, kept).ifPresent(conditions::with);
        }
        return conditions.list();
    }
}
