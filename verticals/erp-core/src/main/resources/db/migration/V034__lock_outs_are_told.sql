-- erp: compatible
-- The same count as auth.note_sign_in, which tells nothing and is what code of schema 33 goes on asking. This one tells
-- whether the failure is the one that locks: of several that come at once, one is, and the audit log names it.
CREATE FUNCTION auth.count_sign_in(identity uuid, succeeded boolean) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $body$
    UPDATE auth.identities i
       SET failed       = CASE WHEN succeeded OR i.failed >= 4 THEN 0 ELSE i.failed + 1 END,
           locked_until = CASE WHEN succeeded THEN NULL
                               WHEN i.failed >= 4 THEN now() + interval '5 minutes'
                               ELSE i.locked_until END
     WHERE i.id = identity AND (NOT succeeded OR i.failed > 0 OR i.locked_until IS NOT NULL)
    RETURNING NOT succeeded AND i.failed = 0
$body$;
