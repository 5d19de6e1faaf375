package dev.isem.erp.crds;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrdManifestsTest {

    /** Run with {@code -Dgolden=write} to write them anew; the difference is the review. */
    @ParameterizedTest
    @ValueSource(strings = {"manifests", "../helm/erp-operator/files/crds"})
    void committedManifestsAreCurrent(String folder) throws IOException {
        Map<String, String> generated = CrdManifests.generate();
        Path at = Path.of(folder);
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(at);
            for (var manifest : generated.entrySet()) {
                Files.writeString(at.resolve(manifest.getKey()), manifest.getValue());
            }
        }
        Map<String, String> committed = new TreeMap<>();
        try (var files = Files.newDirectoryStream(at, "*.yaml")) {
            for (Path file : files) {
                committed.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        assertThat(committed)
                .as("%s is stale: mvn -pl crds test -Dgolden=write", folder)
                .isEqualTo(generated);
    }

    @Test
    void verticalsCanBeScaledWithKubectl() {
        assertThat(CrdManifests.generate().get("erpverticals.erp.isem.dev.yaml"))
                .contains("specReplicasPath: .spec.backend.replicas")
                .contains("statusReplicasPath: .status.replicas")
                .contains("labelSelectorPath: .status.selector");
    }

    @Test
    void everyFieldOfTheSpecIsDocumented() {
        CrdManifests.generate().values().forEach(manifest -> {
            var crd = Serialization.unmarshal(manifest, CustomResourceDefinition.class);
            var root = crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
            var undocumented = new ArrayList<String>();
            collectUndocumented("spec", requireNonNull(root.getProperties().get("spec")), undocumented);
            assertThat(undocumented).isEmpty();
        });
    }

    private static void collectUndocumented(String path, JSONSchemaProps schema, List<String> found) {
        if (schema.getProperties() == null || path.matches(".*\\.(resources|tolerations\\[]|networkPolicy\\..*\\[])")) {
            return; // Kubernetes' own types
        }
        schema.getProperties().forEach((name, property) -> {
            String at = path + "." + name;
            if (property.getDescription() == null) {
                found.add(at);
            }
            collectUndocumented(at, property, found);
            if (property.getItems() != null) {
                collectUndocumented(at + "[]", property.getItems().getSchema(), found);
            }
        });
    }
}
