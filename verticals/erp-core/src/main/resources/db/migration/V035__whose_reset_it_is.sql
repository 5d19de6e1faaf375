-- erp: compatible
-- Whose password a link replaces: a new one must not be what everybody knows of them. Code of schema 34 goes on asking
-- auth.reset_is_open, which tells no more than that there is somebody.
CREATE FUNCTION auth.find_reset(wanted text, at timestamptz) RETURNS TABLE (id uuid, email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $body$
    SELECT i.id, i.email FROM auth.identities i WHERE i.reset_hash = wanted AND i.reset_expires_at > at
$body$;
