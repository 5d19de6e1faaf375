package dev.isem.erp.construccion.hse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    private static final LocalDate TODAY = LocalDate.of(2028, 2, 29);

    @Test
    void untilTodayAndSinceThatYearBeganUnlessToldOtherwise() {
        assertThat(told(null, null)).isEqualTo("2028-01-01 to 2028-02-29");
        assertThat(told(null, "2026-06-30")).isEqualTo("2026-01-01 to 2026-06-30");
        assertThat(told("2024-02-29", null)).isEqualTo("2024-02-29 to 2028-02-29");
        assertThat(told("2028-02-29", "2028-02-29")).isEqualTo("2028-02-29 to 2028-02-29");
    }

    @ParameterizedTest
    @CsvSource({
        "2028-02-29, 2028-02-28, The period ends before it starts.",
        "2028-01-01, 2028-03-01, That day has not come yet.",
        "2027-02-29, 2028-01-01, Write dates as 2026-01-31.",
        "31/01/2028, 2028-02-01, Write dates as 2026-01-31.",
        "-999999-01-01, 2028-02-01, Write dates as 2026-01-31.",
        "'', 2028-02-01, Write dates as 2026-01-31."
    })
    void whatIsNoPeriodIsRefusedInWords(String from, String to, String why) {
        assertThatThrownBy(() -> Period.of(from, to, TODAY)).hasMessage(why);
    }

    private static String told(@Nullable String from, @Nullable String to) {
        Period period = Period.of(from, to, TODAY);
        return period.from() + " to " + period.to();
    }
}
