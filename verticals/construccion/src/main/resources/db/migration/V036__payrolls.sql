-- erp: compatible
-- What the work of a period at one work costs, by person and concept. Its lines are made with it and stay as they are.
CREATE TABLE construccion_hr.payrolls (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    version     int         NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    created_by  uuid,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    folio       text        NOT NULL,
    project_id  uuid        NOT NULL,
    period_from date        NOT NULL,
    period_to   date        NOT NULL,
    status      text        NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'posted', 'cancelled')),
    reason      text,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, folio),
    FOREIGN KEY (tenant_id, project_id) REFERENCES construccion.projects (tenant_id, id),
    CHECK (period_from <= period_to)
);

CREATE INDEX payrolls_by_project ON construccion_hr.payrolls (tenant_id, project_id);

SELECT erp.isolate_by_tenant('construccion_hr.payrolls');

CREATE TABLE construccion_hr.payroll_lines (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    version     int         NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    created_by  uuid,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    payroll_id  uuid        NOT NULL,
    employee_id uuid        NOT NULL,
    code        text        NOT NULL,
    days        numeric(5,1)  NOT NULL CHECK (days >= 0),
    amount      numeric(14,2) NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, payroll_id, employee_id, code),
    FOREIGN KEY (tenant_id, payroll_id) REFERENCES construccion_hr.payrolls (tenant_id, id),
    FOREIGN KEY (tenant_id, employee_id) REFERENCES construccion_hr.employees (tenant_id, id)
);

SELECT erp.isolate_by_tenant('construccion_hr.payroll_lines');
