package dev.isem.erp.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepEnvironmentTest {

    private static final StepEnvironment ENV =
            new StepEnvironment(Map.of("DB_HOST", " db ", "DB_NAME", "erp", "DB_PORT", "six", "EMPTY", " "));

    @Test
    void whatCannotBeUsedIsToldByItsName() {
        assertThatThrownBy(() -> ENV.required("EMPTY"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("the variable EMPTY is not set");
        assertThatThrownBy(ENV::database)
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("the variable DB_PORT is 'six', which is not a whole number");
    }

    @Test
    void whatIsNotSetHasADefault() {
        var env = new StepEnvironment(Map.of("DB_HOST", " db ", "DB_NAME", "erp"));
        assertThat(env.database()).isEqualTo(new DatabaseAddress("db", 5432, "erp", new Tls("prefer", "")));
        assertThat(env.lockTimeout()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aPasswordIsTheFilesTextAndNeverEmpty(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "secret\n");
        assertThat(StepEnvironment.password(file)).isEqualTo("secret");
        Files.writeString(file, "\n");
        assertThatThrownBy(() -> StepEnvironment.password(file)).hasMessageEndingWith("is empty");
        assertThatThrownBy(() -> StepEnvironment.password(folder.resolve("none")))
                .hasMessageContaining("cannot be read");
    }
}
