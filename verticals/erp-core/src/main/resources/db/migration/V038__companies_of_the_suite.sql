-- erp: compatible
-- Whoever runs the suite has a list of its companies. Row-level security shows a tenant its own row and no other; this
-- function shows them all, and only to a tenant in which a role grants reading them. No star stands for that permission,
-- and nobody grants what they lack, so no company can give it to itself.
CREATE FUNCTION auth.suite_tenants()
RETURNS TABLE (tenant_id uuid, id uuid, version int, created_at timestamptz, slug text, name text, rfc text,
               timezone text, day_cut_off time, currency text, plan text, modules text[], status text, people int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $body$
    SELECT mine.tenant_id, t.id, t.version, t.created_at, t.slug, t.name, t.rfc,
           t.timezone, t.day_cut_off, t.currency, t.plan, t.modules, t.status,
           (SELECT count(*)::int FROM auth.users u WHERE u.tenant_id = t.id AND u.status = 'active')
      FROM (SELECT DISTINCT rp.tenant_id FROM auth.role_permissions rp
             WHERE rp.tenant_id = (SELECT nullif(current_setting('app.current_tenant', true), '')::uuid)
               AND rp.permission IN ('suite-tenants:read', 'suite-tenants:*')) mine
     CROSS JOIN auth.tenants t
$body$;

-- Roles that open and suspend companies were made before there was a list to read.
INSERT INTO auth.role_permissions (tenant_id, role_id, permission)
SELECT DISTINCT rp.tenant_id, rp.role_id, 'suite-tenants:read'
  FROM auth.role_permissions rp
 WHERE rp.permission IN ('suite-tenants:create', 'suite-tenants:update')
ON CONFLICT DO NOTHING;
