-- erp: compatible
-- The companies that a person can work for now, by name, for them to choose from.
CREATE FUNCTION auth.companies(identity uuid) RETURNS TABLE (tenant_id uuid, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $body$
    SELECT t.id, t.name FROM auth.users u JOIN auth.tenants t ON t.id = u.tenant_id
     WHERE u.id = identity AND u.status = 'active' AND t.status = 'active'
     ORDER BY t.name, t.id
$body$;
