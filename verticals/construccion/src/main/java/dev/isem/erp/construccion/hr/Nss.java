package dev.isem.erp.construccion.hr;

/**
 * Número de Seguridad Social of the IMSS: eleven digits, the last of which checks the others by the formula of Luhn (ISO/IEC
 * 7812-1, annex B).
 */
final class Nss {

    /** As a field's rule asks for it. */
    static final String FORM = "[0-9]{11}";

    private Nss() {}

    /** Whether eleven digits were written down as they were given. */
    static boolean isWhole(String nss) {
        int sum = 0;
        for (int i = 0; i < nss.length(); i++) {
            int digit = Character.digit(nss.charAt(nss.length() - 1 - i), 10);
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10 == 0;
    }
}
