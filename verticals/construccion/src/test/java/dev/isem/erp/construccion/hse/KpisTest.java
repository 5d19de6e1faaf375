package dev.isem.erp.construccion.hse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KpisTest {

    private static final LocalDate TO = LocalDate.of(2024, 3, 1);

    private static final Map<IncidentKind, Integer> ONE_TO_FIVE = Map.of(
            IncidentKind.NEAR_MISS, 1,
            IncidentKind.FIRST_AID, 2,
            IncidentKind.MEDICAL_TREATMENT, 3,
            IncidentKind.LOST_TIME, 4,
            IncidentKind.FATALITY, 5);

    @Test
    void ratesArePerMillionHoursWorked() {
        Kpis kpis = after("250000.00", ONE_TO_FIVE, 30);
        assertThat(kpis.recordable()).isEqualTo(12);
        assertThat(text(kpis.trifr())).isEqualTo("48.00");
        assertThat(text(kpis.ltifr())).isEqualTo("36.00");
        assertThat(text(kpis.severityRate())).isEqualTo("120.00");
    }

    /** Nearest hundredth; of two as near, the greater one. */
    @ParameterizedTest
    @CsvSource({"42.00, 1, 23809.52", "21.00, 1, 47619.05", "1600000.00, 1, 0.63", "3000000.00, 1, 0.33"})
    void ratesAreRoundedToTwoDecimals(String hours, int accidents, String rate) {
        assertThat(text(after(hours, Map.of(IncidentKind.LOST_TIME, accidents), 0)
                        .ltifr()))
                .isEqualTo(rate);
    }

    @Test
    void whatTookNoMoreThanFirstAidIsNotRecordable() {
        Kpis kpis = after("8.00", Map.of(IncidentKind.NEAR_MISS, 7, IncidentKind.FIRST_AID, 9), 0);
        assertThat(kpis.of(IncidentKind.FIRST_AID)).isEqualTo(9);
        assertThat(kpis.recordable()).isZero();
        assertThat(text(kpis.trifr())).isEqualTo("0.00");
    }

    @Test
    void whileNobodyHasWorkedThereIsNoRate() {
        Kpis kpis = after("0", ONE_TO_FIVE, 30);
        assertThat(kpis.trifr()).isEmpty();
        assertThat(kpis.ltifr()).isEmpty();
        assertThat(kpis.severityRate()).isEmpty();
        assertThat(kpis.recordable()).isEqualTo(12);
    }

    @Test
    void daysWithoutAccidentBeginWithTheLastOneOrWithTheWork() {
        Optional<LocalDate> january = Optional.of(LocalDate.of(2024, 1, 1));
        Optional<LocalDate> february = Optional.of(LocalDate.of(2024, 2, 28));
        // The 29th of February lies between.
        assertThat(days(february, january)).contains(2L);
        assertThat(days(Optional.empty(), january)).contains(60L);
        assertThat(days(february, Optional.empty())).contains(2L);
        assertThat(days(Optional.of(TO), january)).contains(0L);
        assertThat(days(Optional.empty(), Optional.empty())).isEmpty();
    }

    private static Kpis after(String hours, Map<IncidentKind, Integer> incidents, long lostDays) {
        return new Kpis(new BigDecimal(hours), incidents, lostDays, Optional.empty(), Optional.empty(), TO);
    }

    private static Optional<Long> days(Optional<LocalDate> lastAccident, Optional<LocalDate> firstWorked) {
        return new Kpis(BigDecimal.TEN, Map.of(), 0, lastAccident, firstWorked, TO).daysWithoutAccident();
    }

    private static String text(Optional<BigDecimal> rate) {
        return rate.map(BigDecimal::toPlainString).orElse("");
    }
}
