package dev.isem.erp.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

    private static final BusinessCalendar TIJUANA = BusinessCalendar.in(ZoneId.of("America/Tijuana"));

    /** Tijuana changes its hour, on 8 March and 1 November 2026; Mexico City has not since 2022. */
    @ParameterizedTest
    @CsvSource({
        "America/Mexico_City, 2026-01-01T05:59:59Z, 2025-12-31",
        "America/Mexico_City, 2026-01-01T06:00:00Z, 2026-01-01",
        "America/Mexico_City, 2026-07-01T05:59:59Z, 2026-06-30",
        "America/Tijuana, 2026-03-08T07:59:59Z, 2026-03-07",
        "America/Tijuana, 2026-03-09T06:59:59Z, 2026-03-08",
        "America/Tijuana, 2026-03-09T07:00:00Z, 2026-03-09",
        "America/Tijuana, 2026-11-02T07:59:59Z, 2026-11-01",
        "America/Tijuana, 2026-11-02T08:00:00Z, 2026-11-02",
    })
    void aMomentBelongsToTheDayThatTheTenantsClocksShow(String zone, Instant moment, LocalDate day) {
        assertThat(BusinessCalendar.in(ZoneId.of(zone)).dateOf(moment)).isEqualTo(day);
    }

    @Test
    void daysOnWhichTheClocksChangeAreShorterAndLonger() {
        assertThat(lengthOf(LocalDate.of(2026, 3, 8))).isEqualTo(Duration.ofHours(23));
        assertThat(lengthOf(LocalDate.of(2026, 11, 1))).isEqualTo(Duration.ofHours(25));
        assertThat(lengthOf(LocalDate.of(2026, 11, 2))).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void whatHappensBeforeTheCutOffBelongsToTheDayBefore() {
        BusinessCalendar tillFour = TIJUANA.cutOffAt(LocalTime.of(4, 0));
        assertThat(tillFour.dateOf(Instant.parse("2026-06-11T10:59:59Z"))).isEqualTo(LocalDate.of(2026, 6, 10));
        assertThat(tillFour.dateOf(Instant.parse("2026-06-11T11:00:00Z"))).isEqualTo(LocalDate.of(2026, 6, 11));
    }

    /** On 1 November the hour from one to two comes twice; the day that began at half past one does not end again. */
    @Test
    void noLaterMomentBelongsToAnEarlierDay() {
        BusinessCalendar tillHalfPastOne = TIJUANA.cutOffAt(LocalTime.of(1, 30));
        assertThat(tillHalfPastOne.dateOf(Instant.parse("2026-11-01T08:29:59Z")))
                .isEqualTo(LocalDate.of(2026, 10, 31));
        LocalDate before = LocalDate.MIN;
        for (Instant at = Instant.parse("2026-11-01T07:00:00Z");
                at.isBefore(Instant.parse("2026-11-01T12:00:00Z"));
                at = at.plusSeconds(600)) {
            assertThat(tillHalfPastOne.dateOf(at)).isAfterOrEqualTo(before);
            before = tillHalfPastOne.dateOf(at);
        }
    }

    @Test
    void monthsEndWhereTheyEnd() {
        LocalDate first = LocalDate.of(2028, 1, 31);
        assertThat(BusinessCalendar.endOfMonth(LocalDate.of(2028, 2, 3))).isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(BusinessCalendar.monthsAfter(first, 1)).isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(BusinessCalendar.monthsAfter(first, 2)).isEqualTo(LocalDate.of(2028, 3, 31));
        assertThat(BusinessCalendar.monthsAfter(first, 13)).isEqualTo(LocalDate.of(2029, 2, 28));
    }

    private static Duration lengthOf(LocalDate day) {
        return Duration.between(TIJUANA.startOf(day), TIJUANA.endOf(day));
    }
}
