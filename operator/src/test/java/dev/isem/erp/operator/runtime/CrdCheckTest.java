package dev.isem.erp.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.ErpVerticalStatus;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CrdCheckTest {

    @Test
    void theCommittedManifestKnowsEveryFieldThatIsWritten() throws IOException {
        assertThat(CrdCheck.unknownFields(crd(), ErpVerticalStatus.class)).isEmpty();
    }

    @Test
    void anOlderManifestIsFoundOutByItsMissingFields() throws IOException {
        CustomResourceDefinition older = crd();
        Map<String, JSONSchemaProps> status =
                properties(older.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema(), "status");
        properties(status, "serving").remove("inputs");
        Objects.requireNonNull(status.get("history"))
                .getItems()
                .getSchema()
                .getProperties()
                .remove("since");
        status.remove("urls");
        assertThat(CrdCheck.unknownFields(older, ErpVerticalStatus.class))
                .containsExactlyInAnyOrder("status.serving.inputs", "status.urls", "status.history.since");
    }

    private static Map<String, JSONSchemaProps> properties(JSONSchemaProps schema, String name) {
        return properties(schema.getProperties(), name);
    }

    private static Map<String, JSONSchemaProps> properties(Map<String, JSONSchemaProps> fields, String name) {
        return Objects.requireNonNull(fields.get(name)).getProperties();
    }

    private static CustomResourceDefinition crd() throws IOException {
        return Serialization.unmarshal(
                Files.readString(Path.of("../crds/manifests/erpverticals.erp.isem.dev.yaml")),
                CustomResourceDefinition.class);
    }
}
