CREATE OR REPLACE FUNCTION erp.isolate_by_tenant(target regclass, tenant_column name DEFAULT 'tenant_id')
RETURNS void LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog SET client_min_messages = warning AS $function$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', target);
    EXECUTE format('DROP POLICY IF EXISTS tenant_isolation ON %s', target);
    EXECUTE format('DROP POLICY IF EXISTS maintenance ON %s', target);
    -- The sub-selects make both conditions run once per statement instead of once per row.
    EXECUTE format('CREATE POLICY tenant_isolation ON %s USING '
        '(%I = (SELECT nullif(current_setting(''app.current_tenant'', true), '''')::uuid))', target, tenant_column);
    -- Only a migrator that acts as its own owner: in a definer function of another owner the second half is false.
    EXECUTE format('CREATE POLICY maintenance ON %s TO erp_owners USING '
        '((SELECT pg_has_role(session_user, ''erp_migrators'', ''USAGE'') '
        'AND pg_has_role(session_user, current_user, ''SET'')))', target);
END
$function$;
