-- Foreign keys of other owners into these schemas, with their columns in the key's order.
SELECT cn.nspname, c.relname, k.conname, pn.nspname, p.relname,
       (SELECT string_agg(a.attname, ',' ORDER BY x.place) FROM unnest(k.conkey) WITH ORDINALITY x(number, place)
          JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = x.number),
       (SELECT string_agg(a.attname, ',' ORDER BY x.place) FROM unnest(k.confkey) WITH ORDINALITY x(number, place)
          JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = x.number)
  FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace cn ON cn.oid = c.relnamespace
  JOIN pg_class p ON p.oid = k.confrelid JOIN pg_namespace pn ON pn.oid = p.relnamespace
 WHERE k.contype = 'f' AND k.conparentid = 0 AND pn.nspname = ANY (?) AND c.relowner <> p.relowner
 ORDER BY 1, 2, 3
