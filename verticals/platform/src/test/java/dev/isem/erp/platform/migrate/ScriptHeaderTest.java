package dev.isem.erp.platform.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptHeaderTest {

    @Test
    void theFirstLineIsThePromise() {
        assertThat(ScriptHeader.parse("-- erp: compatible\nSELECT 1;")
                        .orElseThrow()
                        .breaksBefore())
                .isEmpty();
        assertThat(ScriptHeader.parse("-- erp: breaks-before 13\n")
                        .orElseThrow()
                        .breaksBefore())
                .isEqualTo(OptionalInt.of(13));
        assertThat(ScriptHeader.parse("-- erp: contracts-before 13\n"))
                .contains(new ScriptHeader(OptionalInt.of(13), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT 1;",
                "\n-- erp: compatible",
                "-- erp: compatibel",
                "--erp: compatible",
                "-- erp: breaks-before",
                "-- erp: breaks-before x",
                "-- erp: contracts",
                "-- erp: breaks-before 13 and 14"
            })
    void nothingElseIs(String text) {
        assertThat(ScriptHeader.parse(text)).isEmpty();
    }
}
