-- erp: compatible
-- Companies and people the tenant buys from or sells to. Other verticals point here by (tenant_id, id).
CREATE TABLE core.partners (
    tenant_id    uuid        NOT NULL,
    id           uuid        NOT NULL,
    version      int         NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL DEFAULT now(),
    created_by   uuid,
    updated_at   timestamptz NOT NULL DEFAULT now(),
    code         text        NOT NULL,
    name         text        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('customer', 'supplier', 'both')),
    rfc          text,
    email        text,
    phone        text,
    tax_regime   text,
    credit_limit numeric(14,2) CHECK (credit_limit >= 0),
    active       boolean     NOT NULL DEFAULT true,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, code)
);

CREATE INDEX partners_by_name ON core.partners (tenant_id, lower(name));

SELECT erp.isolate_by_tenant('core.partners');
