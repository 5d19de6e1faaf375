package dev.isem.erp.platform.kit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks PostgreSQL's catalogue whether each table, view and function of some schemas keeps tenants apart. A query beats a
 * list kept by hand.
 */
public final class Catalogue {

    private static final String BROKEN_RULES = """
            WITH schemas AS (SELECT oid, nspname, nspowner FROM pg_namespace WHERE nspname = ANY (?)),
            tables AS (
                SELECT c.oid, c.relowner, c.relname, n.nspowner, c.relrowsecurity AND c.relforcerowsecurity AS forced,
                       n.nspname || '.' || c.relname AS name,
                       (SELECT attnum FROM pg_attribute a
                         WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull) AS tenant
                  FROM pg_class c JOIN schemas n ON n.oid = c.relnamespace
                 WHERE c.relkind IN ('r', 'p')),
            policies AS (
                SELECT p.polrelid, p.polname, p.polpermissive, p.polcmd, p.polroles,
                       regexp_replace(pg_get_expr(p.polqual, p.polrelid), '^\\(id = ', '(tenant_id = ') AS condition,
                       pg_get_expr(p.polwithcheck, p.polrelid) AS written
                  FROM pg_policy p),
            made AS (SELECT * FROM policies WHERE polrelid = 'erp.isolation_template'::regclass),
            rights AS (
                SELECT t.name, t.relname, t.relowner, c.relacl AS acl FROM tables t JOIN pg_class c ON c.oid = t.oid
                UNION ALL
                SELECT t.name || '.' || a.attname, t.relname, t.relowner, a.attacl
                  FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid)
            SELECT name || ': row-level security is not forced' FROM tables WHERE NOT forced
            UNION ALL
            SELECT name || ': no tenant_id NOT NULL' FROM tables WHERE tenant IS NULL
            UNION ALL
            SELECT t.name || ': lacks the policy ' || m.polname || ' as erp.isolate_by_tenant makes it'
              FROM tables t, made m
             WHERE NOT EXISTS (SELECT FROM policies p
                                WHERE p.polrelid = t.oid AND p.polname = m.polname AND p.condition = m.condition
                                  AND p.written IS NOT DISTINCT FROM m.written
                                  AND p.polcmd = m.polcmd AND p.polroles = m.polroles)
            UNION ALL
            SELECT t.name || ': the policy ' || p.polname || ' shows more than those of the suite'
              FROM tables t JOIN policies p ON p.polrelid = t.oid
             WHERE p.polpermissive AND p.polname NOT IN (SELECT polname FROM made)
               AND NOT (p.polname = 'definer_read' AND p.polcmd = 'r' AND p.polroles = ARRAY[t.relowner])
            UNION ALL
            SELECT t.name || ': ' || k.conname || ' does not lead with tenant_id'
              FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype IN ('p', 'u')
             WHERE k.conkey[1] IS DISTINCT FROM t.tenant
            UNION ALL
            SELECT t.name || ': ' || i.indexrelid::regclass || ' is unique beyond the tenant'
              FROM tables t JOIN pg_index i ON i.indrelid = t.oid AND i.indisunique
             WHERE i.indkey[0] IS DISTINCT FROM t.tenant
               AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
            UNION ALL
            SELECT t.name || ': ' || k.conname || ' leaves tenant_id out'
              FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype IN ('f', 'x')
             WHERE NOT coalesce(t.tenant = ANY (k.conkey), false)
            UNION ALL
            SELECT t.name || ': no index leads with tenant_id' FROM tables t
             WHERE NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indkey[0] = t.tenant)
            UNION ALL
            SELECT name || ': belongs to ' || relowner::regrole || ' and its schema to ' || nspowner::regrole
              FROM tables WHERE relowner <> nspowner
            UNION ALL
            SELECT r.name || ': ' || a.privilege_type || ' for '
                   || CASE a.grantee WHEN 0 THEN 'everybody' ELSE a.grantee::regrole::text END
              FROM rights r, aclexplode(r.acl) a
             WHERE a.grantee <> r.relowner
               AND (a.grantee = 0 OR a.is_grantable
                    OR a.privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
                    OR r.relname IN ('audit_log', 'verifications', 'verification_findings')
                       AND a.privilege_type IN ('UPDATE', 'DELETE'))
            UNION ALL
            SELECT c.oid::regclass || CASE c.relkind WHEN 'v' THEN ': a view that reads with its owner''s rights'
                                                     ELSE ': row-level security cannot reach it' END
              FROM pg_class c JOIN schemas n ON n.oid = c.relnamespace
             WHERE (c.relkind IN ('m', 'f') OR c.relkind = 'v' AND NOT EXISTS (
                    SELECT FROM pg_options_to_table(c.reloptions) o
                     WHERE o.option_name = 'security_invoker' AND o.option_value IN ('true', 'on')))
            UNION ALL
            SELECT p.oid::regprocedure || ': runs as its owner without a fixed search_path'
              FROM pg_proc p JOIN schemas n ON n.oid = p.pronamespace
             WHERE p.prosecdef
               AND NOT coalesce(array_to_string(p.proconfig, ',') LIKE '%search_path=%', false)
            UNION ALL
            SELECT p.oid::regprocedure || ': belongs to ' || p.proowner::regrole || ' and its schema to '
                   || n.nspowner::regrole
              FROM pg_proc p JOIN schemas n ON n.oid = p.pronamespace
             WHERE p.proowner <> n.nspowner
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
