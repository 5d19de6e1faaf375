package dev.isem.erp.operator.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/**
 * Makes tables of one database again in another: columns and rows, and nothing that could run. A type of somebody's own
 * becomes text, which is how its values are written.
 *
 * @param from whoever may read the rows
 * @param to whoever is to own the copies
 */
record TableCopy(Connection from, Session to) {

    private static final String COLUMNS = """
            SELECT quote_ident(a.attname),
                   CASE WHEN t.typnamespace = 'pg_catalog'::regnamespace
                        THEN pg_catalog.format_type(a.atttypid, a.atttypmod) ELSE 'text' END,
                   a.attnotnull
              FROM pg_catalog.pg_attribute a
              JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
              JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped
             ORDER BY a.attnum
            """;

    private static final String UPON_COLUMNS = """
            WITH it AS (SELECT c.oid, format('%I.%I', n.nspname, c.relname) AS name
                          FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                         WHERE n.nspname = ? AND c.relname = ?)
            SELECT format('ALTER TABLE %s ALTER COLUMN %I SET DEFAULT %s', it.name, a.attname,
                          pg_catalog.pg_get_expr(d.adbin, d.adrelid))
              FROM it JOIN pg_catalog.pg_attrdef d ON d.adrelid = it.oid
              JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
            UNION ALL
            SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', it.name, k.conname, pg_catalog.pg_get_constraintdef(k.oid))
              FROM it JOIN pg_catalog.pg_constraint k ON k.conrelid = it.oid AND k.contype IN ('p', 'u', 'c')
            UNION ALL
            SELECT pg_catalog.pg_get_indexdef(i.indexrelid)
              FROM it JOIN pg_catalog.pg_index i ON i.indrelid = it.oid
             WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid)
            """;

    private record Column(String name, String type, boolean mandatory) {

        String definition() {
            return name + " " + type + (mandatory ? " NOT NULL" : "");
        }
    }

    /** Makes the table. Its schema must be there. */
    void structure(Relation table) throws SQLException {
        to.change(columns(table).stream()
                .map(Column::definition)
                .collect(Collectors.joining(", ", "CREATE TABLE " + table.quoted() + " (", ")")));
    }

    /** Makes the table with its defaults, keys and indexes: for who may run what stands in them. */
    void whole(Relation table) throws SQLException {
        structure(table);
        for (String statement : ask(UPON_COLUMNS, table)) {
            to.change(statement);
        }
    }

    /** Fills the table with the rows that the reader sees. */
    void rows(Relation table) throws SQLException {
        rows(table, "true");
    }

    /** Fills the table with some of the rows that the reader sees. */
    void rows(Relation table, String condition) throws SQLException {
        String names = columns(table).stream().map(Column::name).collect(Collectors.joining(", "));
        CopyOut read = copying(from)
                .copyOut("COPY (SELECT " + names + " FROM " + table.quoted() + " WHERE " + condition + ") TO STDOUT");
        CopyIn write = copying(to.connection()).copyIn("COPY " + table.quoted() + " (" + names + ") FROM STDIN");
        try {
            for (byte[] line = read.readFromCopy(); line != null; line = read.readFromCopy()) {
                write.writeToCopy(line, 0, line.length);
            }
            write.endCopy();
        } finally {
            for (var copy : List.of(read, write)) {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        }
    }

    private List<Column> columns(Relation table) throws SQLException {
        try (PreparedStatement query = from.prepareStatement(COLUMNS)) {
            query.setString(1, table.schema());
            query.setString(2, table.table());
            List<Column> columns = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    columns.add(new Column(row.getString(1), row.getString(2), row.getBoolean(3)));
                }
            }
            return columns;
        }
    }

    private List<String> ask(String query, Relation table) throws SQLException {
        try (PreparedStatement statement = from.prepareStatement(query)) {
            statement.setString(1, table.schema());
            statement.setString(2, table.table());
            List<String> answers = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    answers.add(row.getString(1));
                }
            }
            return answers;
        }
    }

    private static CopyManager copying(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
