-- erp: compatible
-- Who did what to which record. Lines are added and never changed: the vertical's serving role loses both rights, and
-- only the owner, in a script, could take old ones away.
CREATE TABLE construccion.audit_log (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_by uuid,
    resource   text        NOT NULL,
    record_id  text        NOT NULL,
    action     text        NOT NULL,
    before     jsonb,
    after      jsonb,
    PRIMARY KEY (tenant_id, id)
);

CREATE INDEX audit_log_by_record ON construccion.audit_log (tenant_id, record_id, created_at);
CREATE INDEX audit_log_by_time ON construccion.audit_log (tenant_id, created_at);

SELECT erp.isolate_by_tenant('construccion.audit_log');

DO $body$
DECLARE
    writer regrole;
BEGIN
    FOR writer IN SELECT DISTINCT a.grantee FROM pg_class c, aclexplode(c.relacl) a
                   WHERE c.oid = 'construccion.audit_log'::regclass AND a.grantee NOT IN (0, c.relowner)
    LOOP
        EXECUTE format('REVOKE UPDATE, DELETE ON construccion.audit_log FROM %s', writer);
    END LOOP;
END
$body$;
