-- What these roles own outside of these schemas: DROP OWNED would take it, and no backup has it. A default privilege is no data.
SELECT pg_describe_object(d.classid, d.objid, d.objsubid)
  FROM pg_shdepend d
  JOIN pg_roles r ON r.oid = d.refobjid
 CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, d.objsubid) i
 WHERE d.deptype = 'o'
   AND d.refclassid = 'pg_authid'::regclass
   AND d.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
   AND d.classid <> 'pg_default_acl'::regclass
   AND r.rolname = ANY (?)
   AND coalesce(i.schema, CASE i.type WHEN 'schema' THEN i.name END, '')
       <> ALL (SELECT quote_ident(unnest(?::text[])))
 ORDER BY 1
