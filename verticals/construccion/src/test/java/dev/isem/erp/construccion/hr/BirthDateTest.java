package dev.isem.erp.construccion.hr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BirthDateTest {

    private static final LocalDate LEAP_DAY = LocalDate.of(2008, 2, 29);

    @Test
    void somebodyIsAdultOnTheBirthdayAndNotTheDayBefore() {
        LocalDate born = LocalDate.of(2008, 11, 29);
        assertThat(BirthDate.isAdult(born, LocalDate.of(2026, 11, 28))).isFalse();
        assertThat(BirthDate.isAdult(born, LocalDate.of(2026, 11, 29))).isTrue();
    }

    @Test
    void bornOnALeapDaySomebodyIsAdultOnTheFirstOfMarch() {
        assertThat(BirthDate.isAdult(LEAP_DAY, LocalDate.of(2026, 2, 28))).isFalse();
        assertThat(BirthDate.isAdult(LEAP_DAY, LocalDate.of(2026, 3, 1))).isTrue();
    }

    @Test
    void theDayStandsInTheKeyBehindFourLetters() {
        assertThat(BirthDate.isIn("XXXX080229ABC", LEAP_DAY)).isTrue();
        assertThat(BirthDate.isIn("XXXX080228ABC", LEAP_DAY)).isFalse();
        assertThat(BirthDate.isIn("XXX0802290ABC", LEAP_DAY)).isFalse();
    }
}
