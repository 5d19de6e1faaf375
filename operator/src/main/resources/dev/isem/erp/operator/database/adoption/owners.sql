SELECT DISTINCT pg_get_userbyid(o.owner)
  FROM pg_namespace n
 CROSS JOIN LATERAL (SELECT n.nspowner
                      UNION SELECT relowner FROM pg_class WHERE relnamespace = n.oid
                      UNION SELECT proowner FROM pg_proc WHERE pronamespace = n.oid
                      UNION SELECT typowner FROM pg_type WHERE typnamespace = n.oid) o (owner)
 WHERE n.nspname = ANY (?)
 ORDER BY 1
