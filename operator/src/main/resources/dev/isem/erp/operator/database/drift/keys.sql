-- Foreign keys from this vertical's tables: all enforced, and those into other verticals only as link makes them.
WITH own AS (SELECT unnest(schemas) AS schema, owner_role FROM erp_meta.vertical WHERE vertical = ?),
keys AS (
    SELECT n.nspname || '.' || c.relname AS child, k.*, pg_get_userbyid(p.relowner) <> own.owner_role AS crosses,
           coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true) AS enforced
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN own ON own.schema = n.nspname JOIN pg_class p ON p.oid = k.confrelid
     WHERE k.contype = 'f')
SELECT child || ': key ' || conname || ' is not enforced' FROM keys WHERE NOT enforced
UNION ALL
SELECT child || ': key ' || conname || ' is not validated' FROM keys WHERE enforced AND NOT convalidated
UNION ALL
SELECT child || ': key ' || conname || ' can be deferred' FROM keys WHERE crosses AND condeferrable
UNION ALL
SELECT child || ': key ' || conname || ' acts on the rows of ' || child || ' when the other vertical''s row goes'
  FROM keys WHERE crosses AND (confdeltype NOT IN ('a', 'r') OR confupdtype NOT IN ('a', 'r'))
UNION ALL
SELECT child || ': key ' || conname || ' compares unequal types'
  FROM keys
 WHERE crosses AND EXISTS (
       SELECT FROM unnest(conkey, confkey) pair(mine, theirs)
         JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = pair.mine
         JOIN pg_attribute b ON b.attrelid = confrelid AND b.attnum = pair.theirs
        WHERE a.atttypid <> b.atttypid)
UNION ALL
SELECT child || ': key ' || conname || ' into another vertical was not made by link'
  FROM keys WHERE crosses AND right(conname, 4) <> '_xfk'
 ORDER BY 1
