-- erp: compatible
-- A work to be built for a client. The key into core.partners is not made here: the manifest declares it under
-- `references`, and the operator's link step makes it.
CREATE TABLE construccion.projects (
    tenant_id       uuid        NOT NULL,
    id              uuid        NOT NULL,
    version         int         NOT NULL DEFAULT 1,
    created_at      timestamptz NOT NULL DEFAULT now(),
    created_by      uuid,
    updated_at      timestamptz NOT NULL DEFAULT now(),
    code            text        NOT NULL,
    name            text        NOT NULL,
    partner_id      uuid        NOT NULL,
    status          text        NOT NULL DEFAULT 'tender' CHECK (status IN ('tender', 'contracted', 'active', 'closed')),
    starts_on       date,
    ends_on         date,
    site_address    text,
    contract_amount numeric(14,2) CHECK (contract_amount >= 0),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, code),
    CHECK (starts_on <= ends_on)
);

CREATE INDEX projects_by_partner ON construccion.projects (tenant_id, partner_id);

SELECT erp.isolate_by_tenant('construccion.projects');
