-- Indexes that a broken build left behind: they cost every write and answer no query.
WITH own AS (SELECT unnest(schemas) AS schema FROM erp_meta.vertical WHERE vertical = ?)
SELECT n.nspname || '.' || c.relname || ' is an invalid index: drop it and build it again'
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN own ON own.schema = n.nspname
 WHERE NOT i.indisvalid
 ORDER BY 1
