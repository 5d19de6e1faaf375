package dev.isem.erp.operator.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts a vertical's rows as its migrator under its owner, whom the maintenance policy shows every tenant's. */
final class RowCounts {

    private static final String TABLES = """
            SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname)
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ANY (?) AND c.relkind = 'r' ORDER BY 1
            """;

    /** Where row-level security acts on the owner, and no policy shows it all rows: none that is plainly true, no maintenance. */
    private static final String UNSEEN = """
            SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname)
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ANY (?) AND c.relkind = 'r' AND row_security_active(c.oid) AND NOT EXISTS (
                   SELECT FROM pg_catalog.pg_policy p
                    WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd IN ('*', 'r')
                      AND EXISTS (SELECT FROM unnest(p.polroles) r (role) WHERE role = 0 OR pg_has_role(role, 'USAGE'))
                      AND (pg_get_expr(p.polqual, p.polrelid) = 'true' OR pg_get_expr(p.polqual, p.polrelid) = (
                           SELECT pg_get_expr(m.polqual, m.polrelid) FROM pg_catalog.pg_policy m
                            WHERE m.polrelid = 'erp.isolation_template'::regclass AND m.polname = 'maintenance')))
             ORDER BY 1
            """;

    /** A restrictive policy whose condition is true without looking at a row hides none. */
    private static final String RESTRICTIVE = """
            SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname), pg_get_expr(p.polqual, p.polrelid)
              FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ANY (?) AND row_security_active(c.oid)
               AND NOT p.polpermissive AND p.polcmd IN ('*', 'r') AND p.polqual IS NOT NULL
             ORDER BY 1
            """;

    private RowCounts() {}

    /** Rows by table of the schemas, in the snapshot of the session's transaction. */
    static SortedMap<String, Long> of(Connection owner, List<String> schemas) throws SQLException {
        var rows = new TreeMap<String, Long>();
        for (String table : ask(owner, TABLES, schemas)) {
            try (Statement statement = owner.createStatement();
                    ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
                count.next();
                rows.put(table, count.getLong(1));
            }
        }
        return rows;
    }

    /**
     * Tables whose policies may hide rows even from their owner at work. The catalogue tells it; a count could not, for it
     * would miss them too.
     */
    static List<String> hiding(Connection owner, List<String> schemas) throws SQLException {
        List<String> hiding = new ArrayList<>();
        for (String table : ask(owner, UNSEEN, schemas)) {
            hiding.add(table + " has no policy that shows its owner every row");
        }
        List<String> policies = ask(owner, RESTRICTIVE, schemas, 2);
        for (int i = 0; i < policies.size(); i += 2) {
            if (!isAlwaysTrue(owner, policies.get(i + 1))) {
                hiding.add(policies.get(i) + " has a restrictive policy that may hide rows");
            }
        }
        return hiding;
    }

    /** Where two counts differ, in words. */
    static List<String> differences(SortedMap<String, Long> wanted, SortedMap<String, Long> found) {
        var tables = new java.util.TreeSet<>(wanted.keySet());
        tables.addAll(found.keySet());
        return tables.stream()
                .filter(table -> !Objects.equals(wanted.getOrDefault(table, 0L), found.getOrDefault(table, 0L)))
                .map(table -> table + " has " + wanted.getOrDefault(table, 0L) + " rows and "
                        + found.getOrDefault(table, 0L) + " of them were found")
                .toList();
    }

    private static boolean isAlwaysTrue(Connection owner, String condition) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet answer = statement.executeQuery("SELECT (" + condition + ")")) {
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException looksAtRows) {
            if ("42703".equals(looksAtRows.getSQLState())) {
                return false;
            }
            throw looksAtRows;
        }
    }

    private static List<String> ask(Connection owner, String query, List<String> schemas) throws SQLException {
        return ask(owner, query, schemas, 1);
    }

    private static List<String> ask(Connection owner, String query, List<String> schemas, int columns)
            throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(query)) {
            statement.setArray(1, owner.createArrayOf("text", schemas.toArray()));
            List<String> answers = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        answers.add(rows.getString(column));
                    }
                }
            }
            return answers;
        }
    }
}
