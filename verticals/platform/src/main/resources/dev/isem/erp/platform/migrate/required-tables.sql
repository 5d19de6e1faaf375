-- Tables of this vertical that others have registered a need for, and that exist.
WITH needs AS (
    SELECT v.vertical, unnest(v.requires || v.writes) AS name FROM erp_meta.vertical v WHERE v.owner_role <> current_user
    UNION
    SELECT v.vertical, split_part(unnest(v.refs), ' -> ', 2) FROM erp_meta.vertical v WHERE v.owner_role <> current_user)
SELECT needs.name || ', which ' || needs.vertical || ' requires'
  FROM needs JOIN pg_catalog.pg_class c ON c.relname = split_part(needs.name, '.', 2)
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND n.nspname = split_part(needs.name, '.', 1)
 WHERE n.nspname = ANY (?)
