package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.ErpVerticalStatus;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Passwords of the database are replaced: first both are valid, then only the new one. */
class RotationIT {

    private static final String CORE = "erp-core";
    private static final String CONSTRUCCION = "construccion";

    private final Stage stage = new Stage();

    @BeforeEach
    void start() {
        stage.startOperator("one");
        stage.bothServe();
    }

    @AfterEach
    void end() {
        stage.close();
    }

    @Test
    void thereAndBackAgain() {
        rotate("monday");
        stage.until("new pods", () -> phase().equals("Retiring"));
        String monday = rotation().login().id();
        assertThat(user()).isEqualTo("erp_app2_construccion");
        assertThat(mountedSecrets()).contains("construccion-db-app-" + monday, "construccion-redis-app-" + monday);
        assertThat(owner("construccion-db-app-" + monday).getName()).isEqualTo("construccion-db-login-" + monday);
        assertThat(owner("construccion-db-migrator-" + monday).getKind()).isEqualTo("ConfigMap");
        assertThat(stage.message(CONSTRUCCION)).contains("those before are refused once no pod uses them");
        assertThat(jobEnv(stage.onlyJob(CONSTRUCCION)))
                .containsEntry("ERP_APP_SLOT", "2")
                .doesNotContainKey("ERP_SETTLED");
        assertThat(linkEnv(stage.onlyJob(CONSTRUCCION)))
                .containsEntry("ERP_REDIS_PASSWORDS", FakeKubelet.REDIS_PASSWORD)
                .doesNotContainKey("ERP_SETTLED");

        ahead("two", Duration.ofMinutes(2));
        stage.until("the first login is refused", () -> phase().equals("Done"));
        assertThat(jobEnv(stage.onlyJob(CONSTRUCCION)))
                .containsEntry("ERP_APP_SLOT", "2")
                .containsEntry("ERP_ONE_LOGIN", "true")
                .containsEntry("ERP_SETTLED", "true");
        assertThat(linkEnv(stage.onlyJob(CONSTRUCCION))).containsEntry("ERP_SETTLED", "true");
        assertThat(stage.message(CONSTRUCCION)).isEqualTo("1.0.0 serves");

        rotate("tuesday");
        stage.until("pods under the first role again", () -> user().equals("erp_app_construccion"));
        assertThat(keepers()).hasSize(2);
        stage.until("every pod is new", () -> phase().equals("Retiring"));
        ahead("three", Duration.ofMinutes(4));
        stage.until("the second login is refused", () -> phase().equals("Done"));
        stage.until("what belongs to it is gone", () -> keepers().size() == 1);
        stage.until("its Secrets are gone with it", () -> secret("construccion-db-app-" + monday) == null);
        assertThat(secret("construccion-db-app-" + rotation().login().id())).isNotNull();
    }

    /** Its pods never had the passwords. What only its older ones use stays. */
    @Test
    void aReaderThatRollsOutIsNotWaitedFor() {
        stage.kubelet.succeeds(CONSTRUCCION, "1.1.0", 5, 6);
        stage.kubelet.neverReady(CONSTRUCCION, "1.1.0");
        stage.applyConstruccion("1.1.0");
        stage.waitForReason(CONSTRUCCION, "RollingOut");
        stage.edit(CORE, each -> each.getMetadata().getAnnotations().put("erp.isem.dev/rotate", "monday"));
        stage.until("new pods", () -> phase(CORE).equals("Retiring"));

        ahead("two", Duration.ofMinutes(2));
        stage.until("the first login is refused", () -> phase(CORE).equals("Done"));
        assertThat(stage.reason(CONSTRUCCION)).isEqualTo("RollingOut");
        assertThat(jobEnv(stage.onlyJob(CORE)))
                .containsEntry("ERP_ONE_LOGIN", "true")
                .doesNotContainKey("ERP_SETTLED");
        assertThat(linkEnv(stage.onlyJob(CORE))).containsKey("REDIS_HOST").containsEntry("ERP_ONE_LOGIN", "true");
    }

    @Test
    void anOperatorThatDiesLosesNothingAndRepeatsNothing() {
        stage.kubelet.silent(CONSTRUCCION, "1.0.0");
        rotate("monday");
        stage.until("a run", () -> stage.jobs(CONSTRUCCION).stream().anyMatch(RotationIT::letsIn));
        String before = stage.jobs(CONSTRUCCION).stream()
                .filter(RotationIT::letsIn)
                .findFirst()
                .orElseThrow()
                .getMetadata()
                .getUid();
        stage.stopOperator();

        stage.kubelet.succeeds(CONSTRUCCION, "1.0.0", 5, 5);
        stage.startOperator("two");
        stage.until("new pods", () -> phase().equals("Retiring"));
        assertThat(stage.onlyJob(CONSTRUCCION).getMetadata().getUid()).isEqualTo(before);
        String login = rotation().login().id();
        stage.stopOperator();

        stage.startOperator("three", Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2)));
        stage.until("the first login is refused", () -> phase().equals("Done"));
        assertThat(rotation().login().id()).isEqualTo(login);
        assertThat(keepers()).hasSize(1);
    }

    @Test
    void aRunThatFailsChangesNoPod() {
        stage.kubelet.migration(
                CONSTRUCCION,
                "1.0.0",
                "{\"step\":\"provision\",\"outcome\":\"Failed\",\"error\":{\"sqlState\":\"42501\",\"message\":\"no\"}}");
        long generation = stage.backend(CONSTRUCCION).getMetadata().getGeneration();
        rotate("monday");
        stage.waitForReason(CONSTRUCCION, "MigrationFailed");
        assertThat(stage.message(CONSTRUCCION)).contains("Its pods keep the passwords that they have");
        assertThat(user()).isEqualTo("erp_app_construccion");
        assertThat(stage.backend(CONSTRUCCION).getMetadata().getGeneration()).isEqualTo(generation);

        stage.kubelet.succeeds(CONSTRUCCION, "1.0.0", 5, 5);
        stage.edit(CONSTRUCCION, each -> each.getMetadata().getAnnotations().put("erp.isem.dev/retry", "now"));
        stage.until("new pods", () -> phase().equals("Retiring"));
        assertThat(user()).isEqualTo("erp_app2_construccion");
    }

    /** Why the operator has no right to delete a Secret: the server may answer a deletion with the whole object. */
    @Test
    void whoMayDeleteASecretCanReadIt() {
        stage.client
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("mine")
                        .withNamespace(stage.namespace)
                        .endMetadata()
                        .withData(Map.of("password", "c2VjcmV0"))
                        .build())
                .create();
        String answer = stage.client.raw(
                "/api/v1/namespaces/" + stage.namespace + "/secrets/mine",
                "DELETE",
                Map.of("kind", "DeleteOptions", "apiVersion", "v1", "propagationPolicy", "Foreground"));
        assertThat(answer).contains("c2VjcmV0");
    }

    private void rotate(String value) {
        stage.edit(CONSTRUCCION, each -> each.getMetadata().getAnnotations().put("erp.isem.dev/rotate", value));
        stage.until(
                value + " is taken up",
                () -> stage.vertical(CONSTRUCCION).getStatus().rotation() != null
                        && value.equals(rotation().request()));
    }

    private void ahead(String identity, Duration by) {
        stage.stopOperator();
        stage.startOperator(identity, Clock.offset(Clock.systemUTC(), by));
    }

    private ErpVerticalStatus.Rotation rotation() {
        return stage.vertical(CONSTRUCCION).getStatus().rotation();
    }

    private String phase(String vertical) {
        var rotation = stage.vertical(vertical).getStatus().rotation();
        return rotation == null ? "" : rotation.phase();
    }

    private String phase() {
        return rotation().phase();
    }

    private String user() {
        return backend().getEnv().stream()
                .filter(each -> each.getName().equals("DB_USER"))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
    }

    private Container backend() {
        return stage.backend(CONSTRUCCION)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
    }

    private List<String> mountedSecrets() {
        return stage.backend(CONSTRUCCION).getSpec().getTemplate().getSpec().getVolumes().stream()
                .flatMap(each -> Optional.ofNullable(each.getSecret()).stream())
                .map(each -> each.getSecretName())
                .toList();
    }

    private List<ConfigMap> keepers() {
        return stage
                .client
                .configMaps()
                .inNamespace(stage.namespace)
                .withLabel("app.kubernetes.io/component", "login")
                .list()
                .getItems()
                .stream()
                .filter(each -> each.getMetadata().getDeletionTimestamp() == null)
                .toList();
    }

    private Secret secret(String name) {
        return stage.client
                .secrets()
                .inNamespace(stage.namespace)
                .withName(name)
                .get();
    }

    private OwnerReference owner(String secret) {
        return secret(secret).getMetadata().getOwnerReferences().getFirst();
    }

    private static boolean letsIn(Job job) {
        return job.getMetadata().getAnnotations().containsKey("erp.isem.dev/login");
    }

    private static Map<String, String> jobEnv(Job job) {
        return env(job.getSpec().getTemplate().getSpec().getInitContainers().getFirst());
    }

    /** The last step's. */
    private static Map<String, String> linkEnv(Job job) {
        return env(job.getSpec().getTemplate().getSpec().getContainers().getFirst());
    }

    private static Map<String, String> env(Container step) {
        return step.getEnv().stream().collect(java.util.stream.Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    }
}
