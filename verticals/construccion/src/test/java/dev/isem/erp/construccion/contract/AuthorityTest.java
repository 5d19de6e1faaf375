package dev.isem.erp.construccion.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.construccion.parameter.AuthorityLimits;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorityTest {

    @ParameterizedTest
    @CsvSource({
        "client, 100000.00, ANYBODY",
        "client, 100000.01, DIRECTOR",
        "subcontract, 50000.00, ANYBODY",
        "subcontract, 50000.01, ENGINEER",
        "subcontract, 500000.00, ENGINEER",
        "subcontract, 500000.01, DIRECTOR",
    })
    void risesWithTheAmount(String type, BigDecimal gross, Authority authority) {
        assertThat(Authority.over(type, gross, AuthorityLimits.USUAL)).isEqualTo(authority);
    }

    @Test
    void whoMayMoreMayLess() {
        Set<String> engineer = Set.of("approve", Authority.OF_ENGINEERS.name());
        Set<String> director = Set.of("approve", Authority.OF_DIRECTORS.name());
        assertThat(Authority.ANYBODY.isHeldBy(Set.of("approve")::contains)).isTrue();
        assertThat(Authority.ENGINEER.isHeldBy(Set.of("approve")::contains)).isFalse();
        assertThat(Authority.ENGINEER.isHeldBy(engineer::contains)).isTrue();
        assertThat(Authority.ENGINEER.isHeldBy(director::contains)).isTrue();
        assertThat(Authority.DIRECTOR.isHeldBy(engineer::contains)).isFalse();
        assertThat(Authority.DIRECTOR.isHeldBy(director::contains)).isTrue();
    }
}
