package dev.isem.erp.construccion.hr;

import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Keys of made-up people, one for each number, with whatever check digit makes them whole. */
public final class OfficialKeys {

    private static final String CONSONANTS = "BCDFGHJKLMNPQRSTVWXYZ";

    private OfficialKeys() {}

    /** Of somebody born on 1990-07-25 in Nuevo León. */
    public static String curp(int number) {
        String start = "GOPM900725HNLN" + consonant(number / CONSONANTS.length()) + consonant(number) + "0";
        return checked(start, Curp::isWhole);
    }

    public static String rfc(int number) {
        return "GOPM900725%03d".formatted(number);
    }

    public static String nss(int number) {
        return checked("4190%06d".formatted(number), Nss::isWhole);
    }

    private static char consonant(int number) {
        return CONSONANTS.charAt(number % CONSONANTS.length());
    }

    private static String checked(String start, Predicate<String> isWhole) {
        return IntStream.range(0, 10)
                .mapToObj(digit -> start + digit)
                .filter(isWhole)
                .findFirst()
                .orElseThrow();
    }
}
