package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The API server itself tells an author what is wrong with a manifest, before the operator ever sees it. */
@Order(0)
class ManifestsAreJudgedIT {
    private static final Path CASES = Path.of("..", "crds", "src", "test", "resources");
    private static final String EXPECTED = "# refused: ";
    private static final KubernetesClient CLIENT = new KubernetesClientBuilder().build();

    static List<Path> samples() {
        return Stream.concat(
                        Stream.of(
                                Path.of("..", "samples", "suite.yaml"),
                                Path.of("..", "samples", "suite-with-external-database.yaml")),
                        yaml(Path.of("..", "samples", "verticals")).stream())
                .toList();
    }

    static List<Path> valid() {
        return cases("valid-");
    }

    static List<Path> invalid() {
        return cases("invalid-");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsAccepted(Path sample) throws IOException {
        assertThat(dryRun(Files.readString(sample))).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void isAccepted(Path manifest) throws IOException {
        assertThat(dryRun(Files.readString(manifest))).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void isRefusedInTheAuthorsWords(Path manifest) throws IOException {
        String text = Files.readString(manifest);
        String expected = text.lines()
                .filter(line -> line.startsWith(EXPECTED))
                .findFirst()
                .orElseThrow()
                .substring(EXPECTED.length());
        assertThatThrownBy(() -> dryRun(text))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ErpSuite | isem | {domain: other.localhost} | domain cannot be changed",
                "ErpSuite | isem | {database: {name: other}} | database.name cannot be changed",
                "ErpSuite | isem | {database: {storage: 90Gi}} | database.storage cannot be changed here",
                "ErpSuite | isem | {database: {external: {host: db, adminSecret: db}}} | managed and an external database",
                "ErpSuite | isem | {database: {tls: Sometimes}} | spec.database.tls",
                "ErpVertical | construccion | {suiteRef: {name: other}} | suiteRef cannot be changed",
                "ErpVertical | construccion | {schemas: [construccion]} | a schema cannot be taken off the list",
            })
    void anEditThatWouldLoseDataIsRefusedInTheAuthorsWords(String kind, String name, String spec, String words) {
        var context = new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withDryRun(List.of("All"))
                .build();
        var edited = CLIENT.genericKubernetesResources("erp.isem.dev/v1alpha1", kind)
                .inNamespace("erp")
                .withName(name);
        String edit = Serialization.asJson(Serialization.unmarshal("spec: " + spec, Map.class));
        assertThatThrownBy(() -> edited.patch(context, edit))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining(words);
    }

    private static HasMetadata dryRun(String manifest) {
        var resource = Serialization.unmarshal(manifest, GenericKubernetesResource.class);
        return CLIENT.resource(resource)
                .inNamespace("erp")
                .dryRun()
                .forceConflicts()
                .serverSideApply();
    }

    private static List<Path> cases(String prefix) {
        return Stream.of("erpsuite", "erpvertical")
                .flatMap(kind -> yaml(CASES.resolve(kind)).stream())
                .filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
                .toList();
    }

    private static List<Path> yaml(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void close() {
        CLIENT.close();
    }
}
