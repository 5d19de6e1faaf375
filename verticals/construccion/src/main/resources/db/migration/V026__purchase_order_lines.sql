-- erp: compatible
-- How much of what is ordered at which price, and which concept of the budget bears it.
CREATE TABLE construccion_purchasing.purchase_order_lines (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    version     int         NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    created_by  uuid,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    order_id    uuid        NOT NULL,
    code        text        NOT NULL,
    description text        NOT NULL,
    unit        text        NOT NULL,
    quantity    numeric(14,4) NOT NULL CHECK (quantity > 0),
    unit_price  numeric(16,6) NOT NULL CHECK (unit_price >= 0),
    amount      numeric(14,2) NOT NULL GENERATED ALWAYS AS (round(quantity * unit_price, 2)) STORED,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, order_id) REFERENCES construccion_purchasing.purchase_orders (tenant_id, id)
);

CREATE INDEX purchase_order_lines_by_order ON construccion_purchasing.purchase_order_lines (tenant_id, order_id);

SELECT erp.isolate_by_tenant('construccion_purchasing.purchase_order_lines');
