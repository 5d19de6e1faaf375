package dev.isem.erp.operator.database;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which entries of a vertical's dump are its own to bring in. */
final class DumpEntries {

    /** An entry of a dump: numbers, kind, schema, table, name, owner. */
    private static final Pattern KEY = Pattern.compile("\\d+; \\d+ \\d+ FK CONSTRAINT \\S+ \\S+ (\\S+) \\S+");

    private static final Pattern SCHEMA = Pattern.compile("\\d+; \\d+ \\d+ SCHEMA - .*");

    private DumpEntries() {}

    /** All but the schemas, which are there, and the keys into other verticals, which link makes. */
    static List<String> withoutSchemasAndLinks(List<String> all) {
        return all.stream()
                .filter(entry -> !SCHEMA.matcher(entry).matches())
                .filter(entry -> {
                    Matcher key = KEY.matcher(entry);
                    return !key.matches() || !Reference.isKeyName(key.group(1));
                })
                .toList();
    }
}
