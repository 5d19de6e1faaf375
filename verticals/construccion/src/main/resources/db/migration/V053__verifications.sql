-- erp: compatible
-- Each night what lies at the sites is reckoned anew, of every tenant. A row here is a night that somebody has done, and
-- what was found then lies below it; both are there with the commit, so a pod that dies in the middle leaves the night to
-- another. Lines are added and never changed: the vertical's serving role loses both rights.
CREATE TABLE construccion_purchasing.verifications (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    night      date        NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, night)
);

CREATE TABLE construccion_purchasing.verification_findings (
    tenant_id       uuid          NOT NULL,
    id              uuid          NOT NULL,
    created_at      timestamptz   NOT NULL DEFAULT clock_timestamp(),
    verification_id uuid          NOT NULL,
    rule            text          NOT NULL,
    site_stock_id   uuid          NOT NULL,
    expected        numeric(18,4) NOT NULL,
    found           numeric(18,4) NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, verification_id) REFERENCES construccion_purchasing.verifications (tenant_id, id),
    FOREIGN KEY (tenant_id, site_stock_id) REFERENCES construccion_purchasing.site_stock (tenant_id, id)
);

CREATE INDEX verification_findings_by_verification
    ON construccion_purchasing.verification_findings (tenant_id, verification_id);
CREATE INDEX verification_findings_by_stock ON construccion_purchasing.verification_findings (tenant_id, site_stock_id);

SELECT erp.isolate_by_tenant('construccion_purchasing.verifications');
SELECT erp.isolate_by_tenant('construccion_purchasing.verification_findings');

DO $body$
DECLARE
    writer regrole;
BEGIN
    FOR writer IN SELECT DISTINCT a.grantee FROM pg_class c, aclexplode(c.relacl) a
                   WHERE c.oid = 'construccion_purchasing.verifications'::regclass
                     AND a.grantee NOT IN (0, c.relowner)
    LOOP
        EXECUTE format('REVOKE UPDATE, DELETE ON construccion_purchasing.verifications,'
                       ' construccion_purchasing.verification_findings FROM %s', writer);
    END LOOP;
END
$body$;

-- Whose stock is verified, which is asked before a tenant is known, and how much the newest verification of each found.
-- Of the core's tenants this vertical sees none then; it has to do with those that have something at a site.
SELECT erp.let_definer_functions_read('construccion_purchasing.site_stock');
SELECT erp.let_definer_functions_read('construccion_purchasing.verifications');
SELECT erp.let_definer_functions_read('construccion_purchasing.verification_findings');

CREATE FUNCTION construccion_purchasing.tenants_to_verify() RETURNS TABLE (tenant_id uuid, differences int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $body$
    SELECT t.tenant_id, (SELECT count(*)::int FROM construccion_purchasing.verification_findings f
                          WHERE f.tenant_id = t.tenant_id AND f.verification_id = newest.id)
      FROM (SELECT DISTINCT s.tenant_id FROM construccion_purchasing.site_stock s) t
      LEFT JOIN LATERAL (SELECT v.id FROM construccion_purchasing.verifications v
                          WHERE v.tenant_id = t.tenant_id ORDER BY v.night DESC LIMIT 1) newest ON true
     ORDER BY t.tenant_id
$body$;
