package dev.isem.erp.core.mail;

import java.util.regex.Pattern;

/**
 * A plain text to one person.
 *
 * @param to the address alone, without a name
 */
public record Mail(String to, String subject, String text) {

    /** Narrower than RFC 5321: nothing of it can end an address early, in a header or in a command to a server. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,190}");

    private static final int LONGEST_QUOTE = 80;

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /** What somebody typed, as a part of a sentence of ours: short, and without lines of its own. */
    public static String quoted(String typed) {
        String line = typed.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line;
    }

    /** Without its text, which holds a secret. */
    @Override
    public String toString() {
        return "Mail to " + to + ": " + subject;
    }
}
