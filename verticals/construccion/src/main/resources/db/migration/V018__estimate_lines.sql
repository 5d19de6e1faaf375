-- erp: compatible
-- How much of a contracted concept was done in the period.
CREATE TABLE construccion_estimates.estimate_lines (
    tenant_id        uuid        NOT NULL,
    id               uuid        NOT NULL,
    version          int         NOT NULL DEFAULT 1,
    created_at       timestamptz NOT NULL DEFAULT now(),
    created_by       uuid,
    updated_at       timestamptz NOT NULL DEFAULT now(),
    estimate_id      uuid        NOT NULL,
    contract_line_id uuid        NOT NULL,
    quantity         numeric(14,4) NOT NULL CHECK (quantity > 0),
    amount           numeric(14,2) NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, estimate_id, contract_line_id),
    FOREIGN KEY (tenant_id, estimate_id) REFERENCES construccion_estimates.estimates (tenant_id, id),
    FOREIGN KEY (tenant_id, contract_line_id) REFERENCES construccion_contracts.contract_lines (tenant_id, id)
);

CREATE INDEX estimate_lines_by_contract_line ON construccion_estimates.estimate_lines (tenant_id, contract_line_id);

SELECT erp.isolate_by_tenant('construccion_estimates.estimate_lines');
