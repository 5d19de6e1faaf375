-- erp: compatible
-- What lies at a work: what was received of a material for a concept, less what was handed out. Never less than nothing.
CREATE TABLE construccion_purchasing.site_stock (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    project_id uuid        NOT NULL,
    code       text        NOT NULL,
    material   text        NOT NULL,
    unit       text        NOT NULL,
    received   numeric(14,4) NOT NULL DEFAULT 0 CHECK (received >= 0),
    issued     numeric(14,4) NOT NULL DEFAULT 0 CHECK (issued >= 0),
    on_hand    numeric(14,4) NOT NULL GENERATED ALWAYS AS (received - issued) STORED CHECK (on_hand >= 0),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, project_id, code, material, unit),
    FOREIGN KEY (tenant_id, project_id) REFERENCES construccion.projects (tenant_id, id)
);

SELECT erp.isolate_by_tenant('construccion_purchasing.site_stock');
