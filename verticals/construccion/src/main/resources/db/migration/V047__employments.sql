-- erp: compatible
-- From when until when people belonged to the company, term after term. Their record tells the last one only; what somebody
-- did before they left and came back lies in an earlier one.
CREATE TABLE construccion_hr.employments (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    version     int         NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    created_by  uuid,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    employee_id uuid        NOT NULL,
    hired_on    date        NOT NULL,
    left_on     date,
    reason      text,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, employee_id) REFERENCES construccion_hr.employees (tenant_id, id) ON DELETE CASCADE,
    CHECK (hired_on <= left_on),
    EXCLUDE USING gist (tenant_id WITH =, employee_id WITH =, daterange(hired_on, left_on, '[]') WITH &&)
);

CREATE INDEX employments_by_employee ON construccion_hr.employments (tenant_id, employee_id, hired_on);

SELECT erp.isolate_by_tenant('construccion_hr.employments');
