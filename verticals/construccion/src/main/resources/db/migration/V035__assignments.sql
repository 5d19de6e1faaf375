-- erp: compatible
-- At which work somebody is, and for which concept of its budget, from when until when: at one work at a time.
CREATE TABLE construccion_hr.assignments (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    version     int         NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    created_by  uuid,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    employee_id uuid        NOT NULL,
    project_id  uuid        NOT NULL,
    code        text        NOT NULL,
    starts_on   date        NOT NULL,
    ends_on     date,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, employee_id) REFERENCES construccion_hr.employees (tenant_id, id),
    FOREIGN KEY (tenant_id, project_id) REFERENCES construccion.projects (tenant_id, id),
    CHECK (starts_on <= ends_on),
    EXCLUDE USING gist (tenant_id WITH =, employee_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&)
);

CREATE INDEX assignments_by_employee ON construccion_hr.assignments (tenant_id, employee_id);
CREATE INDEX assignments_by_project ON construccion_hr.assignments (tenant_id, project_id);

SELECT erp.isolate_by_tenant('construccion_hr.assignments');
