-- erp: compatible
-- What is ordered of a supplier for a work. From its approval on its lines are commitments; receipts move it on. A
-- requisition becomes one order. The key into core.partners is declared in the manifest under `references`.
CREATE TABLE construccion_purchasing.purchase_orders (
    tenant_id      uuid        NOT NULL,
    id             uuid        NOT NULL,
    version        int         NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL DEFAULT now(),
    created_by     uuid,
    updated_at     timestamptz NOT NULL DEFAULT now(),
    folio          text        NOT NULL,
    project_id     uuid        NOT NULL,
    requisition_id uuid,
    partner_id     uuid        NOT NULL,
    expected_on    date,
    note           text,
    status         text        NOT NULL DEFAULT 'draft' CHECK (status IN
                   ('draft', 'approved', 'partially_received', 'received', 'cancelled')),
    reason         text,
    approved_by    uuid,
    approved_at    timestamptz,
    beyond_limits  boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, folio),
    UNIQUE (tenant_id, requisition_id),
    FOREIGN KEY (tenant_id, project_id) REFERENCES construccion.projects (tenant_id, id),
    FOREIGN KEY (tenant_id, requisition_id) REFERENCES construccion_purchasing.requisitions (tenant_id, id)
);

CREATE INDEX purchase_orders_by_project ON construccion_purchasing.purchase_orders (tenant_id, project_id);
CREATE INDEX purchase_orders_by_partner ON construccion_purchasing.purchase_orders (tenant_id, partner_id);

SELECT erp.isolate_by_tenant('construccion_purchasing.purchase_orders');
