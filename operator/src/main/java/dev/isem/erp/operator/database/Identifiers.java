package dev.isem.erp.operator.database;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names as they stand in SQL text: always quoted, so a name can never be read as anything else. */
final class Identifiers {

    private Identifiers() {}

    static String quoted(String name) {
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a name in SQL cannot hold a zero byte");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(String schema, String name) {
        return quoted(schema) + "." + quoted(name);
    }

    static String quotedList(Collection<String> names) {
        return names.stream().map(Identifiers::quoted).collect(Collectors.joining(", "));
    }
}
