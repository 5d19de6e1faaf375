-- erp: compatible
-- Another password and the end of what its person has open are one change: done company by company after it, a session that
-- goes from one company to another meanwhile would be missed, and a failure in between would leave the rest open for good.
-- The logs of the companies are told with it: of the act, if it has a name of its own, and of sessions that it ended.
-- Code of schema 38 goes on ending them one by one.
CREATE FUNCTION auth.end_sessions(identity uuid, kept uuid, at timestamptz, act text, who uuid)
RETURNS TABLE (tenant uuid, epoch int, families uuid[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $body$
DECLARE
    asking text := coalesce(current_setting('app.current_tenant', true), '');
BEGIN
    FOR tenant IN SELECT u.tenant_id FROM auth.users u WHERE u.id = identity ORDER BY u.tenant_id LOOP
        PERFORM set_config('app.current_tenant', tenant::text, true);
        -- The person's row first, like whatever begins, continues or ends a session: those under way are seen below.
        UPDATE auth.users u SET token_epoch = u.token_epoch + 1
         WHERE u.tenant_id = tenant AND u.id = identity
        RETURNING u.token_epoch - 1 INTO epoch;
        WITH ended AS (
            UPDATE auth.refresh_tokens r SET revoked_at = at
             WHERE r.tenant_id = tenant AND r.user_id = identity AND r.family_id <> kept
               AND r.revoked_at IS NULL AND r.expires_at > at
            RETURNING r.family_id)
        SELECT coalesce(array_agg(DISTINCT e.family_id), '{}') INTO families FROM ended e;
        INSERT INTO core.audit_log (tenant_id, id, created_by, resource, record_id, action)
        SELECT tenant, gen_random_uuid(), who, 'users', identity::text, told
          FROM unnest(ARRAY[act, CASE WHEN families <> '{}' THEN 'end-sessions' END]) told
         WHERE told IS NOT NULL;
        RETURN NEXT;
    END LOOP;
    PERFORM set_config('app.current_tenant', asking, true);
END
$body$;

-- A session is of the password that was checked for it. Between the two, somebody may have replaced it because somebody else
-- knows it: then there is nothing to begin. Until the commit nobody replaces it, so what has begun is there to be ended.
CREATE FUNCTION auth.hold_password(identity uuid, hash text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $body$
    SELECT true FROM auth.identities i WHERE i.id = identity AND i.password_hash = hash FOR SHARE
$body$;
