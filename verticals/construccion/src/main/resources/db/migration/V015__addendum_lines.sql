-- erp: compatible
-- By how much a concept grows or shrinks. A concept that the contract does not have yet becomes one of its lines when the
-- addendum is approved.
CREATE TABLE construccion_contracts.addendum_lines (
    tenant_id        uuid        NOT NULL,
    id               uuid        NOT NULL,
    version          int         NOT NULL DEFAULT 1,
    created_at       timestamptz NOT NULL DEFAULT now(),
    created_by       uuid,
    updated_at       timestamptz NOT NULL DEFAULT now(),
    addendum_id      uuid        NOT NULL,
    contract_line_id uuid,
    code             text        NOT NULL,
    concept          text        NOT NULL,
    unit             text        NOT NULL,
    unit_price       numeric(16,6) NOT NULL CHECK (unit_price >= 0),
    quantity         numeric(14,4) NOT NULL CHECK (quantity <> 0),
    amount           numeric(14,2) NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, addendum_id, code),
    FOREIGN KEY (tenant_id, addendum_id) REFERENCES construccion_contracts.addendums (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, contract_line_id) REFERENCES construccion_contracts.contract_lines (tenant_id, id)
);

CREATE INDEX addendum_lines_by_contract_line ON construccion_contracts.addendum_lines (tenant_id, contract_line_id);

SELECT erp.isolate_by_tenant('construccion_contracts.addendum_lines');
