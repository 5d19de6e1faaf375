-- Rights on this vertical's objects that the suite never gives.
WITH me AS (SELECT vertical, owner_role, schemas || ('erp_meta_' || replace(vertical, '-', '_')) AS schemas,
                   'erp_app_' || replace(vertical, '-', '_') AS app_role
              FROM erp_meta.vertical WHERE vertical = ?),
own AS (SELECT n.oid, n.nspname, n.nspowner, n.nspacl, me.owner_role, me.app_role
          FROM me JOIN pg_namespace n ON n.nspname = ANY (me.schemas)),
rights AS (
    SELECT 'schema ' || own.nspname AS target, 'n' AS kind, a.*, own.owner_role, own.app_role
      FROM own, aclexplode(own.nspacl) a
    UNION ALL
    SELECT own.nspname || '.' || c.relname, c.relkind::text, a.*, own.owner_role, own.app_role
      FROM own JOIN pg_class c ON c.relnamespace = own.oid, aclexplode(c.relacl) a
    UNION ALL
    SELECT own.nspname || '.' || c.relname || '.' || t.attname, c.relkind::text, a.*, own.owner_role, own.app_role
      FROM own JOIN pg_class c ON c.relnamespace = own.oid JOIN pg_attribute t ON t.attrelid = c.oid,
           aclexplode(t.attacl) a
    UNION ALL
    SELECT 'function ' || p.oid::regprocedure::text, 'f', a.*, own.owner_role, own.app_role
      FROM own JOIN pg_proc p ON p.pronamespace = own.oid,
           aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
     WHERE p.prosecdef
    UNION ALL
    SELECT 'new objects in ' || own.nspname, d.defaclobjtype::text, a.*, own.owner_role, own.app_role
      FROM own JOIN pg_default_acl d ON d.defaclnamespace = own.oid, aclexplode(d.defaclacl) a),
named AS (
    SELECT r.*, coalesce(g.rolname, 'PUBLIC')::text AS name FROM rights r LEFT JOIN pg_roles g ON g.oid = r.grantee
     WHERE g.rolname IS DISTINCT FROM r.owner_role)
SELECT target || ': ' || privilege_type || ' for ' || name || CASE
           WHEN name = 'PUBLIC' THEN ' is open to every role'
           WHEN is_grantable THEN ' may be passed on'
           WHEN name <> app_role AND NOT EXISTS (
                SELECT FROM erp_meta.vertical v
                 WHERE name IN (v.owner_role, 'erp_app_' || replace(v.vertical, '-', '_')))
                THEN ' goes to a role that the suite does not know'
           ELSE ' is more than the suite gives' END
  FROM named
 WHERE name = 'PUBLIC' OR is_grantable
    OR name <> app_role AND NOT EXISTS (
       SELECT FROM erp_meta.vertical v
        WHERE name IN (v.owner_role, 'erp_app_' || replace(v.vertical, '-', '_')))
    OR privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'USAGE', 'EXECUTE', 'DELETE')
    OR privilege_type = 'DELETE' AND name <> app_role
 ORDER BY 1
