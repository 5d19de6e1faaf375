package dev.isem.erp.platform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pages that are made by a test and committed. {@code -Dgolden=write} writes them anew; the difference is the review. */
public final class Golden {

    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Path NOW = Path.of("target", "golden");

    private Golden() {}

    /**
     * Compares a page with what it should be now. The failure tells the lines that differ; what it should be stays in
     * target/golden.
     *
     * @param page below the project's docs, as seen from a vertical's folder
     */
    public static void check(String page, String content) {
        Path file = DOCS.resolve(page);
        if ("write".equals(System.getProperty("golden"))) {
            write(file, content);
        }
        Path now = NOW.resolve(page);
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
