-- Policies compared with the template's, as this server prints both.
WITH own AS (SELECT unnest(schemas) AS schema, owner_role FROM erp_meta.vertical WHERE vertical = ?),
printed AS (
    SELECT p.polrelid, p.polname, p.polcmd, p.polpermissive, pg_get_expr(p.polqual, p.polrelid) AS qual,
           pg_get_expr(p.polwithcheck, p.polrelid) AS with_check,
           array(SELECT coalesce(r.rolname, 'PUBLIC')::text FROM unnest(p.polroles) g(oid)
                   LEFT JOIN pg_roles r ON r.oid = g.oid ORDER BY 1) AS roles
      FROM pg_policy p),
template AS (SELECT * FROM printed WHERE polrelid = 'erp.isolation_template'::regclass),
tables AS (
    SELECT c.oid, n.nspname || '.' || c.relname AS name, own.owner_role,
           EXISTS (SELECT FROM pg_attribute a
                    WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped) AS has_tenant
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN own ON own.schema = n.nspname
     WHERE c.relkind IN ('r', 'p')),
judged AS (
    SELECT t.name, t.has_tenant, p.polname,
           CASE p.polname
               WHEN 'tenant_isolation' THEN p.polcmd = '*' AND p.polpermissive AND p.with_check IS NULL
                   AND p.roles = ARRAY['PUBLIC'] AND p.qual IN (
                       SELECT CASE WHEN t.has_tenant THEN m.qual ELSE replace(m.qual, 'tenant_id', 'id') END
                         FROM template m WHERE m.polname = 'tenant_isolation')
               WHEN 'maintenance' THEN (p.polcmd, p.polpermissive, p.qual, p.with_check, p.roles)
                   IS NOT DISTINCT FROM (SELECT (m.polcmd, m.polpermissive, m.qual, m.with_check, m.roles)
                                           FROM template m WHERE m.polname = 'maintenance')
               WHEN 'shared' THEN NOT t.has_tenant AND p.polcmd = '*' AND p.polpermissive AND p.qual = 'true'
                   AND p.with_check IS NULL AND p.roles = ARRAY['PUBLIC']
               WHEN 'definer_read' THEN p.polcmd = 'r' AND p.polpermissive AND p.qual = 'true'
                   AND p.roles = ARRAY[t.owner_role::text]
               -- A restrictive policy can only hide more.
               ELSE NOT p.polpermissive END AS as_made
      FROM tables t JOIN printed p ON p.polrelid = t.oid)
SELECT name || ' has the policy ' || polname || ', which is not as the suite makes it'
  FROM judged WHERE NOT as_made
UNION ALL
SELECT t.name || ' lacks the policy ' || w.policy
  FROM tables t, (VALUES ('tenant_isolation'), ('maintenance')) w(policy)
 WHERE NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND p.polname = w.policy)
   AND (t.has_tenant OR NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND p.polname = 'shared'))
 ORDER BY 1
