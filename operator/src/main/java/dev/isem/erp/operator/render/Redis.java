package dev.isem.erp.operator.render;

import dev.isem.erp.crds.ErpSuite;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;

/** The Redis that the operator runs when the suite names none: a cache, empty after a restart. */
public final class Redis {

    private static final int PORT = 6379;
    private static final long SECONDS_TO_STOP = 30;
    private static final String CONFIGURATION = "/etc/erp/redis";
    private static final String USERS = "/etc/erp/redis-users";

    private Redis() {}

    /**
     * The server, in one pod.
     *
     * @param withUsers whether it reads its users when it starts
     */
    public static Deployment deployment(ErpSuite suite, Installation installation, boolean withUsers) {
        String suiteName = suite.getMetadata().getName();
        return Rendered.seal(new DeploymentBuilder()
                .withNewMetadata()
                .withName(Names.redis(suiteName))
                .withNamespace(suite.getMetadata().getNamespace())
                .withLabels(Labels.of(suiteName, suiteName, Marks.CACHE))
                .withOwnerReferences(Rendered.owner(suite))
                .endMetadata()
                .withNewSpec()
                .withReplicas(1)
                .withRevisionHistoryLimit(3)
                .withProgressDeadlineSeconds(600)
                // Two at once would be two caches behind one address.
                .withNewStrategy()
                .withType("Recreate")
                .endStrategy()
                .withNewSelector()
                .withMatchLabels(Labels.selector(suiteName, Marks.CACHE))
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(Labels.of(suiteName, suiteName, Marks.CACHE))
                .endMetadata()
                .withSpec(withUsers ? readingUsers(suite, pod(suite, installation)) : pod(suite, installation))
                .endTemplate()
                .endSpec()
                .build());
    }

    public static Service service(ErpSuite suite) {
        return ServerService.render(suite, Names.redis(suite.getMetadata().getName()), Marks.CACHE, "redis", PORT);
    }

    private static PodSpec pod(ErpSuite suite, Installation installation) {
        var data = new VolumeBuilder()
                .withName("data")
                .withNewEmptyDir()
                .withSizeLimit(new Quantity("256Mi"))
                .endEmptyDir()
                .build();
        return Pods.spec(suite, SECONDS_TO_STOP)
                .withContainers(container(suite, installation))
                .withVolumes(
                        data,
                        Pods.secretKey(
                                "configuration",
                                Names.redis(suite.getMetadata().getName()),
                                "redis.conf",
                                "redis.conf"))
                .build();
    }

    private static PodSpec readingUsers(ErpSuite suite, PodSpec pod) {
        return new PodSpecBuilder(pod)
                .addToVolumes(Pods.configMap(
                        RedisUsers.VOLUME, Names.redisUsers(suite.getMetadata().getName())))
                .editFirstContainer()
                .withArgs(CONFIGURATION + "/redis.conf", "--include", USERS + "/" + RedisUsers.FILE)
                .addToVolumeMounts(Pods.readOnly(RedisUsers.VOLUME, USERS))
                .endContainer()
                .build();
    }

    private static Container container(ErpSuite suite, Installation installation) {
        return Pods.container("redis", installation.redisImage(suite))
                .addNewPort()
                .withName("redis")
                .withContainerPort(PORT)
                .withProtocol("TCP")
                .endPort()
                .withStartupProbe(Probes.tcp("redis", 1, 60))
                .withLivenessProbe(Probes.tcp("redis", 10, 3))
                .withReadinessProbe(Probes.tcp("redis", 5, 2))
                .withResources(Pods.resources("20m", "64Mi", "256Mi"))
                .withVolumeMounts(
                        new VolumeMountBuilder()
                                .withName("data")
                                .withMountPath("/data")
                                .build(),
                        Pods.readOnly("configuration", CONFIGURATION))
                .build();
    }
}
