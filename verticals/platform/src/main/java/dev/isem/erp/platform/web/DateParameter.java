package dev.isem.erp.platform.web;

import java.time.DateTimeException;
import java.time.LocalDate;

/** A date in the address of a request, or two of them. */
public final class DateParameter {

    /** As in 2026-01-31: more digits would be years that nobody means and that neither PostgreSQL nor sums of days know. */
    private static final int LENGTH = 10;

    private DateParameter() {}

    /**
     * Reads it.
     *
     * @throws Problem 400 when it is no date, or of a year with more than four digits
     */
    public static LocalDate read(String text) {
        try {
            if (text.length() == LENGTH) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException _) {
            throw unreadable();
        }
        throw unreadable();
    }

    /**
     * Refuses a period that ends before it starts.
     *
     * @throws Problem 400 where it does
     */
    public static void mustBeInOrder(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw Problem.badRequest("El periodo termina antes de empezar.", "The period ends before it starts.");
        }
    }

    private static Problem unreadable() {
        return Problem.badRequest("Escriba las fechas como 2026-01-31.", "Write dates as 2026-01-31.");
    }
}
