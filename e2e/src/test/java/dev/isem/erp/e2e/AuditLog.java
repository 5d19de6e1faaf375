package dev.isem.erp.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What the API server noted of the operator's requests, in the files that it has put away as full, too. */
final class AuditLog {

    private static final Path FOLDER = Path.of("/var/lib/erp-suite");
    private static final String OPERATOR = "system:serviceaccount:erp-system:erp-operator";
    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditLog() {}

    static void ofTheOperator(Consumer<JsonNode> reader) throws IOException {
        for (Path file : files()) {
            try (Stream<String> lines = Files.lines(file)) {
                for (String line : (Iterable<String>) lines.filter(each -> each.contains(OPERATOR))::iterator) {
                    reader.accept(JSON.readTree(line));
                }
            }
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(file -> file.getFileName().toString().matches("audit.*\\.log"))
                    .sorted()
                    .toList();
        }
    }
}
