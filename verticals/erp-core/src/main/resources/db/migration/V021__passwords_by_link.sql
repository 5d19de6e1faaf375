-- erp: compatible
-- A forgotten password is replaced by whoever has the link that was mailed to its owner: once, and soon. Of the link only
-- a hash is here. `chosen` tells a password that its owner chose from one that somebody else gave them.
-- Code of schema 20 reads none of it and goes on signing people in; a password changed by it ends an open link too.
ALTER TABLE auth.identities
    ADD COLUMN chosen           boolean NOT NULL DEFAULT false,
    ADD COLUMN reset_hash       text,
    ADD COLUMN reset_expires_at timestamptz;

CREATE INDEX identities_by_reset_hash ON auth.identities (reset_hash) WHERE reset_hash IS NOT NULL;

CREATE OR REPLACE FUNCTION auth.set_password(identity uuid, hash text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $body$
    UPDATE auth.identities i
       SET password_hash = hash, chosen = true, failed = 0, locked_until = NULL,
           reset_hash = NULL, reset_expires_at = NULL
     WHERE i.id = identity
$body$;

-- Of several links the latest counts and no other.
CREATE FUNCTION auth.offer_reset(identity uuid, hash text, expires timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $body$
    UPDATE auth.identities i SET reset_hash = hash, reset_expires_at = expires WHERE i.id = identity
$body$;

CREATE FUNCTION auth.reset_is_open(wanted text, at timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $body$
    SELECT EXISTS (SELECT FROM auth.identities i WHERE i.reset_hash = wanted AND i.reset_expires_at > at)
$body$;

-- One UPDATE decides: of two who use a link at the same time the second finds it used.
CREATE FUNCTION auth.reset_password(wanted text, at timestamptz, hash text) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $body$
    UPDATE auth.identities i
       SET password_hash = hash, chosen = true, failed = 0, locked_until = NULL,
           reset_hash = NULL, reset_expires_at = NULL
     WHERE i.reset_hash = wanted AND i.reset_expires_at > at
    RETURNING i.id
$body$;

-- Also where the person or the company is not active: what ends everywhere ends there too.
CREATE FUNCTION auth.all_memberships(identity uuid) RETURNS TABLE (tenant_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $body$
    SELECT u.tenant_id FROM auth.users u WHERE u.id = identity ORDER BY u.tenant_id
$body$;
