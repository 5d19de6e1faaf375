package dev.isem.erp.platform.kit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stood in the tables of some schemas, by the columns that they had then: to be compared with what stands there after
 * an upgrade. Only a superuser sees the rows of all tenants.
 *
 * @param rows each as one text, by the table's name
 */
public record Snapshot(Map<String, List<String>> rows, Map<String, String> queries) {

    private static final String QUERIES = """
            SELECT c.oid::regclass::text,
                   'SELECT ROW(' || string_agg('t.' || quote_ident(a.attname), ', ' ORDER BY a.attnum) || ')::text FROM '
                   || c.oid::regclass || ' t ORDER BY 1'
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             WHERE n.nspname = ANY (?) AND c.relkind = 'r'
             GROUP BY c.oid
             ORDER BY 1
            """;

    /** Takes it. */
    public static Snapshot of(Connection superuser, String... schemas) throws SQLException {
        Map<String, String> queries = new LinkedHashMap<>();
        try (PreparedStatement query = superuser.prepareStatement(QUERIES)) {
            query.setArray(1, superuser.createArrayOf("text", schemas));
            try (ResultSet tables = query.executeQuery()) {
                while (tables.next()) {
                    queries.put(tables.getString(1), tables.getString(2));
                }
            }
        }
        return new Snapshot(asked(superuser, queries), queries);
    }

    /** The same columns of the same tables now. */
    public Map<String, List<String>> again(Connection superuser) throws SQLException {
        return asked(superuser, queries);
    }

    private static Map<String, List<String>> asked(Connection superuser, Map<String, String> queries)
            throws SQLException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        try (Statement statement = superuser.createStatement()) {
            for (Map.Entry<String, String> table : queries.entrySet()) {
                List<String> texts = new ArrayList<>();
                try (ResultSet found = statement.executeQuery(table.getValue())) {
                    while (found.next()) {
                        texts.add(found.getString(1));
                    }
                }
                rows.put(table.getKey(), texts);
            }
        }
        return rows;
    }
}
