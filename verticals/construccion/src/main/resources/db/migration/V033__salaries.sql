-- erp: compatible
-- What a day of somebody's work costs, from a day on until the next salary. The factor adds what the law puts on top of
-- the wage: seventh day, holidays, bonus, social security.
CREATE TABLE construccion_hr.salaries (
    tenant_id    uuid        NOT NULL,
    id           uuid        NOT NULL,
    version      int         NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL DEFAULT now(),
    created_by   uuid,
    updated_at   timestamptz NOT NULL DEFAULT now(),
    employee_id  uuid        NOT NULL,
    valid_from   date        NOT NULL,
    daily_salary numeric(14,2) NOT NULL CHECK (daily_salary > 0),
    factor       numeric(5,4)  NOT NULL CHECK (factor >= 1),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, employee_id, valid_from),
    FOREIGN KEY (tenant_id, employee_id) REFERENCES construccion_hr.employees (tenant_id, id)
);

SELECT erp.isolate_by_tenant('construccion_hr.salaries');
