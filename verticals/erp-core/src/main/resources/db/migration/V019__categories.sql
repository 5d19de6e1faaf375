-- erp: compatible
-- Products in groups, and groups in groups.
CREATE TABLE core.categories (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    code       text        NOT NULL,
    name       text        NOT NULL,
    parent_id  uuid,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, code),
    FOREIGN KEY (tenant_id, parent_id) REFERENCES core.categories (tenant_id, id),
    CHECK (parent_id <> id)
);

CREATE INDEX categories_by_parent ON core.categories (tenant_id, parent_id);

SELECT erp.isolate_by_tenant('core.categories');
