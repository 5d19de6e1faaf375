package dev.isem.erp.platform.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * The days of one tenant. A day begins at the cut-off: with 04:00, what is sold at 01:30 belongs to the day before.
 *
 * @param cutOff midnight, unless business goes on after it
 */
public record BusinessCalendar(ZoneId zone, LocalTime cutOff) {

    public static BusinessCalendar in(ZoneId zone) {
        return new BusinessCalendar(zone, LocalTime.MIDNIGHT);
    }

    public BusinessCalendar cutOffAt(LocalTime time) {
        return new BusinessCalendar(zone, time);
    }

    /** The business day that a moment belongs to. Later moments never belong to earlier days, whatever clocks do. */
    public LocalDate dateOf(Instant moment) {
        LocalDate date = LocalDate.ofInstant(moment, zone);
        return moment.isBefore(startOf(date)) ? date.minusDays(1) : date;
    }

    /** The first moment of a day; the earlier one if the clocks show it twice, the next one if they leave it out. */
    public Instant startOf(LocalDate day) {
        return day.atTime(cutOff).atZone(zone).toInstant();
    }

    /** The first moment that no longer belongs to the day: days are 23 or 25 hours long when the clocks change. */
    public Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }

    public static LocalDate endOfMonth(LocalDate day) {
        return day.with(TemporalAdjusters.lastDayOfMonth());
    }

    /** The nth monthly date after the first, counted from it: 31 January, 28 or 29 February, 31 March. */
    public static LocalDate monthsAfter(LocalDate first, int months) {
        return first.plusMonths(months);
    }
}
