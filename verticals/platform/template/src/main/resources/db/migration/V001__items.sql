-- erp: compatible
CREATE TABLE @SCHEMA@.items (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    code       text        NOT NULL,
    name       text        NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, code)
);

SELECT erp.isolate_by_tenant('@SCHEMA@.items');
