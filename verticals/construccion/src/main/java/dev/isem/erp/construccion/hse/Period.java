package dev.isem.erp.construccion.hse;

import dev.isem.erp.platform.web.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days from one to another, both of which count. */
record Period(LocalDate from, LocalDate to) {

    /** As in 2026-01-31: more digits would be years that no work and no database knows. */
    private static final int LENGTH = 10;

    /** What was asked for; without a last day until today, and without a first one since that year began. */
    static Period of(@Nullable String from, @Nullable String to, LocalDate today) {
        LocalDate last = to == null ? today : date(to);
        if (last.isAfter(today)) {
            throw Problem.badRequest("Ese día aún no llega.", "That day has not come yet.");
        }
        LocalDate first = from == null ? last.withDayOfYear(1) : date(from);
        if (last.isBefore(first)) {
            throw Problem.badRequest("El periodo termina antes de empezar.", "The period ends before it starts.");
        }
        return new Period(first, last);
    }

    private static LocalDate date(String text) {
        try {
            if (text.length() == LENGTH) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException _) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static Problem unreadable() {
        return Problem.badRequest("Escriba las fechas como 2026-01-31.", "Write dates as 2026-01-31.");
    }
}
