-- erp: compatible
-- A person in a tenant. The same person in two tenants is two rows with one id.
CREATE TABLE auth.users (
    tenant_id  uuid        NOT NULL REFERENCES auth.tenants (id),
    id         uuid        NOT NULL REFERENCES auth.identities (id),
    version    int         NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    email      text        NOT NULL CHECK (email = lower(email)),
    name       text        NOT NULL,
    status     text        NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'inactive')),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, email)
);

CREATE INDEX users_by_identity ON auth.users (id);

SELECT erp.isolate_by_tenant('auth.users');
SELECT erp.let_definer_functions_read('auth.users');

-- The oldest membership first: that is the tenant a person signs in to.
CREATE FUNCTION auth.memberships(identity uuid) RETURNS TABLE (tenant_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $body$
    SELECT u.tenant_id FROM auth.users u
     WHERE u.id = identity AND u.status = 'active'
     ORDER BY u.created_at, u.tenant_id
$body$;
