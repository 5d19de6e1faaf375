package dev.isem.erp.operator.render;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategyBuilder;

/** How pods are replaced so that no request fails. */
final class Rolling {

    /** Routes are taken back while the pod still answers: longer than proxies need to hear of it. */
    private static final long SECONDS_BEFORE_STOP = 5;

    private Rolling() {}

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
