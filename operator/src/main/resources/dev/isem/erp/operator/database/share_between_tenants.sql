CREATE OR REPLACE FUNCTION erp.share_between_tenants(target regclass)
RETURNS void LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog SET client_min_messages = warning AS $function$
BEGIN
    IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = target AND attname = 'tenant_id' AND NOT attisdropped) THEN
        RAISE EXCEPTION '% has a tenant and cannot be shared between tenants', target
            USING HINT = 'Use erp.isolate_by_tenant.';
    END IF;
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', target);
    EXECUTE format('DROP POLICY IF EXISTS shared ON %s', target);
    EXECUTE format('CREATE POLICY shared ON %s USING (true)', target);
END
$function$;
