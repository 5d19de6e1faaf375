package dev.isem.erp.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

    @Test
    void aLimitIsReadAsItIsWritten() {
        assertThat(Limit.parse("20/5m")).isEqualTo(new Limit(20, Duration.ofMinutes(5)));
        assertThat(Limit.parse(" 100/s ")).isEqualTo(new Limit(100, Duration.ofSeconds(1)));
        assertThat(Limit.parse("5/h").nanosEach())
                .isEqualTo(Duration.ofMinutes(12).toNanos());
        assertThat(Limit.parse("off").isNone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0/m", "-1/m", "5", "5/0m", "5/d", "5 / m", "none", "5/m5"})
    void anythingElseIsRefusedWithAnExample(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limit.parse(text))
                .withMessageContaining("Write it like 20/5m");
    }
}
