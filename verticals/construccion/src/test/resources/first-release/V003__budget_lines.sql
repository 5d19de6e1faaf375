-- erp: compatible
-- One concept of a budget. The amount is computed here, so no client rounds it another way.
CREATE TABLE construccion_budgets.budget_lines (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    budget_id  uuid        NOT NULL,
    code       text        NOT NULL,
    concept    text        NOT NULL,
    type       text        NOT NULL CHECK (type IN ('material', 'labor', 'equipment', 'composite')),
    unit       text        NOT NULL,
    quantity   numeric(14,4) NOT NULL CHECK (quantity > 0),
    unit_price numeric(16,6) NOT NULL CHECK (unit_price >= 0),
    amount     numeric(14,2) NOT NULL GENERATED ALWAYS AS (round(quantity * unit_price, 2)) STORED,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, budget_id, code),
    FOREIGN KEY (tenant_id, budget_id) REFERENCES construccion_budgets.budgets (tenant_id, id) ON DELETE CASCADE
);

SELECT erp.isolate_by_tenant('construccion_budgets.budget_lines');
