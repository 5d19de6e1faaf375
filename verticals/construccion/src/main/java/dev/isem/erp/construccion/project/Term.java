package dev.isem.erp.construccion.project;

import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Problem;
import java.time.LocalDate;
import java.util.Optional;

/** From when until when a work or a contract is planned, in the fields {@code startsOn} and {@code endsOn}. */
public final class Term {

    private Term() {}

    public static void check(Values values) {
        Optional<LocalDate> start = values.date("startsOn");
        Optional<LocalDate> end = values.date("endsOn");
        if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
            throw Problem.invalid("/endsOn", "Termina antes de empezar.", "It ends before it starts.");
        }
    }
}
