-- erp: compatible
-- Somebody is asked by mail to join the tenant, with roles that the inviter holds. Of the mail's link only a hash is here.
CREATE TABLE auth.invitations (
    tenant_id  uuid        NOT NULL REFERENCES auth.tenants (id),
    id         uuid        NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    email      text        NOT NULL CHECK (email = lower(email)),
    name       text        NOT NULL,
    language   text        NOT NULL DEFAULT 'es' CHECK (language IN ('es', 'en')),
    status     text        NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'accepted', 'withdrawn')),
    expires_at timestamptz NOT NULL,
    token_hash text,
    PRIMARY KEY (tenant_id, id)
);

CREATE UNIQUE INDEX invitations_email_key ON auth.invitations (tenant_id, email) WHERE status = 'open';
CREATE INDEX invitations_by_token ON auth.invitations (token_hash) WHERE token_hash IS NOT NULL;

CREATE TABLE auth.invitation_roles (
    tenant_id     uuid NOT NULL,
    invitation_id uuid NOT NULL,
    role_id       uuid NOT NULL,
    PRIMARY KEY (tenant_id, invitation_id, role_id),
    FOREIGN KEY (tenant_id, invitation_id) REFERENCES auth.invitations (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, role_id) REFERENCES auth.roles (tenant_id, id) ON DELETE CASCADE
);

CREATE INDEX invitation_roles_by_role ON auth.invitation_roles (tenant_id, role_id);

SELECT erp.isolate_by_tenant('auth.invitations');
SELECT erp.isolate_by_tenant('auth.invitation_roles');
SELECT erp.let_definer_functions_read('auth.invitations');

-- Whose invitation this is, and nothing more: what follows happens inside that tenant.
CREATE FUNCTION auth.tenant_of_invitation(wanted text, at timestamptz) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $body$
    SELECT v.tenant_id FROM auth.invitations v JOIN auth.tenants t ON t.id = v.tenant_id
     WHERE v.token_hash = wanted AND v.status = 'open' AND v.expires_at > at AND t.status = 'active'
$body$;

-- Whether the person with this e-mail signs in by a password of their own choice; null when nobody has the e-mail.
CREATE FUNCTION auth.has_chosen_password(wanted text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $body$
    SELECT i.chosen FROM auth.identities i WHERE i.email = lower(wanted)
$body$;
