SELECT pg_describe_object(s.classid, s.objid, s.objsubid)
  FROM pg_shdepend s
 WHERE s.refclassid = 'pg_authid'::regclass AND s.refobjid = ?::regrole AND s.deptype = 'o'
   AND s.dbid IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
   AND NOT EXISTS (
       SELECT FROM pg_namespace n
        WHERE n.nspname = ANY (?)
          AND (   (s.classid = 'pg_namespace'::regclass AND s.objid = n.oid)
               OR (s.classid = 'pg_class'::regclass AND (SELECT relnamespace FROM pg_class WHERE oid = s.objid) = n.oid)
               OR (s.classid = 'pg_proc'::regclass AND (SELECT pronamespace FROM pg_proc WHERE oid = s.objid) = n.oid)
               OR (s.classid = 'pg_type'::regclass AND (SELECT typnamespace FROM pg_type WHERE oid = s.objid) = n.oid)))
   AND s.classid <> 'pg_default_acl'::regclass
 ORDER BY 1
 LIMIT 20
