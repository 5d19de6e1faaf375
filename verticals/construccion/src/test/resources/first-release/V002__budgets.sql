-- erp: compatible
-- What a project is planned to cost, in revisions. One of them is approved at a time.
CREATE TABLE construccion_budgets.budgets (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    project_id uuid        NOT NULL,
    name       text        NOT NULL,
    revision   int         NOT NULL CHECK (revision > 0),
    status     text        NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'approved', 'superseded')),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, project_id, revision),
    FOREIGN KEY (tenant_id, project_id) REFERENCES construccion.projects (tenant_id, id)
);

CREATE UNIQUE INDEX budgets_one_approved ON construccion_budgets.budgets (tenant_id, project_id)
    WHERE status = 'approved';

SELECT erp.isolate_by_tenant('construccion_budgets.budgets');
