package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Problem;

/** The day of something that has happened. */
public final class PastDay {

    private PastDay() {}

    public static void check(Values values, String field, Store store) {
        if (values.date(field).orElseThrow().isAfter(store.calendars().today())) {
            throw Problem.invalid("/" + field, "Aún no llega ese día.", "That day has not come yet.");
        }
    }
}
