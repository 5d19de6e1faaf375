-- erp: compatible
-- A tenant begins with the roles administrator, reader and warehouse-clerk. One that was opened before there was one of
-- them gets it, with the id by which the code knows it: a UUID of version 3 made of its name. A role of the company's own
-- with that code stays as it is, and so do the permissions of roles that are there.
DO $body$
DECLARE
    roles  bigint;
    grants bigint;
BEGIN
    WITH system_roles (code, name, permissions) AS (
        VALUES ('administrator', 'Administración', '*:*'),
               ('reader', 'Consulta', '*:read'),
               ('warehouse-clerk', 'Almacén',
                'products:read categories:read warehouses:read stock:read'
                || ' moves:create moves:read moves:update moves:delete'
                || ' counts:create counts:read counts:update counts:delete')),
    wanted AS (
        SELECT t.id AS tenant_id, s.*, md5('role/' || t.id || '/' || s.code) AS digest
          FROM auth.tenants t CROSS JOIN system_roles s),
    made AS (
        INSERT INTO auth.roles (tenant_id, id, code, name, system)
        SELECT tenant_id,
               overlay(overlay(digest PLACING '3' FROM 13)
                       PLACING substr('89ab', (('x' || substr(digest, 17, 1))::bit(4)::int & 3) + 1, 1) FROM 17)::uuid,
               code, name, true
          FROM wanted
        ON CONFLICT DO NOTHING
        RETURNING tenant_id, id, code),
    granted AS (
        INSERT INTO auth.role_permissions (tenant_id, role_id, permission)
        SELECT made.tenant_id, made.id, permission
          FROM made JOIN system_roles s ON s.code = made.code,
               string_to_table(s.permissions, ' ') AS permission
        RETURNING tenant_id)
    SELECT (SELECT count(*) FROM made), (SELECT count(*) FROM granted) INTO roles, grants;
    RAISE NOTICE '% system roles were made for older tenants, with % permissions.', roles, grants;
END
$body$;
