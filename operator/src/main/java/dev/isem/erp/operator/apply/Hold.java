package dev.isem.erp.operator.apply;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.operator.render.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The finalizer that holds a suite or a vertical back while others need it, and stands on nothing else. */
public final class Hold {

    public static final String FINALIZER = "erp.isem.dev/needed-by-others";

    private static final Logger LOG = LoggerFactory.getLogger(Hold.class);

    private final KubernetesClient client;

    public Hold(KubernetesClient client) {
        this.client = client;
    }

    public void ensure(ErpVertical vertical, boolean held) {
        ensure(vertical, new ErpVertical(), held);
    }

    public void ensure(ErpSuite suite, boolean held) {
        ensure(suite, new ErpSuite(), held);
    }

    private void ensure(HasMetadata object, HasMetadata fresh, boolean held) {
        boolean deleted = object.getMetadata().getDeletionTimestamp() != null;
        // The server takes no new finalizer once an object is being deleted.
        if (held == has(object) || (held && deleted)) {
            return;
        }
        fresh.setMetadata(new ObjectMetaBuilder()
                .withName(object.getMetadata().getName())
                .withNamespace(object.getMetadata().getNamespace())
                .withUid(object.getMetadata().getUid())
                .withFinalizers(held ? List.of(FINALIZER) : List.of())
                .build());
        client.resource(fresh).fieldManager(Names.MANAGER).forceConflicts().serverSideApply();
        LOG.info(held ? "others need it: its deletion would be held back" : "nobody needs it any more");
    }

    private static boolean has(HasMetadata object) {
        var finalizers = object.getMetadata().getFinalizers();
        return finalizers != null && finalizers.contains(FINALIZER);
    }
}
