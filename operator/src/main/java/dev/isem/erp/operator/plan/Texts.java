package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.MigrationRecord.Failure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parts of messages. */
final class Texts {

    private static final int LONGEST = 1000;

    private Texts() {}

    static String orElse(@Nullable Object value, String otherwise) {
        return value == null ? otherwise : value.toString();
    }

    /** {@code  (script, SQLSTATE 42P01): what the database said}. */
    static String cause(@Nullable Failure error) {
        if (error == null) {
            return "";
        }
        String at = error.script() == null ? "" : error.script();
        String state = error.sqlState() == null ? "" : "SQLSTATE " + error.sqlState();
        String place = String.join(", ", at, state).replaceAll("^, |, $", "");
        String message = error.message() == null ? "" : ": " + withoutStop(shortened(error.message()));
        return (place.isEmpty() ? "" : " (" + place + ")") + message;
    }

    static String hint(@Nullable Failure error) {
        return error == null || error.hint() == null ? "" : " Hint: " + withoutStop(shortened(error.hint())) + ".";
    }

    /** A remark as it continues a message, whether or not that ends with a stop. */
    static String afterwards(String message, String remark) {
        return message.endsWith(".")
                ? " " + remark.substring(0, 1).toUpperCase(Locale.ROOT) + remark.substring(1) + "."
                : "; " + remark;
    }

    static String withoutStop(String sentence) {
        String text = sentence.strip();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
