package dev.isem.erp.construccion.hr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NssTest {

    /** The first two are known examples of Luhn's formula. */
    @ParameterizedTest
    @ValueSource(strings = {"79927398713", "49927398716", "41909011375", "00000000000"})
    void isWholeAsItWasGiven(String nss) {
        assertThat(Nss.isWhole(nss)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"79927398710", "79927398711", "79927398714", "97927398713", "79927389713"})
    void oneWrongDigitOrTwoExchangedAreFound(String nss) {
        assertThat(Nss.isWhole(nss)).isFalse();
    }

    @Test
    void eachDigitCounts() {
        String right = "41909011375";
        for (int i = 0; i < right.length(); i++) {
            char other = right.charAt(i) == '9' ? '0' : (char) (right.charAt(i) + 1);
            assertThat(Nss.isWhole(right.substring(0, i) + other + right.substring(i + 1)))
                    .as("digit " + i)
                    .isFalse();
        }
    }
}
