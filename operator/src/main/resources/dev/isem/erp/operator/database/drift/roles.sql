-- The vertical's roles: what they may be and whom they may become.
WITH me AS (SELECT owner_role::text AS owner, 'erp_migrator_' || replace(vertical, '-', '_') AS migrator,
                   'erp_app_' || replace(vertical, '-', '_') AS app, 'erp_app2_' || replace(vertical, '-', '_') AS app2
              FROM erp_meta.vertical WHERE vertical = ?),
mine AS (SELECT r.*, me.owner FROM me JOIN pg_roles r ON r.rolname IN (me.owner, me.migrator, me.app, me.app2)),
members AS (
    SELECT g.rolname::text AS role, u.rolname::text AS member, m.set_option, m.admin_option
      FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles u ON u.oid = m.member)
SELECT 'role ' || rolname || ' can log in' FROM mine WHERE rolname = owner AND rolcanlogin
UNION ALL
SELECT 'role ' || rolname || ' is more than an ordinary role'
  FROM mine WHERE rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication
UNION ALL
SELECT 'role ' || m.member || ' is a member of ' || m.role
  FROM members m, me
 WHERE m.role = me.owner AND m.member NOT IN (me.migrator, 'erp_admin')
   AND NOT EXISTS (SELECT FROM pg_roles s WHERE s.rolname = m.member AND s.rolsuper)
UNION ALL
SELECT 'role ' || m.member || ' is a member of ' || m.role
  FROM members m, me
 WHERE m.role IN (me.app, me.app2) AND m.member <> 'erp_admin' AND (m.member, m.role) <> (me.app2, me.app)
   AND NOT EXISTS (SELECT FROM pg_roles s WHERE s.rolname = m.member AND s.rolsuper)
UNION ALL
SELECT 'role ' || m.member || ' is a member of ' || m.role
  FROM members m, me
 WHERE (m.member, m.role) NOT IN ((me.owner, 'erp_owners'), (me.migrator, 'erp_migrators'), (me.migrator, me.owner),
                                  (me.app, 'erp_app_group'), (me.app2, me.app))
   AND m.member IN (me.owner, me.migrator, me.app, me.app2)
 ORDER BY 1
