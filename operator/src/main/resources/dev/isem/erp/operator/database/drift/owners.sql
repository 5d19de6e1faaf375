-- Objects in this vertical's schemas that belong to somebody else.
WITH me AS (SELECT owner_role, schemas || ('erp_meta_' || replace(vertical, '-', '_')) AS schemas
              FROM erp_meta.vertical WHERE vertical = ?),
own AS (SELECT n.oid, n.nspname, n.nspowner, me.owner_role FROM me JOIN pg_namespace n ON n.nspname = ANY (me.schemas)),
objects AS (
    SELECT 'schema ' || nspname AS name, nspowner AS owner, owner_role FROM own
    UNION ALL
    SELECT nspname || '.' || relname, relowner, owner_role FROM own JOIN pg_class c ON c.relnamespace = own.oid
    UNION ALL
    SELECT 'function ' || p.oid::regprocedure::text, proowner, owner_role
      FROM own JOIN pg_proc p ON p.pronamespace = own.oid
    UNION ALL
    SELECT 'type ' || nspname || '.' || typname, typowner, owner_role FROM own JOIN pg_type t ON t.typnamespace = own.oid)
SELECT name || ' belongs to ' || pg_get_userbyid(owner) || ' instead of ' || owner_role
  FROM objects WHERE pg_get_userbyid(owner) <> owner_role
 ORDER BY 1
