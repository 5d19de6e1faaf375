CREATE OR REPLACE FUNCTION erp.let_definer_functions_read(target regclass)
RETURNS void LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog SET client_min_messages = warning AS $function$
BEGIN
    EXECUTE format('DROP POLICY IF EXISTS definer_read ON %s', target);
    -- For what must be looked up before the tenant is known, as a sign-in: only functions that run as the owner see it.
    EXECUTE format('CREATE POLICY definer_read ON %s FOR SELECT TO %I USING (true)', target, current_user);
END
$function$;
