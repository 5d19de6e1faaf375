-- erp: compatible
-- People who work together at a work, and from when until when each belonged to them: to one crew at a time.
CREATE TABLE construccion_hr.crews (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    code       text        NOT NULL,
    name       text        NOT NULL,
    project_id uuid        NOT NULL,
    foreman_id uuid,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, code),
    FOREIGN KEY (tenant_id, project_id) REFERENCES construccion.projects (tenant_id, id),
    FOREIGN KEY (tenant_id, foreman_id) REFERENCES construccion_hr.employees (tenant_id, id)
);

CREATE INDEX crews_by_project ON construccion_hr.crews (tenant_id, project_id);

SELECT erp.isolate_by_tenant('construccion_hr.crews');

CREATE TABLE construccion_hr.crew_members (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    version     int         NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    created_by  uuid,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    crew_id     uuid        NOT NULL,
    employee_id uuid        NOT NULL,
    starts_on   date        NOT NULL,
    ends_on     date,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, crew_id) REFERENCES construccion_hr.crews (tenant_id, id),
    FOREIGN KEY (tenant_id, employee_id) REFERENCES construccion_hr.employees (tenant_id, id),
    CHECK (starts_on <= ends_on),
    EXCLUDE USING gist (tenant_id WITH =, employee_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&)
);

CREATE INDEX crew_members_by_crew ON construccion_hr.crew_members (tenant_id, crew_id);
CREATE INDEX crew_members_by_employee ON construccion_hr.crew_members (tenant_id, employee_id);

SELECT erp.isolate_by_tenant('construccion_hr.crew_members');
