package dev.isem.erp.construccion.hr;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The day somebody was born, as the official keys write it and as the law of labour counts it. */
final class BirthDate {

    /** From which age on people may work on a site: Ley Federal del Trabajo, article 176, of dangerous work. */
    static final int ADULT = 18;

    private static final DateTimeFormatter IN_KEYS = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    private BirthDate() {}

    /** Whether a CURP or an RFC, both with the day after four letters, is of somebody born then. */
    static boolean isIn(String key, LocalDate born) {
        return key.startsWith(IN_KEYS.format(born), 4);
    }

    /** Born on 29 February, somebody is a year older on 1 March of the years without that day. */
    static boolean isAdult(LocalDate born, LocalDate day) {
        return Period.between(born, day).getYears() >= ADULT;
    }
}
