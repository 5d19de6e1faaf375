package dev.isem.erp.operator.runtime;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code helm test} asks of an installation, with the operator's own rights: do the CRDs know every field that it
 * writes, are suites and verticals served where it watches, and does one of its replicas lead?
 */
public final class InstallCheck {

    private static final Logger LOG = LoggerFactory.getLogger(InstallCheck.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KubernetesClient client;
    private final Settings settings;
    private final Clock clock;

    public InstallCheck(KubernetesClient client, Settings settings, Clock clock) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Returns when all is well.
     *
     * @param patience how long to wait until somebody leads
     * @throws IllegalStateException that says what is missing and what to do
     */
    public void run(Duration patience) {
        CrdCheck.check(client);
        serves(ErpSuite.class);
        serves(ErpVertical.class);
        Instant deadline = clock.instant().plus(patience);
        while (!isHeld()) {
            if (!clock.instant().isBefore(deadline)) {
                throw new IllegalStateException("nobody has held the lease " + settings.lease() + " in "
                        + settings.namespace() + " for " + patience.toSeconds() + " s: no operator works. Look at"
                        + " its pods: kubectl get pods -n " + settings.namespace());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        LOG.info("the CRDs are served and the lease {} is held", settings.lease());
    }

    /** A right that is missing, or an API that is not there, is the server's to say. */
    private void serves(Class<? extends CustomResource<?, ?>> type) {
        var one = new ListOptionsBuilder().withLimit(1L).build();
        if (settings.watched().isEmpty()) {
            client.resources(type).inAnyNamespace().list(one);
        }
        settings.watched()
                .forEach(each -> client.resources(type).inNamespace(each).list(one));
    }

    private boolean isHeld() {
        Lease lease = client.leases()
                .inNamespace(settings.namespace())
                .withName(settings.lease())
                .get();
        if (lease == null || lease.getSpec() == null || lease.getSpec().getRenewTime() == null) {
            return false;
        }
        var spec = lease.getSpec();
        String holder = spec.getHolderIdentity();
        return holder != null
                && !holder.isEmpty()
                && spec.getRenewTime()
                        .toInstant()
                        .plusSeconds(spec.getLeaseDurationSeconds())
                        .isAfter(clock.instant());
    }
}
