-- erp: compatible
-- What a document will cost a concept of its project's budget, from its approval until it is fulfilled. Concepts are named
-- by code, for each version of a budget has lines of its own. What turned into an actual cost is released, in the same
-- transaction, so that nothing counts twice.
CREATE TABLE construccion_budgets.commitments (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    project_id uuid        NOT NULL,
    code       text        NOT NULL,
    source     text        NOT NULL CHECK (source IN ('purchase_order', 'subcontract')),
    source_id  uuid        NOT NULL,
    line_id    uuid        NOT NULL,
    amount     numeric(14,2) NOT NULL CHECK (amount >= 0),
    released   numeric(14,2) NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, source, source_id, line_id),
    FOREIGN KEY (tenant_id, project_id) REFERENCES construccion.projects (tenant_id, id),
    CHECK (released BETWEEN 0 AND amount)
);

CREATE INDEX commitments_by_concept ON construccion_budgets.commitments (tenant_id, project_id, code);

SELECT erp.isolate_by_tenant('construccion_budgets.commitments');
