package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.lang.module.ModuleDescriptor.Version;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A vertical in a release train, as its own status shows it. What that says of another version than the one asked for
 * now does not count.
 *
 * @param target the version that the release asks for
 */
record Carriage(ErpVertical vertical, String target) {

    /** It had its turn, and goes on by itself or by an approval. */
    private static final Set<String> UNDER_WAY = codes(
            Reason.MIGRATING,
            Reason.MIGRATION_QUEUED,
            Reason.MIGRATION_RETRYING,
            Reason.AWAITING_APPROVAL,
            Reason.ROLLING_OUT,
            Reason.RESTORING);

    /** Not given up, but it may take until a person acts. */
    private static final Set<String> STUCK = codes(Reason.MIGRATION_STUCK, Reason.WAITING_FOR_REQUIREMENT);

    String name() {
        return Owners.name(vertical);
    }

    boolean isSuspended() {
        return vertical.getSpec().isSuspended();
    }

    /** Nothing of it was ever let through: it starts at the release's version and disturbs nobody. */
    private boolean isNew() {
        return status().serving() == null;
    }

    boolean isDone() {
        return hasArrived() && target.equals(status().version()) && Statuses.isReady(vertical);
    }

    /** It stays as it is until somebody acts. */
    boolean hasFailed() {
        return isToldOfTarget()
                && (Conditions.isTrue(status().conditions(), Conditions.STALLED)
                        || STUCK.contains(reason())
                        || (UNDER_WAY.contains(reason()) && wasStuck()));
    }

    /** An attempt that follows one that was stuck is no news before it ends: those behind would be halted and freed in turn. */
    private boolean wasStuck() {
        var last = status().migration();
        return last != null
                && !hasArrived()
                && target.equals(last.version())
                && (Run.NOT_STARTED.equals(last.outcome())
                        || ("provision".equals(last.step()) && "Refused".equals(last.outcome())));
    }

    /** Once begun it is not taken back, whoever would come before it now. */
    private boolean hasBegun() {
        return hasArrived() || (isToldOfTarget() && (UNDER_WAY.contains(reason()) || isHeldUpBySuite()));
    }

    /** The suite's servers are away, or its manifest was edited a moment ago, while the steps had run already. */
    private boolean isHeldUpBySuite() {
        var last = status().migration();
        return Reason.SUITE_NOT_READY.code().equals(reason()) && last != null && target.equals(last.version());
    }

    /** Whether it needs no turn any more, or none at all. */
    boolean isUnderWay() {
        return isNew() || hasBegun() || hasFailed();
    }

    /** Whether it takes one of the slots. */
    boolean isChanging() {
        return hasBegun() && !isNew() && !isDone() && !hasFailed() && !isSuspended();
    }

    boolean awaitsApproval() {
        return isToldOfTarget() && Reason.AWAITING_APPROVAL.code().equals(reason());
    }

    /** Whether pods of a newer version than the one asked for serve. */
    boolean goesDown() {
        String serves = status().version();
        return serves != null && Version.parse(target).compareTo(Version.parse(serves)) < 0;
    }

    private boolean hasArrived() {
        var serving = status().serving();
        return serving != null && target.equals(serving.version());
    }

    private boolean isToldOfTarget() {
        return target.equals(status().asked());
    }

    private String reason() {
        return Conditions.find(status().conditions(), Conditions.READY)
                .map(Condition::getReason)
                .orElse("");
    }

    private ErpVerticalStatus status() {
        return Statuses.of(vertical);
    }

    private static Set<String> codes(Reason... reasons) {
        return Stream.of(reasons).map(Reason::code).collect(Collectors.toUnmodifiableSet());
    }
}
