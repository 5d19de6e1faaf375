-- erp: compatible
-- A change of what was contracted, which counts once it is approved.
CREATE TABLE construccion_contracts.addendums (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    version     int         NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    created_by  uuid,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    contract_id uuid        NOT NULL,
    n           int         NOT NULL CHECK (n > 0),
    cause       text        NOT NULL,
    status      text        NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'approved')),
    approved_on date,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, contract_id, n),
    FOREIGN KEY (tenant_id, contract_id) REFERENCES construccion_contracts.contracts (tenant_id, id),
    CHECK ((status = 'approved') = (approved_on IS NOT NULL))
);

SELECT erp.isolate_by_tenant('construccion_contracts.addendums');
