package dev.isem.erp.platform.kit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws a vertical's tables as PostgreSQL's catalogue knows them, a diagram for each schema: a picture kept by hand is wrong soon. */
public final class DataModel {

    private static final String COLUMNS = """
            WITH columns AS (
                SELECT n.nspname, c.relname, a.attname, a.attnum,
                       CASE t.typname WHEN 'int4' THEN 'int' WHEN 'int8' THEN 'bigint' WHEN 'bool' THEN 'boolean'
                                      ELSE t.typname END AS type,
                       concat_ws(', ',
                           CASE WHEN EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p'
                                                AND a.attnum = ANY (k.conkey)) THEN 'PK' END,
                           CASE WHEN EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f'
                                                AND a.attnum = ANY (k.conkey)) THEN 'FK' END,
                           CASE WHEN EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique
                                                AND NOT i.indisprimary AND i.indpred IS NULL
                                                AND a.attnum = ANY (i.indkey)) THEN 'UK' END) AS keys
                  FROM pg_class c
                  JOIN pg_namespace n ON n.oid = c.relnamespace
                  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                  JOIN pg_type t ON t.oid = a.atttypid
                 WHERE n.nspname = ANY (?) AND c.relkind IN ('r', 'p'))
            SELECT nspname, relname, attname, type, keys, keys <> '' AND attname <> 'tenant_id' AS shown
              FROM columns ORDER BY nspname, relname, attnum
            """;

    private static final String REFERENCES = """
            SELECT n.nspname, c.relname,
                   CASE WHEN fn.oid = n.oid THEN f.relname ELSE fn.nspname || '.' || f.relname END AS referred,
                   (SELECT coalesce(string_agg(a.attname, ', ' ORDER BY u.place) FILTER (WHERE a.attname <> 'tenant_id'), 'tenant_id')
                      FROM unnest(k.conkey) WITH ORDINALITY u (number, place)
                      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.number) AS by,
                   EXISTS (SELECT FROM pg_attribute a
                            WHERE a.attrelid = c.oid AND a.attnum = ANY (k.conkey) AND NOT a.attnotnull) AS optional,
                   EXISTS (SELECT FROM pg_index i
                            WHERE i.indrelid = c.oid AND i.indisunique AND i.indpred IS NULL
                              AND i.indkey::int2[] <@ k.conkey) AS single
              FROM pg_constraint k
              JOIN pg_class c ON c.oid = k.conrelid
              JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_class f ON f.oid = k.confrelid
              JOIN pg_namespace fn ON fn.oid = f.relnamespace
             WHERE k.contype = 'f' AND n.nspname = ANY (?)
             ORDER BY n.nspname, c.relname, referred, by
            """;

    private DataModel() {}

    /** The page, in Markdown with Mermaid's diagrams. */
    public static String of(Connection connection, String vertical, String... schemas) throws SQLException {
        Map<String, List<String>> diagrams = new LinkedHashMap<>();
        tables(connection, schemas, diagrams);
        references(connection, schemas, diagrams);
        StringBuilder page = new StringBuilder("""
                    # The tables of %s

                    Drawn from the catalogue of the migrated database. Every table has `tenant_id`, which leads in each of its keys and is left out
                    here; of the other columns those in keys are shown. UK marks a part of a unique key, which may have several. A line ends at the
                    table that refers to the other one, and is named by the columns that do. Tables of another schema carry its name.
                    """.formatted(vertical));
        diagrams.forEach((schema, lines) -> page.append("\n## ")
                .append(schema)
                .append("\n\n```mermaid\nerDiagram\n")
                .append(String.join("\n", lines))
                .append("\n```\n"));
        return page.toString();
    }

    private static void tables(Connection connection, String[] schemas, Map<String, List<String>> diagrams)
            throws SQLException {
        Map<String, Map<String, List<String>>> columns = new LinkedHashMap<>();
        ask(connection, COLUMNS, schemas, row -> {
            List<String> shown = columns.computeIfAbsent(row.getString("nspname"), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(row.getString("relname"), _ -> new ArrayList<>());
            if (row.getBoolean("shown")) {
                shown.add("        %s %s %s"
                        .formatted(row.getString("type"), row.getString("attname"), row.getString("keys")));
            }
        });
        columns.forEach((schema, tables) -> {
            List<String> lines = diagrams.computeIfAbsent(schema, _ -> new ArrayList<>());
            tables.forEach((table, shown) -> lines.add("    " + quoted(table) + " {\n" + String.join("\n", shown)
                    + (shown.isEmpty() ? "" : "\n") + "    }"));
        });
    }

    private static void references(Connection connection, String[] schemas, Map<String, List<String>> diagrams)
            throws SQLException {
        ask(
                connection,
                REFERENCES,
                schemas,
                row -> diagrams.computeIfAbsent(row.getString("nspname"), _ -> new ArrayList<>())
                        .add("    %s %s--%s %s : %s"
                                .formatted(
                                        quoted(row.getString("referred")),
                                        row.getBoolean("optional") ? "|o" : "||",
                                        row.getBoolean("single") ? "o|" : "o{",
                                        quoted(row.getString("relname")),
                                        quoted(row.getString("by")))));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    /** What is done with a row. */
    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private static void ask(Connection connection, String question, String[] schemas, Reader reader)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(question)) {
            query.setArray(1, connection.createArrayOf("text", schemas));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }
}
