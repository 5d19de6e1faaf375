-- erp: compatible
-- What was taught, at a work or for all of them, and to whom.
CREATE TABLE construccion_hse.trainings (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    project_id uuid,
    topic      text        NOT NULL,
    held_on    date        NOT NULL,
    hours      numeric(5,2) NOT NULL CHECK (hours > 0),
    trainer    text        NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, project_id) REFERENCES construccion.projects (tenant_id, id)
);

CREATE INDEX trainings_by_project ON construccion_hse.trainings (tenant_id, project_id);

SELECT erp.isolate_by_tenant('construccion_hse.trainings');

CREATE TABLE construccion_hse.training_attendees (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    version     int         NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    created_by  uuid,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    training_id uuid        NOT NULL,
    employee_id uuid        NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, training_id, employee_id),
    FOREIGN KEY (tenant_id, training_id) REFERENCES construccion_hse.trainings (tenant_id, id),
    FOREIGN KEY (tenant_id, employee_id) REFERENCES construccion_hr.employees (tenant_id, id)
);

CREATE INDEX training_attendees_by_employee ON construccion_hse.training_attendees (tenant_id, employee_id);

SELECT erp.isolate_by_tenant('construccion_hse.training_attendees');
