package dev.isem.erp.platform.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Statements as somebody would send them who got hold of the serving role's password. */
final class RawStatements {

    static final String DENIED = "denied";

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final String TABLES = """
            SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname)
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'v', 'm')
               AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', 'erp', 'public')
             ORDER BY 1
            """;

    private static final String ROLE = """
            SELECT format('the role %s has %s', rolname, what)
              FROM pg_roles, LATERAL (VALUES (rolsuper, 'SUPERUSER'), (rolbypassrls, 'BYPASSRLS'),
                   (rolcreaterole, 'CREATEROLE'), (rolcreatedb, 'CREATEDB')) power(held, what)
             WHERE rolname = current_user AND held
            UNION ALL
            SELECT format('the role %s owns %s', current_user, oid::regclass) FROM pg_class
             WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)
            """;

    private final Connection connection;

    RawStatements(Connection connection) {
        this.connection = connection;
    }

    /** How many rows each table of the database shows without a tenant, or that it is denied. */
    Map<String, String> rowsByTable() throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        for (String table : strings(TABLES)) {
            rows.put(table, count(table));
        }
        return rows;
    }

    List<String> findings(Map<String, String> rowsByTable, List<String> schemas) throws SQLException {
        List<String> findings = new ArrayList<>(strings(ROLE));
        rowsByTable.forEach((table, rows) -> {
            if (!rows.equals("0") && !rows.equals(DENIED)) {
                findings.add(table + " shows " + rows + " rows without a tenant");
            }
        });
        for (String schema : schemas) {
            if (isAllowed("CREATE TABLE " + schema + ".db_check (id int)")) {
                findings.add("the serving role can create tables in " + schema);
            }
        }
        if (rowsByTable.isEmpty()) {
            findings.add("no table is there: migrate first");
        }
        return findings;
    }

    private String count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM " + table)) {
            result.next();
            return result.getString(1);
        } catch (SQLException refused) {
            if (INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
                return DENIED;
            }
            throw refused;
        }
    }

    private boolean isAllowed(String sql) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException refused) {
            return !INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState());
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                strings.add(result.getString(1));
            }
        }
        return strings;
    }
}
