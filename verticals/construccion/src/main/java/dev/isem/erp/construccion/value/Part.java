package dev.isem.erp.construccion.value;

import dev.isem.erp.construccion.Percent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;

/**
 * A last part of a project's breakdown.
 *
 * @param share of the whole project, which is 1
 * @param schedule when it is planned to be built
 * @param verified cumulative progress in percent, by the day it was seen; a later entry of one day replaces the earlier
 */
record Part(BigDecimal share, Schedule schedule, NavigableMap<LocalDate, BigDecimal> verified) {

    /** When a part is planned: in days of its own, or of a part above it; in those of the project; or not at all. */
    sealed interface Schedule {}

    /**
     * First and last day, both of which count.
     *
     * @param isTheProjects whether no part has dates of its own, and the project's term stands in
     */
    record Dated(LocalDate first, LocalDate last, boolean isTheProjects) implements Schedule {

        /** How much of so much is to be done by the end of a day: the same on each calendar day, holidays too. */
        private BigDecimal of(BigDecimal whole, LocalDate day) {
            long days = ChronoUnit.DAYS.between(first, last) + 1;
            long elapsed = Math.clamp(ChronoUnit.DAYS.between(first, day) + 1, 0, days);
            // Multiplied first, so that the last day has exactly the whole.
            return whole.multiply(BigDecimal.valueOf(elapsed)).divide(BigDecimal.valueOf(days), MathContext.DECIMAL128);
        }
    }

    /** Neither the part nor the project says when. */
    record Undated() implements Schedule {}

    /** The share of the project that is planned by the end of a day; nothing for a part without dates. */
    BigDecimal planned(LocalDate day) {
        return switch (schedule) {
            case Dated dated -> dated.of(share, day);
            case Undated _ -> BigDecimal.ZERO;
        };
    }

    /** The share of the project that this part was verified to be, by the end of a day. */
    BigDecimal earned(LocalDate day) {
        Map.Entry<LocalDate, BigDecimal> last = verified.floorEntry(day);
        return last == null ? BigDecimal.ZERO : Percent.of(share, last.getValue());
    }
}
