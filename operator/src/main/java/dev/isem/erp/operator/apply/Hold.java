package dev.isem.erp.operator.apply;

import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.operator.render.Names;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The finalizer that holds a vertical back while others read its schemas, and stands on no other vertical. */
public final class Hold {

    public static final String FINALIZER = "erp.isem.dev/needed-by-others";

    private static final Logger LOG = LoggerFactory.getLogger(Hold.class);

    private final KubernetesClient client;

    public Hold(KubernetesClient client) {
        this.client = client;
    }

    public void ensure(ErpVertical vertical, boolean held) {
        boolean deleted = vertical.getMetadata().getDeletionTimestamp() != null;
        // The server takes no new finalizer once an object is being deleted.
        if (held == has(vertical) || (held && deleted)) {
            return;
        }
        var fresh = new ErpVertical();
        fresh.setMetadata(new ObjectMetaBuilder()
                .withName(vertical.getMetadata().getName())
                .withNamespace(vertical.getMetadata().getNamespace())
                .withUid(vertical.getMetadata().getUid())
                .withFinalizers(held ? List.of(FINALIZER) : List.of())
                .build());
        client.resource(fresh).fieldManager(Names.MANAGER).forceConflicts().serverSideApply();
        LOG.info(held ? "others need it: its deletion would be held back" : "nobody needs it any more");
    }

    private static boolean has(ErpVertical vertical) {
        var finalizers = vertical.getMetadata().getFinalizers();
        return finalizers != null && finalizers.contains(FINALIZER);
    }
}
