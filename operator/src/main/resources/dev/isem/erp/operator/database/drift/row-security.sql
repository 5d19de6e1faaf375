-- Tables whose rows are not kept apart by tenant for everybody, the owner included.
WITH own AS (SELECT unnest(schemas) AS schema FROM erp_meta.vertical WHERE vertical = ?)
SELECT n.nspname || '.' || c.relname || CASE
           WHEN c.relkind IN ('m', 'f') THEN ' is not an ordinary table: row-level security cannot reach it'
           WHEN NOT c.relrowsecurity THEN ' has no row-level security'
           ELSE ' does not force row-level security on its owner' END
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN own ON own.schema = n.nspname
 WHERE c.relkind IN ('m', 'f') OR c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
 ORDER BY 1
