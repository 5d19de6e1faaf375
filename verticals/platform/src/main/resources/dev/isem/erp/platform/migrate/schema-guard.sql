-- What a script left that would show one tenant's rows to another. Read as the owner, from the catalogue alone.
WITH own AS (SELECT n.oid, n.nspname FROM pg_catalog.pg_namespace n WHERE n.nspname = ANY (?)),
tables AS (SELECT c.*, own.nspname || '.' || c.relname AS name FROM own JOIN pg_catalog.pg_class c ON c.relnamespace = own.oid)
SELECT name || ' has no forced row-level security: call erp.isolate_by_tenant(''' || name || ''')'
  FROM tables WHERE relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity)
UNION ALL
SELECT name || ' lacks a policy of the suite: call erp.isolate_by_tenant(''' || name || ''')'
  FROM tables t
 WHERE relkind IN ('r', 'p') AND relrowsecurity AND relforcerowsecurity
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_policy p WHERE p.polrelid = t.oid AND p.polname = 'shared')
   AND (SELECT count(*) FROM pg_catalog.pg_policy p
         WHERE p.polrelid = t.oid AND p.polname IN ('tenant_isolation', 'maintenance')) < 2
UNION ALL
SELECT name || ' is a materialized view or foreign table, which row-level security cannot reach: use a table'
  FROM tables WHERE relkind IN ('m', 'f')
UNION ALL
SELECT name || ' is a view that reads with its owner''s rights: create it WITH (security_invoker = true)'
  FROM tables t
 WHERE relkind = 'v' AND NOT EXISTS (
       SELECT FROM pg_catalog.pg_options_to_table(t.reloptions) o
        WHERE o.option_name = 'security_invoker' AND o.option_value IN ('true', 'on', '1', 'yes'))
UNION ALL
SELECT name || ' belongs to ' || pg_catalog.pg_get_userbyid(relowner) || ' instead of ' || current_user
  FROM tables WHERE pg_catalog.pg_get_userbyid(relowner) <> current_user
 ORDER BY 1
