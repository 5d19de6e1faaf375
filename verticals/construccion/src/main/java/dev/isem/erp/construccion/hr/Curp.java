package dev.isem.erp.construccion.hr;

import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Clave Única de Registro de Población: letters of the name, day of birth, sex, state, three consonants, a character that tells
 * the century apart, and a check digit.
 *
 * <p>Source: Instructivo Normativo para la Asignación de la CURP, Secretaría de Gobernación (DOF 2021-10-18).
 */
final class Curp {

    /** As a field's rule asks for it. */
    static final String FORM = "[A-Z]{4}[0-9]{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[0-9A-Z][0-9]";

    private static final Pattern WHOLE = Pattern.compile(FORM);
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
    private static final int LENGTH = 18;
    private static final int STATE = 11;
    private static final int CENTURY = 16;
    private static final int FIRST_YEAR_WITH_LETTER = 2000;

    /** Born abroad is NE. */
    private static final Set<String> STATES = Set.of(
            "AS", "BC", "BS", "CC", "CL", "CM", "CS", "CH", "DF", "DG", "GT", "GR", "HG", "JC", "MC", "MN", "MS", "NT",
            "NL", "OC", "PL", "QT", "QR", "SP", "SL", "SR", "TC", "TS", "TL", "VZ", "YN", "ZS", "NE");

    private Curp() {}

    /** Whether it was written down as it was given: form, state and check digit. */
    static boolean isWhole(String curp) {
        return WHOLE.matcher(curp).matches()
                && STATES.contains(curp.substring(STATE, STATE + 2))
                && Character.digit(curp.charAt(LENGTH - 1), 10) == checkDigit(curp);
    }

    /** Whether it is of somebody born on that day; a digit before the check digit is of the last century. */
    static boolean isOf(String curp, LocalDate born) {
        boolean hasLetter = Character.isLetter(curp.charAt(CENTURY));
        return BirthDate.isIn(curp, born) && hasLetter == (born.getYear() >= FIRST_YEAR_WITH_LETTER);
    }

    private static int checkDigit(String curp) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(curp.charAt(i)) * (LENGTH - i);
        }
        return (10 - sum % 10) % 10;
    }
}
