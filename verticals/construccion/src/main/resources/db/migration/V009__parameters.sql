-- erp: compatible
-- From which amounts on a company asks for more. Without a row here the usual ones count; its id is the tenant's own, so
-- there is never a second one.
CREATE TABLE construccion.parameters (
    tenant_id                 uuid        NOT NULL,
    id                        uuid        NOT NULL,
    version                   int         NOT NULL DEFAULT 1,
    created_at                timestamptz NOT NULL DEFAULT now(),
    created_by                uuid,
    updated_at                timestamptz NOT NULL DEFAULT now(),
    client_director_over      numeric(14,2) NOT NULL CHECK (client_director_over >= 0),
    subcontract_engineer_over numeric(14,2) NOT NULL CHECK (subcontract_engineer_over >= 0),
    subcontract_director_over numeric(14,2) NOT NULL CHECK (subcontract_director_over >= 0),
    guarantee_over_pct        numeric(5,2)  NOT NULL CHECK (guarantee_over_pct BETWEEN 0 AND 100),
    PRIMARY KEY (tenant_id, id),
    CHECK (id = tenant_id),
    CHECK (subcontract_engineer_over <= subcontract_director_over)
);

SELECT erp.isolate_by_tenant('construccion.parameters');
