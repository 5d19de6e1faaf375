-- erp: compatible
-- What is to be built for whom and at what price: with the client, or with a subcontractor. The key into core.partners is
-- declared in the manifest under `references`.
CREATE TABLE construccion_contracts.contracts (
    tenant_id     uuid        NOT NULL,
    id            uuid        NOT NULL,
    version       int         NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now(),
    created_by    uuid,
    updated_at    timestamptz NOT NULL DEFAULT now(),
    folio         text        NOT NULL,
    type          text        NOT NULL CHECK (type IN ('client', 'subcontract')),
    project_id    uuid        NOT NULL,
    partner_id    uuid        NOT NULL,
    name          text        NOT NULL,
    status        text        NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'active', 'closed', 'settled')),
    starts_on     date,
    ends_on       date,
    advance_pct   numeric(5,2) NOT NULL CHECK (advance_pct BETWEEN 0 AND 30),
    retention_pct numeric(5,2) NOT NULL CHECK (retention_pct BETWEEN 0 AND 100),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, folio),
    FOREIGN KEY (tenant_id, project_id) REFERENCES construccion.projects (tenant_id, id),
    CHECK (starts_on <= ends_on)
);

CREATE INDEX contracts_by_project ON construccion_contracts.contracts (tenant_id, project_id);
CREATE INDEX contracts_by_partner ON construccion_contracts.contracts (tenant_id, partner_id);

SELECT erp.isolate_by_tenant('construccion_contracts.contracts');
