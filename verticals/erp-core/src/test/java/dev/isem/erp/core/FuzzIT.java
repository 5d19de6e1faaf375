package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Fuzzing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fuzz")
class FuzzIT {

    @Test
    void everyAnswerIsAsDescribedWhateverIsAsked() {
        assertThat(Fuzzing.findings(CoreSuite.as("admin@norte.example"))).isEmpty();
    }
}
