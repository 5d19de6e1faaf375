package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every vertical has a user of its own in the managed Redis, made before its pods, and written down for a restart. */
class RedisUsersIT {

    private static final String OF_CONSTRUCCION =
            "user erp_app_construccion reset on ~construccion:* &construccion:* #" + FakeKubelet.REDIS_PASSWORD + " ";

    private final Stage stage = new Stage();

    @BeforeEach
    void start() {
        stage.kubelet.succeeds("erp-core", "1.0.0", 0, 3);
        stage.startOperator("one");
        stage.applyCore("1.0.0");
        stage.waitForReady("erp-core", "1.0.0");
    }

    @AfterEach
    void end() {
        stage.close();
    }

    @Test
    void aVerticalThatComesLaterIsWrittenDownAndRedisGoesOn() {
        stage.until("the user of erp-core is written down", () -> users().contains("user erp_app_erp_core "));
        String redis = pods();

        stage.applyConstruccion("1.0.0");
        stage.until("its Job is there", () -> !stage.jobs("construccion").isEmpty());
        assertThat(stage.backendImage("construccion"))
                .as("no pod before its user")
                .isEmpty();
        PodSpec steps = stage.onlyJob("construccion").getSpec().getTemplate().getSpec();
        assertThat(mounts(steps.getContainers().getFirst())).contains("/etc/erp/redis-admin", "/etc/erp/redis");
        assertThat(steps.getInitContainers())
                .allMatch(step -> mounts(step).stream().noneMatch(path -> path.contains("redis")));

        stage.kubelet.succeeds("construccion", "1.0.0", 0, 5);
        stage.waitForReady("construccion", "1.0.0");
        stage.until("its user is written down", () -> users().contains(OF_CONSTRUCCION));
        assertThat(users()).contains("user erp_app_erp_core ");
        assertThat(pods()).as("Redis was not restarted").isEqualTo(redis);
    }

    @Test
    void theBackEndLogsInAsItselfAndSeesNoOtherPassword() {
        PodSpec pod = deployment("erp-core-backend").getSpec().getTemplate().getSpec();
        assertThat(pod.getContainers().getFirst().getEnv())
                .extracting(EnvVar::getName, EnvVar::getValue)
                .contains(org.assertj.core.groups.Tuple.tuple("REDIS_USERNAME", "erp_app_erp_core"));
        assertThat(pod.getVolumes())
                .filteredOn(volume -> volume.getSecret() != null)
                .extracting(volume -> volume.getSecret().getSecretName())
                .contains("erp-core-redis-app")
                .doesNotContain("isem-redis");
        assertThat(stage.client
                        .secrets()
                        .inNamespace(stage.namespace)
                        .withName("erp-core-redis-app")
                        .require()
                        .getData()
                        .get("password"))
                .hasSizeGreaterThan(32);
    }

    @Test
    void aVerticalThatIsDeletedIsLetInNoMore() {
        stage.kubelet.succeeds("construccion", "1.0.0", 0, 5);
        stage.applyConstruccion("1.0.0");
        stage.until("its user is written down", () -> users().contains(OF_CONSTRUCCION));
        stage.client
                .resource(stage.vertical("construccion"))
                .inNamespace(stage.namespace)
                .delete();
        stage.until("its user is taken off", () -> !users().contains(OF_CONSTRUCCION));
        assertThat(users()).contains("user erp_app_erp_core ");
    }

    private String users() {
        var file = stage.client
                .configMaps()
                .inNamespace(stage.namespace)
                .withName("isem-redis-users")
                .get();
        return file == null ? "" : file.getData().getOrDefault("users.conf", "");
    }

    /** What would change with another pod: the template's generation, and the pods that there are. */
    private String pods() {
        return "generation " + deployment("isem-redis").getMetadata().getGeneration()
                + stage
                        .client
                        .pods()
                        .inNamespace(stage.namespace)
                        .withLabel("app.kubernetes.io/component", "cache")
                        .list()
                        .getItems()
                        .stream()
                        .map(pod -> " " + pod.getMetadata().getName())
                        .toList();
    }

    private Deployment deployment(String name) {
        return stage.client
                .apps()
                .deployments()
                .inNamespace(stage.namespace)
                .withName(name)
                .require();
    }

    private static List<String> mounts(Container container) {
        return container.getVolumeMounts().stream()
                .map(VolumeMount::getMountPath)
                .toList();
    }
}
