-- erp: compatible
-- That somebody worked on a day, how long, where and on what: once a day. Eight hours are a day, from four hours on half a
-- day. A payroll that has counted it keeps it from being changed, and from being counted again.
CREATE TABLE construccion_hr.attendance (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    version     int         NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    created_by  uuid,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    employee_id uuid        NOT NULL,
    work_date   date        NOT NULL,
    project_id  uuid        NOT NULL,
    code        text        NOT NULL,
    hours       numeric(4,2) NOT NULL CHECK (hours > 0 AND hours <= 24),
    days        numeric(2,1) NOT NULL GENERATED ALWAYS AS
        (CASE WHEN hours >= 8 THEN 1 WHEN hours >= 4 THEN 0.5 ELSE 0 END) STORED,
    status      text        NOT NULL DEFAULT 'recorded' CHECK (status IN ('recorded', 'counted')),
    payroll_id  uuid,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, employee_id, work_date),
    FOREIGN KEY (tenant_id, employee_id) REFERENCES construccion_hr.employees (tenant_id, id),
    FOREIGN KEY (tenant_id, project_id) REFERENCES construccion.projects (tenant_id, id),
    FOREIGN KEY (tenant_id, payroll_id) REFERENCES construccion_hr.payrolls (tenant_id, id),
    CHECK ((status = 'counted') = (payroll_id IS NOT NULL))
);

CREATE INDEX attendance_by_project ON construccion_hr.attendance (tenant_id, project_id, work_date);
CREATE INDEX attendance_by_payroll ON construccion_hr.attendance (tenant_id, payroll_id);

SELECT erp.isolate_by_tenant('construccion_hr.attendance');
