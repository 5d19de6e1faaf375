-- Every right that one of the given roles holds on an object it does not own.
WITH grantee AS (SELECT oid, rolname FROM pg_roles WHERE rolname = ANY (?))
SELECT 'SCHEMA' AS kind, n.nspname AS schema, '' AS object, NULL AS col,
       pg_get_userbyid(n.nspowner) AS owner, g.rolname AS grantee, a.privilege_type AS privilege
  FROM pg_namespace n, aclexplode(n.nspacl) a JOIN grantee g ON g.oid = a.grantee
 WHERE n.nspowner <> g.oid
UNION ALL
SELECT CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, n.nspname, c.relname, NULL,
       pg_get_userbyid(c.relowner), g.rolname, a.privilege_type
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a
  JOIN grantee g ON g.oid = a.grantee
 WHERE c.relowner <> g.oid
UNION ALL
SELECT 'TABLE', n.nspname, c.relname, t.attname,
       pg_get_userbyid(c.relowner), g.rolname, a.privilege_type
  FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace,
       aclexplode(t.attacl) a JOIN grantee g ON g.oid = a.grantee
 WHERE c.relowner <> g.oid
UNION ALL
SELECT 'FUNCTION', n.nspname, p.oid::regprocedure::text, NULL,
       pg_get_userbyid(p.proowner), g.rolname, a.privilege_type
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, aclexplode(p.proacl) a
  JOIN grantee g ON g.oid = a.grantee
 WHERE p.proowner <> g.oid
UNION ALL
SELECT 'DEFAULT', n.nspname,
       CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' ELSE 'TYPES' END,
       NULL, pg_get_userbyid(d.defaclrole), g.rolname, a.privilege_type
  FROM pg_default_acl d JOIN pg_namespace n ON n.oid = d.defaclnamespace, aclexplode(d.defaclacl) a
  JOIN grantee g ON g.oid = a.grantee
 WHERE d.defaclrole <> g.oid
