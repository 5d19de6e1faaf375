package dev.isem.erp.operator.apply;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpSuiteStatus;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.PrimaryUpdateAndCacheUtils;

/**
 * Writes a status that changed, and only then. The answer goes to the queue's cache, so that the next pass does not
 * decide on the status before.
 */
public final class StatusWriter {

    private StatusWriter() {}

    public static void write(ErpVertical vertical, ErpVerticalStatus status, Context<ErpVertical> context) {
        if (!status.equals(vertical.getStatus())) {
            var fresh = new ErpVertical();
            fresh.setStatus(status);
            PrimaryUpdateAndCacheUtils.ssaPatchStatusAndCacheResource(vertical, named(fresh, vertical), context);
        }
    }

    public static void write(ErpSuite suite, ErpSuiteStatus status, Context<ErpSuite> context) {
        if (!status.equals(suite.getStatus())) {
            var fresh = new ErpSuite();
            fresh.setStatus(status);
            PrimaryUpdateAndCacheUtils.ssaPatchStatusAndCacheResource(suite, named(fresh, suite), context);
        }
    }

    /** Applying an object that was read is refused: it carries managedFields. */
    static <T extends HasMetadata> T named(T fresh, HasMetadata like) {
        fresh.setMetadata(new ObjectMetaBuilder()
                .withName(like.getMetadata().getName())
                .withNamespace(like.getMetadata().getNamespace())
                .build());
        return fresh;
    }
}
