-- erp: compatible
-- One row per refresh token, by its hash. The tokens of one sign-in are a family: a chain in which each is used once.
CREATE TABLE auth.refresh_tokens (
    tenant_id  uuid        NOT NULL,
    hash       text        NOT NULL,
    family_id  uuid        NOT NULL,
    user_id    uuid        NOT NULL,
    started_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz,
    revoked_at timestamptz,
    PRIMARY KEY (tenant_id, hash),
    FOREIGN KEY (tenant_id, user_id) REFERENCES auth.users (tenant_id, id) ON DELETE CASCADE
);

CREATE INDEX refresh_tokens_by_hash ON auth.refresh_tokens (hash);
CREATE INDEX refresh_tokens_by_family ON auth.refresh_tokens (tenant_id, family_id);
CREATE INDEX refresh_tokens_by_user ON auth.refresh_tokens (tenant_id, user_id);

SELECT erp.isolate_by_tenant('auth.refresh_tokens');
SELECT erp.let_definer_functions_read('auth.refresh_tokens');

-- Whose token this is, and nothing more: what follows happens inside that tenant.
CREATE FUNCTION auth.tenant_of_refresh_token(wanted text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $body$
    SELECT t.tenant_id FROM auth.refresh_tokens t WHERE t.hash = wanted
$body$;
