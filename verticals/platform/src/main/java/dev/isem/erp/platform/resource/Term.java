package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Problem;
import java.time.LocalDate;
import java.util.Optional;

/** From one day until another, in two fields. */
public final class Term {

    private Term() {}

    /** Refuses an end before the start; that either must be told is the field's own rule. */
    public static void check(Values values, String from, String to) {
        Optional<LocalDate> start = values.date(from);
        Optional<LocalDate> end = values.date(to);
        if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
            throw Problem.invalid("/" + to, "Termina antes de empezar.", "It ends before it starts.");
        }
    }
}
