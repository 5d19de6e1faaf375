package dev.isem.erp.operator.render;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategyBuilder;
import java.time.Duration;
import java.time.Instant;

/** How pods are replaced so that no request fails. */
public final class Rolling {

    /** Routes are taken back while the pod still answers: longer than proxies need to hear of it. */
    private static final long SECONDS_BEFORE_STOP = 5;

    /** How long after a roll-out the last of the replaced pods may still answer, with some time to hear of its end. */
    public static final Duration LAST_OLD_POD = Duration.ofSeconds(BackendDeployment.SECONDS_TO_STOP + 15);

    private Rolling() {}

    /** How long pods that were replaced at an instant may still answer; zero or less when none does. */
    public static Duration untilLastOldPod(Instant replaced, Instant now) {
        return Duration.between(now, replaced.plus(LAST_OLD_POD));
    }

    /** An old pod goes only when a new one is ready. */
    static DeploymentStrategy oneMoreThenOneLess() {
        return new DeploymentStrategyBuilder()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxSurge(new IntOrString(1))
                .withMaxUnavailable(new IntOrString(0))
                .endRollingUpdate()
                .build();
    }

    /** The kubelet itself sleeps: the images have no shell and no sleep command. */
    static Lifecycle sleepBeforeStop() {
        return new LifecycleBuilder()
                .withNewPreStop()
                .withNewSleep(SECONDS_BEFORE_STOP)
                .endPreStop()
                .build();
    }
}
