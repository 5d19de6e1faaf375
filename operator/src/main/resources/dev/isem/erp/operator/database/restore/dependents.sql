-- What others made of this vertical's tables, types and functions, their foreign keys apart: it would go with them.
WITH own AS (SELECT oid, nspowner FROM pg_namespace WHERE nspname = ANY (?)),
mine AS (
    SELECT 'pg_class'::regclass AS classid, c.oid, own.nspowner FROM own JOIN pg_class c ON c.relnamespace = own.oid
    UNION ALL
    SELECT 'pg_type'::regclass, t.oid, own.nspowner FROM own JOIN pg_type t ON t.typnamespace = own.oid
    UNION ALL
    SELECT 'pg_proc'::regclass, p.oid, own.nspowner FROM own JOIN pg_proc p ON p.pronamespace = own.oid),
dependents AS (
    SELECT d.classid, d.objid, mine.nspowner FROM mine
      JOIN pg_depend d ON d.refclassid = mine.classid AND d.refobjid = mine.oid),
owned AS (
    -- Everything that belongs to a table has that table's owner.
    SELECT d.classid, d.objid, d.nspowner, c.oid::regclass::text AS name, c.relowner AS owner
      FROM dependents d
      LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
      LEFT JOIN pg_policy p ON d.classid = 'pg_policy'::regclass AND p.oid = d.objid
      LEFT JOIN pg_attrdef a ON d.classid = 'pg_attrdef'::regclass AND a.oid = d.objid
      LEFT JOIN pg_trigger t ON d.classid = 'pg_trigger'::regclass AND t.oid = d.objid AND NOT t.tgisinternal
      LEFT JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid AND k.contype <> 'f'
      JOIN pg_class c ON c.oid = coalesce(r.ev_class, p.polrelid, a.adrelid, t.tgrelid, k.conrelid,
                                          CASE WHEN d.classid = 'pg_class'::regclass THEN d.objid END)
    UNION ALL
    SELECT d.classid, d.objid, d.nspowner, f.oid::regprocedure::text, f.proowner
      FROM dependents d JOIN pg_proc f ON d.classid = 'pg_proc'::regclass AND f.oid = d.objid
    UNION ALL
    SELECT d.classid, d.objid, d.nspowner, t.oid::regtype::text, t.typowner
      FROM dependents d JOIN pg_type t ON d.classid = 'pg_type'::regclass AND t.oid = d.objid)
SELECT DISTINCT name || ' of ' || pg_get_userbyid(owner) FROM owned WHERE owner <> nspowner ORDER BY 1
