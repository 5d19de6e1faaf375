package dev.isem.erp.platform.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedCollection;

/**
 * Tables that each vertical has in a schema of its own and the library writes: their text has one home, beside this
 * class. A vertical's script holds that text, with its own schema in it.
 */
public final class SharedTables {

    private static final List<String> EVERYBODYS = List.of("counters", "audit_log", "outbox", "request_hashes");

    private static final List<String> OF_STOCK = List.of("quants", "moves", "reservations", "verifications");

    private static final String SCHEMA = "${schema}";

    private SharedTables() {}

    /**
     * Fails a vertical's build when one of these tables is not made by its scripts, or not as the library needs it.
     *
     * @param location folder on the class path, usually {@link MigrationScripts#LOCATION}
     * @throws InvalidMigrations with the text that a new script must hold
     */
    public static void check(String location, String schema) {
        check(EVERYBODYS, location, schema);
    }

    /**
     * The same for the tables of a vertical that keeps stock. They lean on its table {@code schema.locations}, which has columns
     * {@code name} and {@code usage} and is unique by {@code (tenant_id, id, usage)}.
     */
    public static void checkStock(String location, String schema) {
        check(OF_STOCK, location, schema);
    }

    private static void check(List<String> names, String location, String schema) {
        SequencedCollection<Script> scripts =
                MigrationScripts.read(MigrationScripts.classLoader(), location).scripts();
        List<String> problems = new ArrayList<>();
        for (String name : names) {
            String text = text(name, schema);
            if (scripts.stream().noneMatch(script -> script.text().contains(text))) {
                problems.add("no script holds this text of " + name + " in the schema " + schema + ":\n" + text);
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidMigrations(problems);
        }
    }

    /** What makes one of the tables, in this schema. */
    static String text(String table, String schema) {
        return SqlText.read("tables/" + table + ".sql").sql().replace(SCHEMA, schema);
    }
}
