package dev.isem.erp.platform.migrate;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What in a script takes something away, for the person who approves a plan. It looks into function bodies too: better a
 * line too many than a table too few.
 */
final class Destructive {

    private static final Pattern WITHOUT_MEANING =
            Pattern.compile("--[^\\n]*|/\\*.*?\\*/|'(?:[^']|'')*'", Pattern.DOTALL);

    private static final Pattern STATEMENT = Pattern.compile(
            "\\b(?:DROP\\s+(?:TABLE|COLUMN|SCHEMA|(?:MATERIALIZED\\s+)?VIEW|SEQUENCE|TYPE|DOMAIN)|TRUNCATE(?:\\s+TABLE)?"
                    + "|DELETE\\s+FROM|ALTER\\s+COLUMN\\s+\\S+\\s+(?:SET\\s+DATA\\s+)?TYPE)\\b"
                    + "(?:\\s+IF\\s+EXISTS)?(?:\\s+ONLY)?\\s+[\\w.\"]+",
            Pattern.CASE_INSENSITIVE);

    private Destructive() {}

    /** Each as {@code V006__drop.sql: DROP COLUMN price}, in the order of the scripts. */
    static List<String> in(List<Script> scripts) {
        return scripts.stream().flatMap(Destructive::in).toList();
    }

    private static Stream<String> in(Script script) {
        String meaningful = WITHOUT_MEANING.matcher(script.text()).replaceAll(" ");
        return STATEMENT
                .matcher(meaningful)
                .results()
                .map(found -> script.name() + ": " + found.group().replaceAll("\\s+", " "));
    }
}
