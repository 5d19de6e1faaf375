-- erp: compatible
-- What a work asks to be bought. Its numbers have no hole: what is given up is cancelled, not deleted.
CREATE TABLE construccion_purchasing.requisitions (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    folio      text        NOT NULL,
    project_id uuid        NOT NULL,
    note       text,
    status     text        NOT NULL DEFAULT 'draft' CHECK (status IN
               ('draft', 'submitted', 'approved', 'rejected', 'ordered', 'cancelled')),
    reason     text,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, folio),
    FOREIGN KEY (tenant_id, project_id) REFERENCES construccion.projects (tenant_id, id)
);

CREATE INDEX requisitions_by_project ON construccion_purchasing.requisitions (tenant_id, project_id);

SELECT erp.isolate_by_tenant('construccion_purchasing.requisitions');
