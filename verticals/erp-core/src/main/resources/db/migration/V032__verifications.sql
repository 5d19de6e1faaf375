-- erp: compatible
-- Each night the stock of every tenant is reckoned anew. A row here is a night that somebody has done, and what was found
-- then lies below it; both are there with the commit, so a pod that dies in the middle leaves the night to another. Lines
-- are added and never changed: the vertical's serving role loses both rights.
CREATE TABLE inventory.verifications (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    night      date        NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, night)
);

CREATE TABLE inventory.verification_findings (
    tenant_id       uuid          NOT NULL,
    id              uuid          NOT NULL,
    created_at      timestamptz   NOT NULL DEFAULT clock_timestamp(),
    verification_id uuid          NOT NULL,
    rule            text          NOT NULL,
    product_id      uuid          NOT NULL,
    location_id     uuid,
    expected        numeric(18,4) NOT NULL,
    found           numeric(18,4) NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, verification_id) REFERENCES inventory.verifications (tenant_id, id)
);

CREATE INDEX verification_findings_by_verification ON inventory.verification_findings (tenant_id, verification_id);

SELECT erp.isolate_by_tenant('inventory.verifications');
SELECT erp.isolate_by_tenant('inventory.verification_findings');

DO $body$
DECLARE
    writer regrole;
BEGIN
    FOR writer IN SELECT DISTINCT a.grantee FROM pg_class c, aclexplode(c.relacl) a
                   WHERE c.oid = 'inventory.verifications'::regclass AND a.grantee NOT IN (0, c.relowner)
    LOOP
        EXECUTE format('REVOKE UPDATE, DELETE ON inventory.verifications, inventory.verification_findings FROM %s', writer);
    END LOOP;
END
$body$;

-- Whose stock is verified, which is asked before a tenant is known, and how much the newest verification of each found.
-- What follows happens inside that tenant.
SELECT erp.let_definer_functions_read('inventory.verifications');
SELECT erp.let_definer_functions_read('inventory.verification_findings');

CREATE FUNCTION inventory.tenants_to_verify() RETURNS TABLE (tenant_id uuid, differences int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $body$
    SELECT t.id, (SELECT count(*)::int FROM inventory.verification_findings f
                   WHERE f.tenant_id = t.id AND f.verification_id = newest.id)
      FROM auth.tenants t
      LEFT JOIN LATERAL (SELECT v.id FROM inventory.verifications v
                          WHERE v.tenant_id = t.id ORDER BY v.night DESC LIMIT 1) newest ON true
     WHERE t.status = 'active'
     ORDER BY t.id
$body$;
