-- erp: compatible
-- Who can sign in, whichever tenants they belong to; apart from auth.users, which other verticals may read.
-- The table has no tenant, and nobody reads it but functions that run as its owner: not even the core's own role.
CREATE TABLE auth.identities (
    id            uuid        PRIMARY KEY,
    email         text        NOT NULL UNIQUE CHECK (email = lower(email)),
    password_hash text        NOT NULL,
    failed        int         NOT NULL DEFAULT 0,
    locked_until  timestamptz,
    created_at    timestamptz NOT NULL DEFAULT now()
);

SELECT erp.share_between_tenants('auth.identities');

-- A restrictive policy takes away what the one above gives. It names the owner, whatever the suite's prefix is.
DO $body$
BEGIN
    EXECUTE format('CREATE POLICY functions_only ON auth.identities AS RESTRICTIVE USING (current_user = %L::name)',
                   current_user);
END
$body$;
