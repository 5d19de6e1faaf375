-- erp: compatible
-- What a work is broken down into. Weights are shares of the item above, in percent; whether those of one level add up to
-- 100 is not for a row to say, for people type one after another.
CREATE TABLE construccion.wbs_items (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    project_id uuid        NOT NULL,
    parent_id  uuid,
    code       text        NOT NULL CHECK (code NOT LIKE '%/%'),
    name       text        NOT NULL,
    path       text        NOT NULL,
    weight     numeric(7,4) NOT NULL CHECK (weight > 0 AND weight <= 100),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, project_id, code),
    UNIQUE (tenant_id, project_id, id),
    FOREIGN KEY (tenant_id, project_id) REFERENCES construccion.projects (tenant_id, id),
    FOREIGN KEY (tenant_id, project_id, parent_id) REFERENCES construccion.wbs_items (tenant_id, project_id, id)
);

CREATE INDEX wbs_items_by_parent ON construccion.wbs_items (tenant_id, parent_id);

SELECT erp.isolate_by_tenant('construccion.wbs_items');
