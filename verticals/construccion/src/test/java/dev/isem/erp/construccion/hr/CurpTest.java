package dev.isem.erp.construccion.hr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurpTest {

    /** The first is the one that the register's own pages show. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEML920313HCMLNS09",
                "HEGG560427MVZRRL04",
                "CAMP010517HNLSRDA2",
                "RATJ840312HNLMRN02",
                "GOPM900725HNENNR01"
            })
    void isWholeAsItWasGiven(String curp) {
        assertThat(Curp.isWhole(curp)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "BEML920313HCMLNS08, another check digit",
        "BELM920313HCMLNS09, two letters exchanged",
        "BEML920331HCMLNS09, two digits exchanged",
        "BEML920313HXXLNS09, no such state",
        "BEML920313ACMLNS09, no such sex",
        "BEML920313HCMLAS09, a vowel among the consonants",
        "BEML920313HCMLNS0, too short",
        "beml920313hcmlns09, small letters",
        "BEML920313HCMLNS099, too long"
    })
    void isNotWholeWith(String curp, String mistake) {
        assertThat(Curp.isWhole(curp)).as(mistake).isFalse();
    }

    @Test
    void isOfTheDayInIt() {
        assertThat(Curp.isOf("BEML920313HCMLNS09", LocalDate.of(1992, 3, 13))).isTrue();
        assertThat(Curp.isOf("BEML920313HCMLNS09", LocalDate.of(1992, 3, 14))).isFalse();
    }

    @Test
    void theCharacterBeforeTheCheckDigitTellsTheCentury() {
        assertThat(Curp.isOf("CAMP010517HNLSRDA2", LocalDate.of(2001, 5, 17))).isTrue();
        assertThat(Curp.isOf("CAMP010517HNLSRDA2", LocalDate.of(1901, 5, 17))).isFalse();
        assertThat(Curp.isOf("HEGG560427MVZRRL04", LocalDate.of(2056, 4, 27))).isFalse();
    }
}
