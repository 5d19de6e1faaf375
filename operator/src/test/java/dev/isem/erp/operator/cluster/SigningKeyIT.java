package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.ErpVerticalStatus.Signing;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The key that signs tokens is replaced: published first, then signing, then alone. */
class SigningKeyIT {

    private static final String CORE = "erp-core";
    private static final String FIRST = "/etc/erp/identity/signing-key.pem";

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
    void publishedThenSigningThenAlone() {
        String job = stage.onlyJob(CORE).getMetadata().getUid();
        stage.edit(CORE, each -> each.getMetadata().getAnnotations().put("erp.isem.dev/rotate-signing-key", "monday"));
        stage.until("every pod publishes the next key", () -> phase().equals("Published"));
        String key = signing().key();
        String next = "/etc/erp/signing-" + key + "/signing-key.pem";
        assertThat(env()).containsEntry("ERP_PUBLISHED_KEY_FILES", next).doesNotContainKey("ERP_SIGNING_KEY_FILE");
        Secret secret = secret("isem-signing-" + key);
        assertThat(secret.getData()).containsOnlyKeys("signing-key.pem");
        assertThat(secret.getMetadata().getOwnerReferences().getFirst().getKind())
                .isEqualTo("ConfigMap");

        ahead("two", Duration.ofMinutes(5));
        stage.waitForReady(CORE, "1.0.0");
        assertThat(phase()).as("not every vertical knows it").isEqualTo("Published");

        ahead("three", Duration.ofMinutes(12));
        stage.until("every pod signs with it", () -> phase().equals("Switched"));
        assertThat(env()).containsEntry("ERP_SIGNING_KEY_FILE", next).containsEntry("ERP_PUBLISHED_KEY_FILES", FIRST);

        ahead("four", Duration.ofMinutes(30));
        stage.until(
                "the old key is withdrawn",
                () -> phase().equals("Done") && !env().containsKey("ERP_PUBLISHED_KEY_FILES"));
        assertThat(env()).containsEntry("ERP_SIGNING_KEY_FILE", next);
        stage.waitForReady(CORE, "1.0.0");
        thenTheThirdAndTheSecretOfTheSecondGoes("isem-signing-" + key);
        assertThat(stage.onlyJob(CORE).getMetadata().getUid())
                .as("no step of the database ran")
                .isEqualTo(job);
    }

    private void thenTheThirdAndTheSecretOfTheSecondGoes(String second) {
        stage.edit(CORE, each -> each.getMetadata().getAnnotations().put("erp.isem.dev/rotate-signing-key", "tuesday"));
        stage.until(
                "every pod publishes the third key",
                () -> phase().equals("Published") && "tuesday".equals(signing().request()));
        ahead("five", Duration.ofMinutes(42));
        stage.until("every pod signs with the third", () -> phase().equals("Switched"));
        ahead("six", Duration.ofMinutes(60));
        stage.until("the second is withdrawn", () -> phase().equals("Done"));
        stage.until("no pod mounts the second, and its Secret goes", () -> secret(second) == null);
        assertThat(env()).doesNotContainKey("ERP_PUBLISHED_KEY_FILES");
    }

    private Secret secret(String name) {
        return stage.client
                .secrets()
                .inNamespace(stage.namespace)
                .withName(name)
                .get();
    }

    private void ahead(String identity, Duration by) {
        stage.stopOperator();
        stage.startOperator(identity, Clock.offset(Clock.systemUTC(), by));
    }

    private Signing signing() {
        return stage.vertical(CORE).getStatus().signing();
    }

    private String phase() {
        return signing() == null ? "" : signing().phase();
    }

    private Map<String, String> env() {
        return stage.backend(CORE).getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv().stream()
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    }
}
