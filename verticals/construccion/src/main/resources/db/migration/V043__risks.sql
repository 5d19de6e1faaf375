-- erp: compatible
-- What may hurt somebody at a work: how likely, how badly, and what is done about it. The level follows from both, here
-- and nowhere else. What is intolerable is not under control, whoever says so.
CREATE TABLE construccion_hse.risks (
    tenant_id      uuid        NOT NULL,
    id             uuid        NOT NULL,
    version        int         NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL DEFAULT now(),
    created_by     uuid,
    updated_at     timestamptz NOT NULL DEFAULT now(),
    project_id     uuid        NOT NULL,
    activity       text        NOT NULL,
    hazard         text        NOT NULL,
    consequence    text        NOT NULL,
    probability    int         NOT NULL CHECK (probability BETWEEN 1 AND 5),
    severity       int         NOT NULL CHECK (severity BETWEEN 1 AND 5),
    score          int         NOT NULL GENERATED ALWAYS AS (probability * severity) STORED,
    level          text        NOT NULL GENERATED ALWAYS AS (CASE
                   WHEN probability * severity <= 4 THEN 'trivial'
                   WHEN probability * severity <= 8 THEN 'tolerable'
                   WHEN probability * severity <= 12 THEN 'moderate'
                   WHEN probability * severity <= 16 THEN 'important'
                   ELSE 'intolerable' END) STORED,
    controls       text,
    responsible_id uuid,
    reviewed_on    date        NOT NULL,
    status         text        NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'controlled')),
    reason         text,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, project_id) REFERENCES construccion.projects (tenant_id, id),
    FOREIGN KEY (tenant_id, responsible_id) REFERENCES construccion_hr.employees (tenant_id, id),
    CHECK (status = 'open' OR probability * severity <= 16),
    CHECK (status = 'open' OR controls IS NOT NULL)
);

CREATE INDEX risks_by_project ON construccion_hse.risks (tenant_id, project_id);
CREATE INDEX risks_by_responsible ON construccion_hse.risks (tenant_id, responsible_id);

SELECT erp.isolate_by_tenant('construccion_hse.risks');
