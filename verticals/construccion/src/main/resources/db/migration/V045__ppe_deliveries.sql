-- erp: compatible
-- Protective equipment handed to an employee. Neither changed nor deleted: it is what the company shows that it did.
CREATE TABLE construccion_hse.ppe_deliveries (
    tenant_id    uuid        NOT NULL,
    id           uuid        NOT NULL,
    version      int         NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL DEFAULT now(),
    created_by   uuid,
    updated_at   timestamptz NOT NULL DEFAULT now(),
    employee_id  uuid        NOT NULL,
    item         text        NOT NULL,
    quantity     int         NOT NULL CHECK (quantity > 0),
    delivered_on date        NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, employee_id) REFERENCES construccion_hr.employees (tenant_id, id)
);

CREATE INDEX ppe_deliveries_by_employee ON construccion_hse.ppe_deliveries (tenant_id, employee_id, delivered_on);

SELECT erp.isolate_by_tenant('construccion_hse.ppe_deliveries');
