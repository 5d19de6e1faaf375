-- erp: compatible
-- The few questions and changes that sign-in needs, each as narrow as it can be.
-- New functions are open to the core's own role alone: provision closes them to everybody else.
CREATE FUNCTION auth.find_identity(wanted text)
RETURNS TABLE (id uuid, password_hash text, locked boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $body$
    SELECT i.id, i.password_hash, coalesce(i.locked_until > now(), false)
      FROM auth.identities i WHERE i.email = lower(wanted)
$body$;

-- Five failures in a row lock for five minutes: a guesser is slowed, the owner is not shut out for long.
CREATE FUNCTION auth.note_sign_in(identity uuid, succeeded boolean) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $body$
    UPDATE auth.identities i
       SET failed       = CASE WHEN succeeded OR i.failed >= 4 THEN 0 ELSE i.failed + 1 END,
           locked_until = CASE WHEN succeeded THEN NULL
                               WHEN i.failed >= 4 THEN now() + interval '5 minutes'
                               ELSE i.locked_until END
     WHERE i.id = identity AND (NOT succeeded OR i.failed > 0 OR i.locked_until IS NOT NULL)
$body$;

-- A person who can sign in already keeps the password, whoever else invites them.
CREATE FUNCTION auth.ensure_identity(proposed uuid, wanted text, hash text) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $body$
    INSERT INTO auth.identities (id, email, password_hash) VALUES (proposed, lower(wanted), hash)
    ON CONFLICT (email) DO NOTHING;
    SELECT i.id FROM auth.identities i WHERE i.email = lower(wanted)
$body$;

CREATE FUNCTION auth.set_password(identity uuid, hash text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $body$
    UPDATE auth.identities i SET password_hash = hash, failed = 0, locked_until = NULL WHERE i.id = identity
$body$;
