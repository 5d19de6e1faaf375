package dev.isem.erp.operator.runtime;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of the replicas works. Whoever loses the lease stops at once, and whoever ends in order gives it back, so that
 * the next one need not wait for it to run out.
 */
final class Leadership {

    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

    private final KubernetesClient client;
    private final String namespace;
    private final String lease;
    private final String identity;
    private final AtomicBoolean leads = new AtomicBoolean();
    private final AtomicBoolean stopping = new AtomicBoolean();

    Leadership(KubernetesClient client, Settings settings) {
        this.client = client;
        this.namespace = settings.namespace();
        this.lease = settings.lease();
        this.identity = settings.identity();
    }

    LeaderElectionConfiguration configuration() {
        return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(lease)
                .withLeaseNamespace(namespace)
                .withIdentity(identity)
                // The library's own exit waits for the shutdown hook that waits for it.
                .withExitOnStopLeading(false)
                .withLeaderCallbacks(
                        new LeaderCallbacks(this::won, this::lost, leader -> LOG.info("leader is {}", leader)))
                .build();
    }

    boolean leads() {
        return leads.get();
    }

    /** To be called before the work is stopped: losing the lease is no accident from here on. */
    void stopping() {
        stopping.set(true);
    }

    /** To be called when nothing is written any more. */
    void release() {
        try {
            var held = client.leases().inNamespace(namespace).withName(lease).get();
            if (held != null && identity.equals(held.getSpec().getHolderIdentity())) {
                held.getSpec().setHolderIdentity("");
                held.getSpec().setLeaseDurationSeconds(1);
                client.resource(held).update();
            }
        } catch (KubernetesClientException unreachable) {
            LOG.warn("the lease was not given back and runs out by itself: {}", unreachable.getMessage());
        }
    }

    private void won() {
        leads.set(true);
        LOG.info("{} leads", identity);
    }

    /** Another one may lead already: not one more write. */
    private void lost() {
        leads.set(false);
        if (!stopping.get()) {
            LOG.error("the lease was lost; this process ends and starts anew");
            Thread.ofPlatform().start(() -> Runtime.getRuntime().halt(1));
        }
    }
}
