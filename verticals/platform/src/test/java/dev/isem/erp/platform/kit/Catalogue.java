package dev.isem.erp.platform.kit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks PostgreSQL's catalogue whether each table of some schemas keeps tenants apart. A query beats a list kept by hand. */
public final class Catalogue {

    private static final String BROKEN_RULES = """
            WITH tables AS (
                SELECT c.oid, c.relrowsecurity AND c.relforcerowsecurity AS forced, n.nspname || '.' || c.relname AS name,
                       (SELECT attnum FROM pg_attribute a
                         WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull) AS tenant
                  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                 WHERE n.nspname = ANY (?) AND c.relkind IN ('r', 'p'))
            SELECT name || ': row-level security is not forced' FROM tables WHERE NOT forced
            UNION ALL
            SELECT name || ': no tenant_id NOT NULL' FROM tables WHERE tenant IS NULL
            UNION ALL
            SELECT t.name || ': lacks the policy ' || wanted
              FROM tables t, unnest(ARRAY['tenant_isolation', 'maintenance']) wanted
             WHERE NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND p.polname = wanted)
            UNION ALL
            SELECT t.name || ': ' || k.conname || ' does not lead with tenant_id'
              FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype IN ('p', 'u')
             WHERE k.conkey[1] IS DISTINCT FROM t.tenant
            UNION ALL
            SELECT t.name || ': ' || k.conname || ' leaves tenant_id out'
              FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'
             WHERE NOT coalesce(t.tenant = ANY (k.conkey), false)
            UNION ALL
            SELECT t.name || ': no index leads with tenant_id' FROM tables t
             WHERE NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indkey[0] = t.tenant)
             ORDER BY 1
            """;

    private Catalogue() {}

    /** Each a sentence; a vertical's test names those that it knows and can give a reason for. */
    public static List<String> brokenRules(Connection connection, String... schemas) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(BROKEN_RULES)) {
            query.setArray(1, connection.createArrayOf("text", schemas));
            try (ResultSet rows = query.executeQuery()) {
                List<String> broken = new ArrayList<>();
                while (rows.next()) {
                    broken.add(rows.getString(1));
                }
                return broken;
            }
        }
    }
}
