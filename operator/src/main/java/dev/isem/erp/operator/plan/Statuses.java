package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpSuiteStatus;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalStatus;
import org.jspecify.annotations.Nullable;

/** Statuses of resources, whether or not one was ever written. */
public final class Statuses {

    private static final ErpVerticalStatus NEVER_SEEN = new ErpVerticalStatus(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    private static final ErpSuiteStatus SUITE_NEVER_SEEN = new ErpSuiteStatus(null, null, null, null, null, null);

    private Statuses() {}

    public static ErpVerticalStatus of(ErpVertical vertical) {
        @Nullable ErpVerticalStatus status = vertical.getStatus();
        return status == null ? NEVER_SEEN : status;
    }

    public static ErpSuiteStatus of(ErpSuite suite) {
        @Nullable ErpSuiteStatus status = suite.getStatus();
        return status == null ? SUITE_NEVER_SEEN : status;
    }

    /** Ready, and not for an older manifest. */
    public static boolean isReady(ErpVertical vertical) {
        ErpVerticalStatus status = of(vertical);
        return Conditions.isTrue(status.conditions(), Conditions.READY)
                && isCurrent(status.observedGeneration(), vertical.getMetadata().getGeneration());
    }

    /** Ready, and not for an older manifest. */
    public static boolean isReady(ErpSuite suite) {
        ErpSuiteStatus status = of(suite);
        return Conditions.isTrue(status.conditions(), Conditions.READY)
                && isCurrent(status.observedGeneration(), suite.getMetadata().getGeneration());
    }

    private static boolean isCurrent(@Nullable Long observed, @Nullable Long generation) {
        return generation == null || (observed != null && observed >= generation);
    }
}
