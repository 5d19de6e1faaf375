package dev.isem.erp.construccion.hse;

import dev.isem.erp.platform.web.DateParameter;
import dev.isem.erp.platform.web.Problem;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days from one to another, both of which count. */
record Period(LocalDate from, LocalDate to) {

    /** What was asked for; without a last day until today, and without a first one since that year began. */
    static Period of(@Nullable String from, @Nullable String to, LocalDate today) {
        LocalDate last = to == null ? today : DateParameter.read(to);
        if (last.isAfter(today)) {
            throw Problem.badRequest("Ese día aún no llega.", "That day has not come yet.");
        }
        LocalDate first = from == null ? last.withDayOfYear(1) : DateParameter.read(from);
        DateParameter.mustBeInOrder(first, last);
        return new Period(first, last);
    }
}
