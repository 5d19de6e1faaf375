package dev.isem.erp.construccion.value;

import dev.isem.erp.platform.calendar.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.TreeSet;

/** How far apart the points of a curve are. */
enum CurveStep {
    /** On Sundays. */
    WEEK(ChronoUnit.WEEKS),
    /** On the last day of each month. */
    MONTH(ChronoUnit.MONTHS);

    private final ChronoUnit unit;

    CurveStep(ChronoUnit unit) {
        this.unit = unit;
    }

    private LocalDate endAfter(LocalDate day) {
        return switch (this) {
            case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case MONTH -> BusinessCalendar.endOfMonth(day);
        };
    }

    /** About how many points there would be. */
    long pointsBetween(LocalDate from, LocalDate to) {
        return unit.between(from, to);
    }

    /** The first day, the ends of weeks or months between, today if it lies between, and the last day. */
    List<LocalDate> days(LocalDate from, LocalDate to, LocalDate today) {
        TreeSet<LocalDate> days = new TreeSet<>(List.of(from, to));
        for (LocalDate end = endAfter(from); end.isBefore(to); end = endAfter(end.plusDays(1))) {
            days.add(end);
        }
        if (today.isAfter(from) && today.isBefore(to)) {
            days.add(today);
        }
        return List.copyOf(days);
    }
}
