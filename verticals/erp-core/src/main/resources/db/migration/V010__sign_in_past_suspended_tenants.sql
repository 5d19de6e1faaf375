-- erp: compatible
-- Who belongs to two tenants signs in to the one that is active, also where the older membership is in a suspended one.
SELECT erp.let_definer_functions_read('auth.tenants');

CREATE OR REPLACE FUNCTION auth.memberships(identity uuid) RETURNS TABLE (tenant_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $body$
    SELECT u.tenant_id FROM auth.users u JOIN auth.tenants t ON t.id = u.tenant_id
     WHERE u.id = identity AND u.status = 'active' AND t.status = 'active'
     ORDER BY u.created_at, u.tenant_id
$body$;
