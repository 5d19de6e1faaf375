package dev.isem.erp.operator.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a vertical's scripts find around their own schemas in a scratch database: the suite's functions, the registry, and
 * copies of the neighbours' tables that the manifest names. The copies are the admin's, so that the vertical has exactly
 * the rights on them that it has on the real ones, and nobody else's code comes along.
 */
final class ScratchFoundation {

    private static final Relation REGISTRY = new Relation("erp_meta", "vertical");

    private final Session real;
    private final Session scratch;
    private final Declaration vertical;

    ScratchFoundation(Session real, Session scratch, Declaration vertical) {
        this.real = real;
        this.scratch = scratch;
        this.vertical = vertical;
    }

    /** The functions, the extensions and an empty registry. */
    void lay() throws SQLException {
        new DatabaseFunctions(scratch).ensure();
        new Extensions(scratch).ensure();
        new Registry(scratch).ensure();
    }

    /** The registry's rows: a script learns there what others need of its tables. */
    void registry() throws SQLException {
        new TableCopy(real.connection(), scratch).rows(REGISTRY);
    }

    /**
     * The neighbours' tables; those that are only referred to stay empty, for the scripts may not read them.
     *
     * @param reader session that sees what the vertical's scripts see
     * @param withRows whether with what is in them
     */
    void neighbours(Connection reader, boolean withRows) throws SQLException {
        var copy = new TableCopy(reader, scratch);
        SortedSet<Relation> readable = tables(vertical.readable());
        for (Relation table : tables(vertical.needed())) {
            if (new Schemas(scratch).owner(table.schema()).isEmpty()) {
                scratch.change("CREATE SCHEMA " + Identifiers.quoted(table.schema()));
            }
            copy.structure(table);
            if (withRows && readable.contains(table)) {
                copy.rows(table);
            }
        }
    }

    /** The tables, whole schemas resolved. */
    SortedSet<Relation> tables(Collection<Relation> named) throws SQLException {
        var tables = new TreeSet<Relation>();
        for (Relation each : named) {
            if (each.isWholeSchema()) {
                new Schemas(real)
                        .tables(each.schema())
                        .forEach(table -> tables.add(new Relation(each.schema(), table)));
            } else {
                tables.add(each);
            }
        }
        return tables;
    }
}
