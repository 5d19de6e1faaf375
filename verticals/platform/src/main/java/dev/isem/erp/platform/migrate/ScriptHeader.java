package dev.isem.erp.platform.migrate;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a script's first line promises to code of earlier schema versions: {@code -- erp: compatible}, {@code -- erp:
 * breaks-before 13}, or {@code -- erp: contracts-before 13}, which also waits until no older code runs.
 *
 * @param breaksBefore oldest schema version whose code still works after the script; empty if all of it does
 * @param contracts whether it only takes away what its own version no longer uses, so that it can run after the roll-out
 */
record ScriptHeader(OptionalInt breaksBefore, boolean contracts) {

    private static final Pattern FORM =
            Pattern.compile("-- erp: (?:compatible|(breaks|contracts)-before (\\d{1,9}))\\s*");

    /** The header of a script's text, if its first line is one. */
    static Optional<ScriptHeader> parse(String text) {
        Matcher form = FORM.matcher(text.lines().findFirst().orElse(""));
        if (!form.matches()) {
            return Optional.empty();
        }
        String version = form.group(2);
        return Optional.of(new ScriptHeader(
                version == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(version)),
                "contracts".equals(form.group(1))));
    }
}
