package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Problem;

/** The day of something that has happened: the company's today at the latest. Only inside a transaction. */
public final class PastDay {

    private PastDay() {}

    /** Refuses a day that has not come yet; that one must be told at all is the field's own rule. */
    public static void check(Values values, String field, Store store) {
        boolean isToCome = values.date(field)
                .map(day -> day.isAfter(store.calendars().today()))
                .orElse(false);
        if (isToCome) {
            throw Problem.invalid("/" + field, "Aún no llega ese día.", "That day has not come yet.");
        }
    }
}
