package dev.isem.erp.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.ErpVerticalStatus;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CrdCheckTest {

    @Test
    void theCommittedManifestKnowsEveryFieldThatIsWritten() throws IOException {
        assertThat(CrdCheck.unknownFields(crd(), ErpVerticalStatus.class)).isEmpty();
    }

    @Test
    void anOlderManifestIsFoundOutByItsMissingFields() throws IOException {
        CustomResourceDefinition older = crd();
        var status = older.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema().getProperties().get("status");
        status.getProperties().remove("urls");
        status.getProperties().get("serving").getProperties().remove("inputs");
        assertThat(CrdCheck.unknownFields(older, ErpVerticalStatus.class))
                .containsExactly("status.serving.inputs", "status.urls");
    }

    private static CustomResourceDefinition crd() throws IOException {
        return Serialization.unmarshal(
                Files.readString(Path.of("../crds/manifests/erpverticals.erp.isem.dev.yaml")),
                CustomResourceDefinition.class);
    }
}
