-- erp: compatible
-- How much of what is needed, by when, and which concept of the budget bears it. Concepts are named by code, for each
-- revision of a budget has lines of its own.
CREATE TABLE construccion_purchasing.requisition_lines (
    tenant_id      uuid        NOT NULL,
    id             uuid        NOT NULL,
    version        int         NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL DEFAULT now(),
    created_by     uuid,
    updated_at     timestamptz NOT NULL DEFAULT now(),
    requisition_id uuid        NOT NULL,
    code           text        NOT NULL,
    description    text        NOT NULL,
    unit           text        NOT NULL,
    quantity       numeric(14,4) NOT NULL CHECK (quantity > 0),
    needed_on      date        NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, requisition_id) REFERENCES construccion_purchasing.requisitions (tenant_id, id)
);

CREATE INDEX requisition_lines_by_requisition ON construccion_purchasing.requisition_lines (tenant_id, requisition_id);

SELECT erp.isolate_by_tenant('construccion_purchasing.requisition_lines');
