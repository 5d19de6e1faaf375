package dev.isem.erp.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are made by a test and committed. {@code -Dgolden=write} writes them anew; the difference is the review. */
public final class Golden {

    private static final Path NOW = Path.of("target/golden");

    private Golden() {}

    /**
     * Compares a file, named from the operator's folder, with what it should be now. The failure tells the lines that
     * differ; what it should be stays in target/golden.
     */
    public static void check(Path file, String content) {
        if ("write".equals(System.getProperty("golden"))) {
            write(file, content);
        }
        Path now = NOW.resolve(file.normalize().toString().replace("../", ""));
        write(now, content);
        assertThat(now)
                .as("run again with -Dgolden=write")
                .hasSameTextualContentAs(file)
                .hasSameBinaryContentAs(file);
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
