package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Problem;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The version of a record that a change was based on, as {@code If-Match: "3"}. */
final class IfMatch {

    // A proxy that compresses answers may have made the tag weak; the version is the same.
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,9})\"?");

    private IfMatch() {}

    /** Empty when the header asks for none. */
    static OptionalInt version(@Nullable String header) {
        if (header == null || header.isBlank() || header.equals("*")) {
            return OptionalInt.empty();
        }
        Matcher tag = TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw Problem.stale();
        }
        return OptionalInt.of(Integer.parseInt(tag.group(1)));
    }

    static Problem missing() {
        return Problem.of(
                HttpStatus.PRECONDITION_REQUIRED,
                "Falta If-Match: diga qué versión está cambiando.",
                "If-Match is missing: say which version you are changing.");
    }
}
