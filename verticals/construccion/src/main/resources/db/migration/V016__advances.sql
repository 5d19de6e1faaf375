-- erp: compatible
-- Money paid before the work, which the estimates give back. One per contract is not yet given back.
CREATE TABLE construccion_estimates.advances (
    tenant_id         uuid        NOT NULL,
    id                uuid        NOT NULL,
    version           int         NOT NULL DEFAULT 1,
    created_at        timestamptz NOT NULL DEFAULT now(),
    created_by        uuid,
    updated_at        timestamptz NOT NULL DEFAULT now(),
    contract_id       uuid        NOT NULL,
    amount            numeric(14,2) NOT NULL CHECK (amount > 0),
    guarantee         text,
    status            text        NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'paid', 'settled')),
    paid_on           date,
    payment_reference text,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, contract_id) REFERENCES construccion_contracts.contracts (tenant_id, id),
    CHECK ((status = 'draft') = (paid_on IS NULL))
);

CREATE UNIQUE INDEX advances_one_active ON construccion_estimates.advances (tenant_id, contract_id)
    WHERE status IN ('draft', 'paid');

SELECT erp.isolate_by_tenant('construccion_estimates.advances');
