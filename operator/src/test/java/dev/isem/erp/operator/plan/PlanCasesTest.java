package dev.isem.erp.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.operator.Golden;
import dev.isem.erp.operator.observe.Observation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder under {@code plan/} is a sentence. {@code -Dgolden=write} writes what is planned; the diff is the review. */
class PlanCasesTest {

    private static final Path FOLDER = Path.of("src/test/resources/plan");

    @ParameterizedTest
    @MethodSource("sentences")
    void plans(String sentence) throws IOException {
        Path folder = FOLDER.resolve(sentence);
        Observation seen = Given.observation(Files.readString(folder.resolve("given.yaml")));
        String planned = Then.yaml(seen, Planner.plan(seen, Given.NOW));
        Golden.check(folder.resolve("then.yaml"), planned);
        assertThat(names(folder))
                .as("a file that nobody reads proves nothing")
                .containsExactly("given.yaml", "then.yaml");
    }

    static List<String> sentences() throws IOException {
        return names(FOLDER);
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
