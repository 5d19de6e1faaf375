-- Code that could run with somebody else's rights.
WITH own AS (SELECT unnest(schemas || ('erp_meta_' || replace(vertical, '-', '_'))) AS schema
               FROM erp_meta.vertical WHERE vertical = ?),
space AS (SELECT n.oid, n.nspname FROM own JOIN pg_namespace n ON n.nspname = own.schema)
SELECT 'view ' || nspname || '.' || relname || ' reads with its owner''s rights: set security_invoker'
  FROM space JOIN pg_class c ON c.relnamespace = space.oid
 WHERE c.relkind = 'v' AND NOT EXISTS (
       SELECT FROM pg_options_to_table(c.reloptions) o
        WHERE o.option_name = 'security_invoker' AND o.option_value IN ('true', 'on', '1', 'yes'))
UNION ALL
SELECT 'function ' || p.oid::regprocedure::text || ' runs as its owner without a fixed search_path'
  FROM space JOIN pg_proc p ON p.pronamespace = space.oid
 WHERE p.prosecdef AND NOT coalesce(array_to_string(p.proconfig, ',') LIKE '%search_path=%', false)
UNION ALL
SELECT 'cast from ' || format_type(k.castsource, NULL) || ' to ' || format_type(k.casttarget, NULL)
       || ' runs code where other verticals compare'
  FROM pg_cast k JOIN pg_type s ON s.oid = k.castsource JOIN pg_type t ON t.oid = k.casttarget
 WHERE s.typnamespace IN (SELECT oid FROM space) OR t.typnamespace IN (SELECT oid FROM space)
 ORDER BY 1
