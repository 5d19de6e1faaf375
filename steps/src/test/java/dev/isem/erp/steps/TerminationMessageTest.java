package dev.isem.erp.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminationMessageTest {

    @TempDir
    private Path folder;

    @Test
    void theLineReplacesWhatTheContainerHadSaidBefore() throws IOException {
        Path log = Files.writeString(folder.resolve("termination-log"), "a longer line of an earlier attempt");
        TerminationMessage.publish("{\"step\":\"link\"}", Map.of("TERMINATION_LOG", log.toString()));
        assertThat(log).hasContent("{\"step\":\"link\"}");
    }

    @Test
    void outsideAClusterNoFileIsMade() {
        Path log = folder.resolve("none");
        TerminationMessage.publish("{}", Map.of("TERMINATION_LOG", log.toString()));
        assertThat(log).doesNotExist();
    }
}
