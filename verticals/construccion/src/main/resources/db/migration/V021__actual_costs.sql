-- erp: compatible
-- What a concept of a project's budget did cost. A line of a document counts once; a correction is another document, and
-- may be negative.
CREATE TABLE construccion_budgets.actual_costs (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    version     int         NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    created_by  uuid,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    project_id  uuid        NOT NULL,
    code        text        NOT NULL,
    source      text        NOT NULL CHECK (source IN ('receipt', 'payroll', 'subcontract')),
    source_id   uuid        NOT NULL,
    line_id     uuid        NOT NULL,
    incurred_on date        NOT NULL,
    amount      numeric(14,2) NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, source, source_id, line_id),
    FOREIGN KEY (tenant_id, project_id) REFERENCES construccion.projects (tenant_id, id)
);

CREATE INDEX actual_costs_by_concept ON construccion_budgets.actual_costs (tenant_id, project_id, code);

SELECT erp.isolate_by_tenant('construccion_budgets.actual_costs');
