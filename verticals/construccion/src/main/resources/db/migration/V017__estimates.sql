-- erp: compatible
-- Work done in a period, to be paid. Periods of one contract never overlap, and its numbers have no hole: what is given up
-- is cancelled, not deleted. The amounts are fixed from the moment it is submitted.
CREATE TABLE construccion_estimates.estimates (
    tenant_id         uuid        NOT NULL,
    id                uuid        NOT NULL,
    version           int         NOT NULL DEFAULT 1,
    created_at        timestamptz NOT NULL DEFAULT now(),
    created_by        uuid,
    updated_at        timestamptz NOT NULL DEFAULT now(),
    contract_id       uuid        NOT NULL,
    n                 int         NOT NULL CHECK (n > 0),
    period_from       date        NOT NULL,
    period_to         date        NOT NULL,
    is_final          boolean     NOT NULL DEFAULT false,
    status            text        NOT NULL DEFAULT 'draft' CHECK (status IN
                      ('draft', 'submitted', 'reviewed', 'authorized', 'paid', 'rejected', 'cancelled')),
    gross             numeric(14,2) NOT NULL DEFAULT 0 CHECK (gross >= 0),
    amortisation      numeric(14,2) NOT NULL DEFAULT 0 CHECK (amortisation >= 0),
    retention_base    numeric(14,2) NOT NULL DEFAULT 0,
    retained          numeric(14,2) NOT NULL DEFAULT 0 CHECK (retained >= 0),
    net               numeric(14,2) NOT NULL DEFAULT 0,
    reason            text,
    paid_on           date,
    payment_reference text,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, contract_id, n),
    FOREIGN KEY (tenant_id, contract_id) REFERENCES construccion_contracts.contracts (tenant_id, id),
    EXCLUDE USING gist (tenant_id WITH =, contract_id WITH =, daterange(period_from, period_to, '[]') WITH &&)
        WHERE (status <> 'cancelled'),
    CHECK (period_from <= period_to),
    CHECK (retention_base = gross - amortisation),
    CHECK (net = gross - amortisation - retained),
    CHECK ((status = 'paid') = (paid_on IS NOT NULL))
);

SELECT erp.isolate_by_tenant('construccion_estimates.estimates');
