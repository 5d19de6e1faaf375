-- Each night the stock of every tenant is reckoned anew. A row here is a night that somebody has done, and what was found
-- then lies below it; both are there with the commit, so a pod that dies in the middle leaves the night to another. Lines
-- are added and never changed: the vertical's serving role loses both rights.
CREATE TABLE ${schema}.verifications (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    night      date        NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, night)
);

CREATE TABLE ${schema}.verification_findings (
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
    FOREIGN KEY (tenant_id, verification_id) REFERENCES ${schema}.verifications (tenant_id, id)
);

CREATE INDEX verification_findings_by_verification ON ${schema}.verification_findings (tenant_id, verification_id);

SELECT erp.isolate_by_tenant('${schema}.verifications');
SELECT erp.isolate_by_tenant('${schema}.verification_findings');

DO $body$
DECLARE
    writer regrole;
BEGIN
    FOR writer IN SELECT DISTINCT a.grantee FROM pg_class c, aclexplode(c.relacl) a
                   WHERE c.oid = '${schema}.verifications'::regclass AND a.grantee NOT IN (0, c.relowner)
    LOOP
        EXECUTE format('REVOKE UPDATE, DELETE ON ${schema}.verifications, ${schema}.verification_findings FROM %s', writer);
    END LOOP;
END
$body$;
