package dev.isem.erp.crds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> verticals() throws IOException {
        return Stream.concat(
                        yaml("src/test/resources/erpvertical")
                                .filter(file ->
                                        String.valueOf(file.getFileName()).startsWith("valid-")),
                        yaml("../samples/verticals"))
                .toList();
    }

    /** A program that reads a vertical, changes one field and applies it again must not lose the others. */
    @ParameterizedTest
    @MethodSource("verticals")
    void whatWasReadIsWrittenAgain(Path manifest) throws IOException {
        String text = Files.readString(manifest);
        JsonNode given =
                JSON.valueToTree(Serialization.unmarshal(text, Object.class)).get("spec");
        JsonNode written = JSON.valueToTree(Serialization.unmarshal(text, ErpVertical.class))
                .get("spec");
        assertThat(given.properties())
                .isNotEmpty()
                .allSatisfy(field -> assertThat(written.get(field.getKey()))
                        .as(field.getKey())
                        .isEqualTo(field.getValue()));
    }

    private static Stream<Path> yaml(String folder) throws IOException {
        try (var files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }
}
